"""What the invented seasons hold: true to the rules, and marked as invented in every name."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from programmes.models import (
    Activity,
    AnnualPlan,
    Certificate,
    CourseReport,
    Nomination,
    Nominee,
    SeatAllocation,
    SeatCall,
    SeatPolicy,
)
from programmes.planning.check_seats import check_seats
from programmes.seat_enums import NominationStatus, SeatStanding
from programmes.services.demonstration import load_demonstration
from tests.services.test_demonstration import SMALL, TODAY, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The small seasons, made once for the tests that only read them and taken back after."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_world()
        list(load_demonstration(today=TODAY, seasons=SMALL))
        yield
        transaction.set_rollback(True)


def test_every_name_says_that_it_was_invented(loaded: None) -> None:
    made = Activity.objects.filter(plan__invented=True)
    assert [one.code for one in made.order_by("code")] == [
        "demo-last-season-course-01",
        "demo-this-season-course-01",
        "demo-this-season-course-02",
    ]
    assert all("(invented)" in one.title_en and "(وهمية)" in one.title_ar for one in made)
    plans = AnnualPlan.objects.filter(invented=True)
    assert [one.code for one in plans.order_by("code")] == ["demo-last-season", "demo-this-season"]
    assert all("(invented)" in one.title_en and "(وهمي)" in one.title_ar for one in plans)
    people = Nominee.objects.filter(nominations__call__activity__plan__invented=True)
    assert people.exists()
    assert not people.exclude(name_en__startswith="Invented person", name_ar__startswith="شخص وهمي").exists()
    assert all(one.basis == "assumed" for one in SeatPolicy.objects.filter(plan__invented=True))


def test_every_sharing_is_proven_and_no_seat_is_lost(loaded: None) -> None:
    allocations = list(SeatAllocation.objects.all())
    assert len(allocations) == 2  # the course twelve weeks ahead is open and not shared yet
    assert [check_seats(one.sheet) for one in allocations] == [[], []]
    for call in SeatCall.objects.filter(activity__plan__invented=True):
        numbers = list(call.seats.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        assert call.seats.filter(standing=SeatStanding.HELD_BACK).count() == 2
    filled = Nomination.objects.filter(seat__isnull=False, call__activity__plan__invented=True)
    assert all(one.seat.state_id == one.state_id for one in filled.select_related("seat"))


def test_what_is_over_was_attended_reported_and_certified(loaded: None) -> None:
    over = SeatCall.objects.filter(activity__status="delivered")
    assert [call.activity.code for call in over] == ["demo-last-season-course-01"]
    came = Nomination.objects.filter(call__in=over, status=NominationStatus.ATTENDED)
    assert came.count() > 5
    assert Certificate.objects.filter(nomination__in=came).count() == came.count()
    assert CourseReport.objects.filter(activity__seat_call__in=over, status="submitted").count() == 1
    ahead = Nomination.objects.filter(call__activity__starts_on__gt=TODAY)
    assert not ahead.filter(status__in=["attended", "no_show"]).exists()
