"""Announcing a holiday moves it, and says what newly clashes."""

from datetime import timedelta

import pytest

from programmes.enums import ClosureStatus
from programmes.models import Closure
from programmes.services.calendars import rechecked
from programmes.services.records import save_record
from tests import factories as make
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)


def announced(closure, day, *, by=None, reason=""):
    """What is found as a closure is announced for a day."""
    closure.observed_starts_on = closure.observed_ends_on = day
    closure.status = ClosureStatus.ANNOUNCED
    with rechecked(closure) as found:
        save_record(closure, by=by, reason=reason)
    return found


def codes(findings):
    return [(finding.code, *(record.code for record in finding.records)) for finding in findings]


def test_announced_days_clash_anew_and_free_the_old_ones() -> None:
    kuwait = world()
    kuwait.activity("before", SUNDAY)
    kuwait.activity("after", SUNDAY + WEEK)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, status=ClosureStatus.ESTIMATED)
    planner = make.UserFactory()
    said = announced(eid, SUNDAY + WEEK, by=planner, reason="Circular")
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
    said = announced(eid, SUNDAY)
    assert codes(said.new) == [("host_holiday", "course", "eid")]
    assert codes(said.gone) == [("host_holiday_estimated", "course", "eid")]
