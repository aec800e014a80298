"""A plan whose courses have open seats: shared, named, turned back, waited for, as services leave them."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from programmes.enums import Role
from programmes.models import Nominee, ParticipatingState
from programmes.seat_enums import NominationStatus
from programmes.services.nominations import nominate, record_attendance, take_step
from programmes.services.seats import allocate, grant_seats, open_call, turn_back
from programmes.services.waiting_list import enter
from tests import factories as make


class SeatWorld:
    """`plan` with three states invited under one policy; `by` plans the seats."""

    def __init__(self, *, invented=False, year=None, states=("bh", "kw", "qa")):
        # Several processes may each build a world in one database: no code comes from a counter of theirs.
        self.name_of = f"{year or 'now'}"
        self.by = make.UserFactory(username=f"planner-{self.name_of}", role=Role.PLANNER)
        start = timezone.localdate() + timedelta(weeks=12)
        self.start = start if year is None else date(year, 6, 1)
        self.plan = make.AnnualPlanFactory(
            year=year or self.start.year, invented=invented, code=f"plan-{self.name_of}"
        )
        self.grouping = make.GroupingFactory(code=f"grouping-{self.name_of}")
        self.states = [self._state(code) for code in states]
        self.policy = make.SeatPolicyFactory(
            code=f"policy-{self.name_of}",
            title_en="Policy of the test",
            valid_from=date(2000, 1, 1),
            plan=self.plan,
            invited=self.grouping,
        )

    def _state(self, code):
        state = ParticipatingState.objects.filter(code=code).first()
        state = state or make.ParticipatingStateFactory(
            code=code, title_en=code.upper(), title_ar=f"دولة {code}"
        )
        make.MembershipFactory(state=state, grouping=self.grouping)
        return state

    def state(self, code):
        return next(one for one in self.states if one.code == code)

    def course(self, code, *, weeks=0, **fields):
        first = self.start + timedelta(weeks=weeks)
        return make.CourseFactory(
            code=code,
            title_en=f"Course {code}",
            title_ar=f"دورة {code}",
            plan=self.plan,
            starts_on=first,
            ends_on=first + timedelta(days=4),
            date_precision="day",
            **fields,
        )

    def call(self, code, seats=6, *, weeks=0, held_back=0, shared=True, **fields):
        made = open_call(
            activity=self.course(code, weeks=weeks, **fields), seats=seats, held_back=held_back, by=self.by
        )
        if shared:
            allocate(call=made, by=self.by)
        return made

    def name(self, call, code, person="Test Person", *, to=NominationStatus.NOMINATED):
        """Somebody named by a state, as far on as `to`."""
        state = self.state(code)
        number = Nominee.objects.filter(code__startswith=f"nominee-{self.name_of}-").count()
        nominee = make.NomineeFactory(
            code=f"nominee-{self.name_of}-{number}",
            state=state,
            name_en=person,
            name_ar=f"شخص {person[-1]}",
        )
        made = nominate(call=call, nominee=nominee, by=self.by)
        for step in (NominationStatus.VALIDATED, NominationStatus.CONFIRMED):
            if made.status != to and to != NominationStatus.NOMINATED:
                made = take_step(nomination=made, to=step, by=self.by)
        return made

    def call_day(self, code):
        return self.plan.activities.get(code=code).starts_on

    def attended(self, call, nominee, as_what="attended"):
        """A person who was named sixty days before the first course, confirmed, and came or did not."""
        now = datetime.combine(self.start - timedelta(days=60), time(9), tzinfo=UTC)
        made = nominate(call=call, nominee=nominee, by=self.by, now=now)
        for step in (NominationStatus.VALIDATED, NominationStatus.CONFIRMED):
            made = take_step(nomination=made, to=step, by=self.by, now=now)
        day = datetime.combine(call.activity.starts_on, time(12), tzinfo=UTC)
        record_attendance(call=call, marks={made.pk: as_what}, by=self.by, now=day)

    def give_back(self, call, code, seats=1):
        return turn_back(call=call, state=self.state(code), seats=seats, by=self.by, reason="Nobody to send.")

    def give(self, call, code, seats=1, **values):
        """Seats given by hand."""
        known = {"state": self.state(code), "by": self.by, "reason": "As the minister wished."}
        return grant_seats(call=call, seats=seats, **known | values)

    def wait(self, call, code, seats=1, priority=3):
        return enter(call=call, state=self.state(code), seats=seats, priority=priority, by=self.by)
