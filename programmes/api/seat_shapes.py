"""The description of what is done with seats: what is asked, and what is answered."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.enums import Basis, FollowUpStatus
from programmes.models import NominatingBody, ParticipatingState, SeatPolicy
from programmes.seat_enums import Gate, Gender, NominationStatus, Service
from programmes.selectors.seat_gates import GateStanding

from .engine.shapes import Codes, WholeNumber

MOST = 1000
LONGEST_REASON = 400


def code_field(help, **options) -> serializers.Field:
    """A record that not everybody sees, by its code; whether it is there is asked later, for the asker."""
    return serializers.CharField(max_length=160, help_text=help, **options)


def state_field() -> serializers.Field:
    return Codes(queryset=ParticipatingState.objects.all())


def body_field() -> serializers.Field:
    return Codes(queryset=NominatingBody.objects.all(), required=False, allow_null=True)


def seats_field(**options) -> serializers.Field:
    return WholeNumber(min_value=1, max_value=MOST, **options)


def reason_field(**options) -> serializers.Field:
    given = {"required": False, "allow_blank": True} | options
    help = _("why; kept in the story of the seat")
    return serializers.CharField(max_length=LONGEST_REASON, help_text=help, **given)


class OpenGivenSerializer(serializers.Serializer):
    """How the seats of an activity are opened; what is not said comes from the activity and the policy."""

    seats = seats_field(required=False)
    held_back = WholeNumber(required=False, min_value=0, max_value=MOST)
    policy = Codes(queryset=SeatPolicy.objects.current(), required=False)
    reason = reason_field()


class AllocateGivenSerializer(serializers.Serializer):
    """Shares the free seats out; with `dry` the proof sheet is shown and nothing is written."""

    dry = serializers.BooleanField(required=False, default=False)
    reason = reason_field()


class AllocatedSerializer(serializers.Serializer):
    """The proof sheet of a sharing, and where it is kept; null where nothing was written."""

    allocation = serializers.IntegerField(allow_null=True)
    number = serializers.IntegerField(allow_null=True)
    sheet = serializers.JSONField()


class TurnBackGivenSerializer(serializers.Serializer):
    """Seats that a state gives back to the pool."""

    state = state_field()
    body = body_field()
    seats = seats_field(required=False, default=1)
    reason = reason_field(required=True, allow_blank=False)


class BidGivenSerializer(serializers.Serializer):
    """How many seats a state asks for; no sharing gives it more. A later bid replaces an earlier one."""

    state = state_field()
    seats = WholeNumber(min_value=0, max_value=MOST)
    reason = reason_field()


class BidSerializer(serializers.Serializer):
    """The bid as it stands."""

    state = serializers.CharField()
    bid = serializers.IntegerField()
    bid_at = serializers.DateTimeField()


class SeatsGivenSerializer(serializers.Serializer):
    """A number of seats, and why."""

    seats = seats_field()
    reason = reason_field(required=True, allow_blank=False)


class WhyGivenSerializer(serializers.Serializer):
    """Why, which must be said."""

    reason = reason_field(required=True, allow_blank=False)


class SettleGivenSerializer(serializers.Serializer):
    """What became of a lesson or change; what is dropped needs a note."""

    status = serializers.ChoiceField(choices=FollowUpStatus)
    note = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_REASON)


class InviteGivenSerializer(serializers.Serializer):
    """A state to be invited, and on which basis."""

    state = state_field()
    basis = serializers.ChoiceField(required=False, default=Basis.STATED, choices=Basis)
    reason_en = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_REASON)
    reason_ar = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_REASON)


class GateSerializer(serializers.Serializer):
    """A gate, its day, and where it stands today."""

    gate = serializers.ChoiceField(choices=Gate)
    label = serializers.CharField()
    day = serializers.DateField()
    standing = serializers.ChoiceField(choices=list(GateStanding))


class GatesSerializer(serializers.Serializer):
    """The gates of an activity in order; the clock `runs` while its seats can still change hands."""

    activity = serializers.CharField()
    first_day = serializers.DateField(allow_null=True)
    runs = serializers.BooleanField()
    gates = GateSerializer(many=True)


class GrantGivenSerializer(SeatsGivenSerializer):
    """Seats given by hand to a state, or to one of its bodies; those held back go first, then free ones."""

    state = state_field()
    body = body_field()


class SeatNumbersSerializer(serializers.Serializer):
    """The numbers of the seats that were moved."""

    seats = serializers.ListField(child=serializers.IntegerField())


class MarkSerializer(serializers.Serializer):
    """Whether the person of a nomination came, and for how many days."""

    nomination = code_field(_("code of the nomination"))
    mark = serializers.ChoiceField(choices=[NominationStatus.ATTENDED, NominationStatus.NO_SHOW])
    days = WholeNumber(required=False, allow_null=True, min_value=1, max_value=366)


class AttendanceGivenSerializer(serializers.Serializer):
    """Who came. A mark that is corrected needs a reason."""

    marks = MarkSerializer(many=True, allow_empty=False)
    reason = reason_field()


class MarkedSerializer(serializers.Serializer):
    """The marks as they stand now."""

    marks = MarkSerializer(many=True)


class NomineeGivenSerializer(serializers.Serializer):
    """A person a state names. Who is on record under that name and body already is answered, not doubled."""

    state = state_field()
    body = body_field()
    name_en = serializers.CharField(required=False, allow_blank=True, max_length=200)
    name_ar = serializers.CharField(required=False, allow_blank=True, max_length=200)
    position = serializers.CharField(required=False, allow_blank=True, max_length=200)
    email = serializers.EmailField(required=False, allow_blank=True)
    service = serializers.ChoiceField(required=False, allow_blank=True, choices=Service)
    gender = serializers.ChoiceField(required=False, allow_blank=True, choices=Gender)


class NominationGivenSerializer(serializers.Serializer):
    """Names a person for a seat of an activity, or for its waiting list."""

    activity = code_field(_("code of the activity"))
    nominee = code_field(_("code of the nominee"))
    body = body_field()
    waitlist = serializers.BooleanField(required=False, default=False)
    reason = reason_field()


class StepGivenSerializer(serializers.Serializer):
    """The step to take. Refusals and withdrawals need a reason."""

    to = serializers.ChoiceField(choices=NominationStatus)
    reason = reason_field()


class SubstituteGivenSerializer(serializers.Serializer):
    """Who takes the seat instead, and why."""

    nominee = code_field(_("code of the other nominee"))
    reason = reason_field(required=True, allow_blank=False)


class WaitingGivenSerializer(serializers.Serializer):
    """Puts a state, or one of its bodies, on the waiting list of an activity."""

    activity = code_field(_("code of the activity"))
    state = state_field()
    body = body_field()
    seats = seats_field(required=False, default=1)
    priority = WholeNumber(required=False, default=3, min_value=1, max_value=5)
    reason = reason_field()


class ReasonGivenSerializer(serializers.Serializer):
    """Why; nothing else has to be said."""

    reason = reason_field()


class ConfirmGivenSerializer(serializers.Serializer):
    """What is taken out of a proposal before it is done; all of it is done where nothing is."""

    without_take_back = serializers.ListField(
        child=WholeNumber(min_value=1),
        required=False,
        help_text=_("numbers of seats that stay with their states"),
    )
    without_offers = serializers.ListField(
        child=WholeNumber(min_value=1), required=False, help_text=_("numbers of seats that are not offered")
    )
    without_letters = serializers.ListField(
        child=code_field(_("code of the state")),
        required=False,
        help_text=_("states to which no letter is made"),
    )
    reason = reason_field()


class ProposedSerializer(serializers.Serializer):
    """The proposal that waits for a decision; null where the clock has nothing to propose."""

    reoffer = serializers.IntegerField(allow_null=True)


class LetterGivenSerializer(serializers.Serializer):
    """The words of a letter; what is left out stays as it is."""

    subject_en = serializers.CharField(required=False, allow_blank=True, max_length=200)
    subject_ar = serializers.CharField(required=False, allow_blank=True, max_length=200)
    body_en = serializers.CharField(required=False, allow_blank=True)
    body_ar = serializers.CharField(required=False, allow_blank=True)
    reason = reason_field()
