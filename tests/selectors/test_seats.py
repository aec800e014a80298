"""The one definition of seat counts, and what is laid out from it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from programmes.enums import Role
from programmes.seat_enums import NominationStatus, SeatStanding
from programmes.selectors.seat_attention import seat_findings
from programmes.selectors.seat_matrix import seat_matrix, unopened
from programmes.selectors.seat_totals import lead_days
from programmes.selectors.seats import SeatCounts, calls_of, people_attended, seat_counts, summed, total_of
from tests import factories as make
from tests.dashboards.seat_world import SeatWorld
from tests.factories.course_reports import CourseReportFactory, ReportItemFactory

pytestmark = pytest.mark.django_db


def seat(call, standing="allocated", state=None):
    return make.SeatFactory(call=call, standing=standing, state=state)


def named(call, state, status):
    return make.NominationFactory(call=call, state=state, status=status)


@pytest.fixture
def kuwait():
    return make.ParticipatingStateFactory(code="kw")


@pytest.fixture
def call(kuwait):
    """A seat of each standing, a nomination of each status, a walk-in, and two seats waited for."""
    call = make.SeatCallFactory()
    for standing in (SeatStanding.HELD_BACK, SeatStanding.FREE):
        seat(call, standing)
    for standing in (SeatStanding.OFFERED, SeatStanding.ALLOCATED):
        seat(call, standing, kuwait)
    for status in NominationStatus:
        waits = status in (NominationStatus.WAITLISTED,)
        make.NominationFactory(call=call, state=kuwait, status=status, **({"seat": None} if waits else {}))
    make.NominationFactory(call=call, state=kuwait, status="attended", seat=None, walk_in=True)
    make.WaitingEntryFactory(call=call, state=kuwait, seats=3, served=1)
    left = call.opened_at + timedelta(days=1)
    make.WaitingEntryFactory(call=call, state=kuwait, seats=9, status="withdrawn", entered_at=left)
    return call


# Eight nominations have a seat made for them, of which five still fill it; one more seat has none.
COUNTS = {
    "on_offer": 1,
    "allocated": 9,
    "nominated": 1,
    "validated": 1,
    "confirmed": 1,
    "attended": 1,
    "no_show": 1,
    "waitlisted": 1,
    "waiting": 2,
    "walk_ins": 1,
}


def test_every_seat_and_person_is_counted_in_one_place(call) -> None:
    (counts,) = seat_counts(calls_of(call.activity.plan)).values()
    assert counts == SeatCounts(held_back=1, free=1, **COUNTS)
    assert (counts.opened, counts.offered, counts.named, counts.ever_confirmed) == (12, 11, 5, 3)
    assert (counts.unnamed, counts.unfilled, counts.attendances) == (4, 6, 2)


def test_seats_of_nobody_stand_under_no_state(call, kuwait) -> None:
    assert seat_counts(calls_of(call.activity.plan), "state") == {
        (None,): SeatCounts(held_back=1, free=1),
        (kuwait.pk,): SeatCounts(**COUNTS),
    }


def test_counts_are_grouped_by_what_is_asked(call, kuwait) -> None:
    activity = call.activity
    topics = [make.ActivityTopicFactory(activity=activity).topic.pk for _number in range(2)]
    calls, whole = calls_of(activity.plan), SeatCounts(held_back=1, free=1, **COUNTS)
    assert seat_counts(calls, "call") == {(call.pk,): whole}
    assert seat_counts(calls, "activity") == {(activity.pk,): whole}
    assert seat_counts(calls, "plan", "kind") == {(activity.plan_id, "course"): whole}
    assert seat_counts(calls, "quarter") == {(date(2026, 1, 1),): whole}
    assert seat_counts(calls, "topic") == {(topic,): whole for topic in topics}
    assert seat_counts(calls, "call", "state").keys() == {(call.pk, None), (call.pk, kuwait.pk)}


def test_counts_of_one_state_hold_nothing_of_another(call, kuwait) -> None:
    other = make.ParticipatingStateFactory()
    seat(call, state=other)
    named(call, other, "confirmed")
    (counts,) = seat_counts(calls_of(call.activity.plan), state=kuwait).values()
    assert counts == SeatCounts(**COUNTS)


def test_retired_activities_and_other_plans_are_not_counted(call) -> None:
    plan = call.activity.plan
    gone = make.SeatCallFactory(activity=make.CourseFactory(plan=plan, retired_on=date(2026, 1, 1)), seats=3)
    make.SeatCallFactory(seats=2)
    assert gone.seats.count() == 3
    assert total_of(seat_counts(calls_of(plan)).values()).opened == 12


def test_coarser_sums_of_finer_counts_are_the_coarser_counts(call, kuwait) -> None:
    calls = calls_of(call.activity.plan)
    fine = seat_counts(calls, "call", "state")
    assert summed(fine, lambda key: key[:1]) == seat_counts(calls, "call")


def test_people_are_counted_once_however_often_they_attend(kuwait) -> None:
    plan = make.AnnualPlanFactory()
    person = make.NomineeFactory(state=kuwait)
    for number in range(3):
        call = make.SeatCallFactory(activity=make.CourseFactory(plan=plan), turn=number + 1)
        make.NominationFactory(call=call, state=kuwait, nominee=person, status="attended")
    make.NominationFactory(call=call, state=kuwait, status="no_show")
    assert people_attended(calls_of(plan)) == {(): 1}
    assert people_attended(calls_of(plan), "state") == {(kuwait.pk,): 1}
    assert seat_counts(calls_of(plan))[()].attendances == 3


def test_erasing_a_person_leaves_counts_as_they_were(kuwait) -> None:
    made = make.NominationFactory(state=kuwait, status="attended")
    before = seat_counts(calls_of(made.call.activity.plan), "state")
    made.nominee.erased_at = timezone.now()
    for column in ("name_en", "name_ar", "position", "email"):
        setattr(made.nominee, column, "")
    made.nominee.save()
    assert seat_counts(calls_of(made.call.activity.plan), "state") == before
    assert people_attended(calls_of(made.call.activity.plan)) == {(): 1}


def test_lead_time_is_the_median_over_nominations_that_stand(kuwait) -> None:
    call = make.SeatCallFactory()
    first = call.activity.starts_on
    for days, status in ((10, "nominated"), (20, "confirmed"), (60, "attended"), (90, "withdrawn")):
        at = datetime.combine(first - timedelta(days=days), time(9), tzinfo=UTC)
        make.NominationFactory(call=call, state=kuwait, status=status, nominated_at=at)
    assert lead_days(calls_of(call.activity.plan), "state") == {(kuwait.pk,): 20}


@pytest.mark.parametrize("by", [(), ("call", "state"), ("topic",), ("plan", "quarter")])
def test_counts_take_the_same_queries_for_any_number_of_rows(by, django_assert_num_queries) -> None:
    plan = make.AnnualPlanFactory()
    for number in range(3):
        call = make.SeatCallFactory(activity=make.CourseFactory(plan=plan), turn=number + 1, seats=2)
        make.NominationFactory(call=call, status="confirmed")
        with django_assert_num_queries(4):
            seat_counts(calls_of(plan), *by)


class TestAttention:
    """What of the seats of a plan is to be acted on."""

    @pytest.fixture
    def world(self):
        return SeatWorld()

    def found(self, world, user=None):
        today = timezone.localdate()
        matrix = seat_matrix(world.plan)
        return [
            (one.code, one.activity.code, one.number)
            for one in seat_findings(matrix, unopened(world.plan), today, user or world.by)
        ]

    def test_nothing_is_found_while_all_is_in_time(self, world) -> None:
        world.call("c1")
        world.course("c2")
        assert self.found(world) == []

    def test_names_are_missed_two_weeks_before_they_are_due(self, world) -> None:
        call = world.call("c1", weeks=-4)
        world.name(call, "bh")
        assert self.found(world) == [("no_names", "c1", 2)]

    def test_gate_that_passed_counts_every_seat_without_a_name(self, world) -> None:
        call = world.call("c1", 6, weeks=-6)
        for code in ("bh", "kw", "qa"):
            world.name(call, code)
        world.give_back(call, "kw")
        assert self.found(world) == [("past_gate", "c1", 3)]

    def test_full_past_or_closed_calls_are_left_alone(self, world) -> None:
        full = world.call("full", 3, weeks=-8)
        for code in ("bh", "kw", "qa"):
            world.name(full, code)
        world.call("past", 3, weeks=-13)
        closed = world.call("closed", 3, weeks=-8)
        type(closed).objects.filter(pk=closed.pk).update(closed_at=timezone.now())
        assert self.found(world) == []

    def test_call_not_open_past_its_first_gate_and_one_without_a_day(self, world) -> None:
        world.course("late", weeks=-6)
        world.course("past", weeks=-13)
        undated = world.call("undated", shared=False)
        type(undated.activity).objects.filter(pk=undated.activity_id).update(
            starts_on=None, ends_on=None, date_precision="none"
        )
        assert self.found(world) == [("not_opened", "late", 1), ("no_day", "undated", 1)]

    def test_lessons_wait_until_they_are_done_or_dropped_and_the_report_is_in(self, world) -> None:
        past, running = (world.call(code, 3, weeks=-13) for code in ("past", "running"))
        report = CourseReportFactory(activity=past.activity, status="submitted", submitted_at=timezone.now())
        for status in ("open", "open", "done", "dropped"):
            ReportItemFactory(report=report, status=status)
        ReportItemFactory(report=CourseReportFactory(activity=running.activity))
        assert self.found(world) == [("open_items", "past", 2)]
        assert self.found(world, make.UserFactory(role=Role.READER)) == []

    def test_open_proposals_are_for_those_who_decide(self, world) -> None:
        call = world.call("c1")
        make.ReofferFactory(call=call)
        assert self.found(world) == [("proposal", "c1", 1)]
        assert self.found(world, make.UserFactory(role=Role.READER)) == []
