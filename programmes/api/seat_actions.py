"""What is done with the seats of an activity: opened, bid for, shared, given by hand, turned back, attended.

Who may is asked of the services, which refuse what is not one's own; it is answered as not there.
"""

from collections.abc import Callable

from django.utils import timezone
from rest_framework import exceptions

from programmes.models import Activity, CourseReport, Nomination, Seat, SeatAllocation, SeatCall, SeatQuota
from programmes.selectors.seat_gates import runs, standings_of
from programmes.selectors.seat_policies import first_day
from programmes.selectors.visibility import visible_to
from programmes.services import seat_pool, seat_sharing
from programmes.services.attendance import record_attendance
from programmes.services.seats import close_call, grant_seats, invite, open_call, place_bid

from . import seat_shapes as shapes
from .accounts import private
from .bodies import given
from .engine import queries
from .engine.guarded import one
from .engine.views import LanguageView
from .examples import ATTENDANCE_GIVEN, BID_GIVEN, GRANT_GIVEN, OPEN_GIVEN, TURN_BACK_GIVEN
from .permissions import NeedsPermission
from .rendering import answer
from .schema_shapes import shape_of
from .seats import SEAT_CALLS, SEAT_QUOTAS
from .versions import read_version

PLANS_SEATS = {"POST": (("change", SeatCall),)}


class SeatAction(LanguageView):
    """Something done with the seats of one activity."""

    tag = "seat-calls"
    permission_classes = [NeedsPermission]

    def asked(self, request):
        """What the body says. Raises ValidationError."""
        queries.parameters(self.address(), {"lang"})
        return given(self.accepts["POST"], request.data)


