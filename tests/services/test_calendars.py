"""Announcing a holiday moves it, and says what newly clashes."""

from datetime import timedelta

import pytest

from programmes.enums import ClosureStatus
from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.models import Closure
from programmes.services.calendars import announce_closure
from tests import factories as make
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)


def codes(findings):
    return [(finding.code, *(record.code for record in finding.records)) for finding in findings]


def test_announced_days_clash_anew_and_free_the_old_ones() -> None:
    kuwait = world()
    kuwait.activity("before", SUNDAY)
    kuwait.activity("after", SUNDAY + WEEK)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, status=ClosureStatus.ESTIMATED)
    planner = make.UserFactory()
    said = announce_closure(eid, first=SUNDAY + WEEK, last=SUNDAY + WEEK, by=planner, reason="Circular")
    assert codes(said.new) == [("host_holiday", "after", "eid"), ("invited_weekend", "before", "ae")]
    assert codes(said.gone) == [
        ("invited_weekend", "after", "ae"),
        ("host_holiday_estimated", "before", "eid"),
    ]
    stored = Closure.objects.get(code="eid")
    assert (stored.status, stored.first_day, stored.starts_on) == ("announced", SUNDAY + WEEK, SUNDAY)
    kept = stored.history.first()
    assert (kept.history_user, kept.history_change_reason) == (planner, "Circular")


def test_announcement_as_estimated_says_only_that_it_is_certain_now() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, status=ClosureStatus.ESTIMATED)
    said = announce_closure(eid, first=SUNDAY, last=SUNDAY, by=None)
    assert codes(said.new) == [("host_holiday", "course", "eid")]
    assert codes(said.gone) == [("host_holiday_estimated", "course", "eid")]


def test_wrong_announcements_are_refused_and_nothing_is_stored() -> None:
    kuwait = world()
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, status=ClosureStatus.ESTIMATED)
    with pytest.raises(InvalidRecord) as refused:
        announce_closure(eid, first=SUNDAY, last=SUNDAY - WEEK, by=None)
    assert list(refused.value.fields) == ["observed_ends_on"]
    with pytest.raises(StaleRecord):
        announce_closure(
            Closure.objects.get(pk=eid.pk), first=SUNDAY, last=SUNDAY, by=None, expected_version=9
        )
    stored = Closure.objects.get(pk=eid.pk)
    assert (stored.status, stored.observed_starts_on) == ("estimated", None)


def test_closure_called_off_is_not_announced() -> None:
    off = make.ClosureFactory(status=ClosureStatus.CANCELLED)
    with pytest.raises(ProgrammeError) as refused:
        announce_closure(off, first=SUNDAY, last=SUNDAY, by=None)
    assert refused.value.code == "closure_cancelled"
