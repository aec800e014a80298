"""Why seats are refused: stable codes for machines, and sentences that say what to do instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError
from programmes.planning.faults import Fault
from programmes.seat_enums import NominationStatus, OfferStatus

ISOLATE, END = "\u2066", "\u2069"  # keep ISO days and codes in their own direction among Arabic letters


class SeatRefused(ProgrammeError):
    """A step in the life of a seat that cannot be taken; nothing was changed."""

    code = "seat_refused"


class NotYours(SeatRefused):
    """Somebody acts for a state, body or course that is not theirs, or does what is another's to do."""

    code = "not_yours"
    message = _("This is not yours to do. Ask the state's focal point or the Centre.")


class CallClosed(SeatRefused):
    code = "call_closed"
    message = _("The seats of this activity are closed: none changes hands any more. Ask the Centre.")


class AlreadyOpen(SeatRefused):
    code = "already_open"
    message = _("The seats of this activity are open already. Change their number instead.")


class ActivityOff(SeatRefused):
    code = "activity_off"
    message = _("The activity is postponed, cancelled or retired, so its seats stay as they are.")


class NoPolicy(SeatRefused):
    code = "no_policy"
    message = _("No seat policy is in force on the activity's first day. Make one, or name one.")


class SeatsUnknown(SeatRefused):
    code = "seats_unknown"
    message = _("Neither the activity nor the seat policy says how many seats there are. Give the number.")


class NotInvited(SeatRefused):
    code = "not_invited"
    message = _("This state is not invited to the activity. Invite it first.")


class NobodyInvited(SeatRefused):
    code = "nobody_invited"
    message = _("No state is invited to the activity, so there is nobody to share its seats among.")


class NothingToShare(SeatRefused):
    code = "nothing_to_share"
    message = _("No seat is free, so there is nothing to share. Open more seats or release held ones.")


class SharingRefused(SeatRefused):
    """The seats cannot be shared as the policy, the quotas and the bids put it; `faults` say why."""

    code = "sharing_refused"

    def __init__(self, faults: tuple[Fault, ...], sentence: Callable[[], str]) -> None:
        self.faults = faults
        super().__init__(later(sentence))


class SheetUnsound(SeatRefused):
    """The proof sheet did not pass its independent check, so nothing was handed out."""

    code = "sheet_unsound"
    message = _("The proof sheet did not pass its check, so no seat was handed out. Tell the administrator.")


class AlreadyNamed(SeatRefused):
    code = "already_named"
    message = _("This person is already named for the activity.")


class NomineeGone(SeatRefused):
    code = "nominee_gone"
    message = _("This person's record was erased or retired. Register the person again.")


class SeatTaken(SeatRefused):
    code = "seat_taken"
    message = _("Somebody took this seat a moment ago. Look again and repeat.")


class SeatNotFree(SeatRefused):
    code = "seat_not_free"
    message = _("This seat is not free, so it cannot be offered.")


class AlreadyWaiting(SeatRefused):
    code = "already_waiting"
    message = _("The state waits for seats already. Change the number of seats it waits for.")


class WaitingEnded(SeatRefused):
    code = "waiting_ended"
    message = _("This entry of the waiting list has ended. Enter the list again.")


class Certified(SeatRefused):
    """A certificate says that the person attended; it is revoked before the record says otherwise."""

    code = "certified"
    message = _("A certificate was issued for this attendance. Revoke it first.")


class NotDated(SeatRefused):
    code = "not_dated"
    message = _("The activity has no date to the day yet, so this cannot be recorded.")


class NotBegun(SeatRefused):
    code = "not_begun"

    def __init__(self, first_day: date) -> None:
        super().__init__(
            later(lambda: gettext("Attendance is recorded from the first day, %(day)s, on."), day=first_day)
        )


class PastGate(SeatRefused):
    """The day up to which a state may do this by itself has passed."""

    code = "past_gate"

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            later(
                lambda: gettext("Names were due on %(day)s. Ask the Centre, or for the waiting list."),
                day=day,
            )
        )


class Begun(SeatRefused):
    code = "begun"

    def __init__(self, first_day: date) -> None:
        super().__init__(
            later(
                lambda: gettext("The activity began on %(day)s. What changes now is the Centre's to record."),
                day=first_day,
            )
        )


class NoSeatLeft(SeatRefused):
    """Every seat of the state is filled; `seats` says how many it has."""

    code = "no_seat_left"

    def __init__(self, seats: int) -> None:
        self.seats = seats
        super().__init__(later(lambda: _none_left(seats)))


class NotEnoughSeats(SeatRefused):
    """Fewer seats can be moved than were asked for; `seats` says how many can."""

    code = "not_enough_seats"

    def __init__(self, seats: int, sentence: Callable[[], str]) -> None:
        self.seats = seats
        super().__init__(later(sentence))


class IllegalStep(SeatRefused):
    """A nomination cannot go from where it stands to where it was sent."""

    code = "illegal_step"

    def __init__(self, status: str, to: str) -> None:
        self.status, self.to = status, to
        super().__init__(
            later(
                lambda: (
                    gettext("A nomination that is “%(status)s” cannot become “%(to)s”.")
                    % {"status": NominationStatus(status).label, "to": _named(to)}
                )
            )
        )


class SubstituteUnnamed(SeatRefused):
    code = "substitute_unnamed"
    message = _("Say who takes the seat: a substitution names the other person.")


class OfferEnded(SeatRefused):
    """The offer was answered, cancelled or ran out; `status` says which."""

    code = "offer_ended"

    def __init__(self, status: str, at: datetime) -> None:
        self.status = status
        super().__init__(
            later(
                lambda: (
                    gettext("This offer ended on %(day)s (%(status)s), so it can no longer be answered.")
                    % {"day": f"{ISOLATE}{_day(at)}{END}", "status": OfferStatus(status).label}
                )
            )
        )


def later(make: Callable[[], str], **values: object) -> Promise:
    """A sentence made in the reader's language when it is shown, `values` put in."""

    def sentence() -> str:
        said = {
            name: f"{ISOLATE}{value}{END}" if isinstance(value, date) else value
            for name, value in values.items()
        }
        return make() % said if said else make()

    return cast(Promise, lazy(sentence, str)())


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _named(status: str) -> str:
    return str(NominationStatus(status).label) if status in NominationStatus.values else status


def _none_left(seats: int) -> str:
    if not seats:
        return gettext("The state has no seat it can fill in this activity. Ask for the waiting list.")
    return ngettext(
        "The state's only seat in this activity is filled. Ask for the waiting list.",
        "All %(count)d seats of the state in this activity are filled. Ask for the waiting list.",
        seats,
    ) % {"count": seats}
