"""The description of the seats of a plan in numbers."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.selectors.seats import COLUMNS

SUMS = ("opened", "offered", "named", "ever_confirmed", "unnamed", "unfilled", "attendances")
_COUNTS = {name: serializers.IntegerField() for name in (*COLUMNS, *SUMS)}


class SeatCountsSerializer(type("Counts", (serializers.Serializer,), _COUNTS)):
    """Seats by standing, nominations by status, and their sums."""


class PlanTotalsSerializer(type("Counts", (serializers.Serializer,), _COUNTS)):
    """The counts of one group in one plan."""

    plan = serializers.CharField()
    invented = serializers.BooleanField(help_text=_("invented for demonstration: not a fact"))
    people = serializers.IntegerField(help_text=_("persons who attended, each counted once"))
    lead_days = serializers.FloatField(
        allow_null=True, help_text=_("median days from a nomination to the first day")
    )


class TotalsRowSerializer(serializers.Serializer):
    """One state, activity, kind or topic; without a code what has none of it."""

    code = serializers.CharField(allow_null=True)
    label = serializers.CharField(allow_null=True)
    plans = PlanTotalsSerializer(many=True)


class SeatTotalsSerializer(serializers.Serializer):
    """The plan asked for and earlier ones; invented plans stand beside invented ones alone."""

    plan = serializers.CharField()
    invented = serializers.BooleanField()
    by = serializers.CharField()
    whole = PlanTotalsSerializer(many=True)
    results = TotalsRowSerializer(many=True)


class AccountSerializer(serializers.Serializer):
    """What was due and what came of it; shares are exact, as a fraction such as 7/2."""

    entitled = serializers.CharField()
    carried = serializers.CharField(help_text=_("what the next sharing starts from"))
    given = serializers.IntegerField()
    accepted = serializers.IntegerField()
    granted = serializers.IntegerField(help_text=_("given by hand, outside every sharing"))
    turned_back = serializers.IntegerField()
    taken_back = serializers.IntegerField()
    held = serializers.IntegerField()
    seats = SeatCountsSerializer()


class StateAccountSerializer(AccountSerializer):
    """The account of one state."""

    state = serializers.CharField()
    label = serializers.CharField()


class SeatLedgerSerializer(serializers.Serializer):
    """The accounts of a plan's year; `balanced` says that each account adds up."""

    plan = serializers.CharField()
    invented = serializers.BooleanField()
    balanced = serializers.BooleanField()
    total = AccountSerializer()
    results = StateAccountSerializer(many=True)
