"""A plan with states that are invited, and the people who deal with its seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from programmes.enums import Role
from programmes.models import Nomination, ParticipatingState, Seat, SeatCall, SeatEvent, SeatPolicy, User
from programmes.seat_enums import SeatStanding
from programmes.services.nominations import nominate, register_nominee, take_step
from programmes.services.seats import allocate, open_call
from tests.factories import (
    AnnualPlanFactory,
    CourseFactory,
    GroupingFactory,
    MembershipFactory,
    ParticipatingStateFactory,
    SeatPolicyFactory,
    UserFactory,
)

FIRST_DAY = date(2026, 6, 7)
# Long before every gate of a course that begins on FIRST_DAY.
EARLY = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)
DURING = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)


def days_before(days: int) -> datetime:
    """Noon in Kuwait, so many days before the first day."""
    return datetime(2026, 6, 7, 9, 0, tzinfo=UTC) - timedelta(days=days)


@dataclass
class SeatWorld:
    """Three states by the codes s-0, s-1, s-2, each with a focal point, unless said otherwise."""

    plan: Any
    policy: SeatPolicy
    states: list[ParticipatingState]
    focal_points: list[User]
    planner: User
    director: User
    courses: int = 0
    people: int = 0

    @classmethod
    def made(cls, *, states: int = 3, **policy: Any) -> SeatWorld:
        grouping = GroupingFactory(abbreviation="ICI")
        invited = [ParticipatingStateFactory(code=f"s-{n}") for n in range(states)]
        for state in invited:
            MembershipFactory(state=state, grouping=grouping)
        values = {"class_size": 6, "valid_from": date(2020, 1, 1), "invited": grouping} | policy
        return cls(
            plan=AnnualPlanFactory(),
            policy=SeatPolicyFactory(**values),
            states=invited,
            focal_points=[UserFactory(role=Role.FOCAL_POINT, state=state) for state in invited],
            planner=UserFactory(role=Role.PLANNER, first_name="Pia", last_name="Planner"),
            director=UserFactory(role=Role.COURSE_DIRECTOR),
        )

    def course(self, **values: Any) -> Any:
        """A course of five days from FIRST_DAY on; the codes are course-a, course-b …"""
        self.courses += 1
        known = {
            "code": f"course-{chr(96 + self.courses)}",
            "plan": self.plan,
            "starts_on": FIRST_DAY,
            "ends_on": FIRST_DAY + timedelta(days=4),
            "date_precision": "day",
        }
        return CourseFactory(**known | values)

    def opened(self, activity: Any = None, **values: Any) -> SeatCall:
        return open_call(activity=activity or self.course(), by=self.planner, **{"now": EARLY, **values})

    def shared(self, **values: Any) -> SeatCall:
        """A call whose seats are shared: with the usual six, two seats for each of three states."""
        call = self.opened(**values)
        allocate(call=call, by=self.planner, now=EARLY)
        return call

    def person(self, state: int = 0, **values: Any) -> Any:
        self.people += 1
        return register_nominee(
            state=self.states[state], by=self.planner, **{"name_en": f"Person {self.people}", **values}
        )

    def named(self, call: SeatCall, state: int = 0, **values: Any) -> Nomination:
        known = {"nominee": self.person(state), "by": self.focal_points[state], "now": EARLY}
        return nominate(call=call, **known | values)

    def confirmed(self, call: SeatCall, state: int = 0) -> Nomination:
        nomination = self.named(call, state)
        for step in ("validated", "confirmed"):
            nomination = take_step(nomination=nomination, to=step, by=self.planner, now=EARLY)
        return nomination


def standings(call: SeatCall) -> list[tuple[int, str, str | None]]:
    """Each seat by number: how it stands, and whose it is."""
    rows = Seat.objects.filter(call=call).order_by("number")
    return list(rows.values_list("number", "standing", "state__code"))


def owners(call: SeatCall) -> list[str | None]:
    """The state of each seat, None where it is nobody's."""
    return [state for _number, _standing, state in standings(call)]


def numbers(call: SeatCall, code: str) -> list[int]:
    """The numbers of the seats that stand with a state."""
    return [number for number, _standing, state in standings(call) if state == code]


def story(rows: Any) -> list[tuple[str, str | None]]:
    """What happened, in order, and to which state."""
    return list(rows.order_by("at", "id").values_list("kind", "state__code"))


def seat(call: SeatCall, number: int) -> Seat:
    return Seat.objects.get(call=call, number=number)


def free_seats(call: SeatCall) -> list[int]:
    rows = Seat.objects.filter(call=call, standing=SeatStanding.FREE)
    return list(rows.order_by("number").values_list("number", flat=True))


def events(call: SeatCall) -> int:
    return SeatEvent.objects.filter(call=call).count()