class OpenView(SeatAction):
    """Opens the seats of an activity; the states on record as invited get a quota each."""

    resource = SEAT_CALLS
    needs = {"POST": (("add", SeatCall),)}
    accepts = {"POST": shapes.OpenGivenSerializer}
    answers = {"POST": (201, shape_of(SEAT_CALLS))}
    examples = {"POST": OPEN_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        activity = Activity.objects.filter(code=code.replace("\x00", "")).first()
        if activity is None:
            raise exceptions.NotFound
        return one(self, open_call(activity=activity, by=request.user, **asked), status=201)


class AllocateView(SeatAction):
    """Shares the free seats among the invited states; `dry` shows the proof sheet and writes nothing."""

    needs = {"POST": (("change", SeatCall), ("view", SeatAllocation))}
    accepts = {"POST": shapes.AllocateGivenSerializer}
    answers = {"POST": (200, shapes.AllocatedSerializer)}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        if asked.pop("dry"):
            sheet = seat_sharing.propose_sharing(call=call).as_data()
            return private(answer({"allocation": None, "number": None, "sheet": sheet}))
        made = seat_sharing.allocate(call=call, by=request.user, **asked)
        return private(answer({"allocation": made.pk, "number": made.number, "sheet": made.sheet}))


class TurnBackView(SeatAction):
    """Gives seats of a state, in which nobody is named, back to the pool."""

    needs = {"POST": (("change", Nomination),)}
    accepts = {"POST": shapes.TurnBackGivenSerializer}
    answers = {"POST": (200, shapes.SeatNumbersSerializer)}
    examples = {"POST": TURN_BACK_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        return _numbers(seat_pool.turn_back(call=call, by=request.user, **asked))


class BidView(SeatAction):
    """Says how many seats a state asks for, before they are shared."""

    needs = {"POST": (("change", Nomination),)}
    accepts = {"POST": shapes.BidGivenSerializer}
    answers = {"POST": (200, shapes.BidSerializer)}
    examples = {"POST": BID_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        quota = place_bid(call=call, by=request.user, **asked)
        body = {"state": quota.state.code, "bid": quota.bid, "bid_at": quota.bid_at.isoformat()}
        return private(answer(body))


class PoolAction(SeatAction):
    """Changes how many seats can be shared out; answers the numbers of the seats concerned."""

    needs = PLANS_SEATS
    accepts = {"POST": shapes.SeatsGivenSerializer}
    answers = {"POST": (200, shapes.SeatNumbersSerializer)}
    act: Callable[..., list[Seat]]

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        return _numbers(self.act(call=call, by=request.user, **asked))


class HoldBackView(PoolAction):
    """Keeps free seats out of every sharing."""

    act = staticmethod(seat_pool.hold_back)


class ReleaseHeldView(PoolAction):
    """Puts seats that were held back into the pool."""

    act = staticmethod(seat_pool.release_held)


class ResizeView(PoolAction):
    """Brings the number of seats to what is asked: more are opened, or such as were nobody's are closed."""

    act = staticmethod(seat_pool.resize)


class InviteView(SeatAction):
    """Invites a further state; on a basis that is not stated by a source with the reason."""

    resource = SEAT_QUOTAS
    needs = {"POST": (("add", SeatQuota),)}
    accepts = {"POST": shapes.InviteGivenSerializer}
    answers = {"POST": (201, shape_of(SEAT_QUOTAS))}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        return one(self, invite(call=call, by=request.user, **asked), status=201)


class CloseView(SeatAction):
    """Lets no seat change hands any more; offers and the waiting list end. This cannot be undone."""

    resource, versioned = SEAT_CALLS, True
    needs = PLANS_SEATS
    accepts = {"POST": shapes.WhyGivenSerializer}
    answers = {"POST": (200, shape_of(SEAT_CALLS))}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        version = read_version(request, call)
        return one(self, close_call(call=call, by=request.user, expected_version=version, **asked))


class GatesView(SeatAction):
    """The gates of an activity with their days; none while it has no first day to the day."""

    needs = {"GET": (("view", SeatCall),)}
    answers = {"GET": (200, shapes.GatesSerializer)}

    def get(self, request, code):
        queries.parameters(self.address(), {"lang"})
        call = SEAT_CALLS.find(request.user, code)
        first = first_day(call.activity)
        gates = [
            {"gate": at.gate, "label": str(at.gate.label), "day": at.day.isoformat(), "standing": standing}
            for at, standing in standings_of(call, timezone.localdate())
        ]
        known = {"activity": call.activity.code, "first_day": first.isoformat() if first else None}
        return private(answer({**known, "runs": runs(call), "gates": gates}))


class GrantView(SeatAction):
    """Gives seats held back or free to an invited state, or one of its bodies, by hand."""

    needs = PLANS_SEATS
    accepts = {"POST": shapes.GrantGivenSerializer}
    answers = {"POST": (200, shapes.SeatNumbersSerializer)}
    examples = {"POST": GRANT_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        return _numbers(grant_seats(call=call, by=request.user, **asked))


class AttendanceView(SeatAction):
    """Records who came, by nomination; all marks or none."""

    needs = {"POST": (("view", Nomination), ("change", CourseReport))}
    accepts = {"POST": shapes.AttendanceGivenSerializer}
    answers = {"POST": (200, shapes.MarkedSerializer)}
    examples = {"POST": ATTENDANCE_GIVEN}

    def post(self, request, code):
        asked = self.asked(request)
        call = SEAT_CALLS.find(request.user, code)
        keys = _keys(request.user, call, [one["nomination"] for one in asked["marks"]])
        marks = {keys[one["nomination"]]: one["mark"] for one in asked["marks"]}
        days = {keys[one["nomination"]]: one["days"] for one in asked["marks"] if one.get("days")}
        rows = record_attendance(
            call=call, marks=marks, days=days, by=request.user, reason=asked.get("reason", "")
        )
        body = [{"nomination": row.code, "mark": row.status, "days": row.days_attended} for row in rows]
        return private(answer({"marks": sorted(body, key=lambda mark: mark["nomination"])}))


def _keys(user, call, codes):
    """The nominations of a call by code, among those the asker sees. Raises NotFound."""
    rows = visible_to(user, Nomination.objects.filter(call=call)).filter(code__in=codes)
    keys = dict(rows.values_list("code", "pk"))
    if keys.keys() != set(codes):
        raise exceptions.NotFound
    return keys


def _numbers(seats):
    return private(answer({"seats": sorted(seat.number for seat in seats)}))
