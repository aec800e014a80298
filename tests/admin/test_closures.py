"""A change of closed days at the desk says what in the plans newly clashes."""

from datetime import timedelta

import pytest

from programmes.enums import ClosureStatus
from programmes.models import Closure
from tests.admin.forms import filled
from tests.admin.people import desk, planner
from tests.admin.rows import address
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db


def announced(client, closure, day):
    url = address("closure", "change", closure)
    new = {
        "observed_starts_on": day.isoformat(),
        "observed_ends_on": day.isoformat(),
        "status": "announced",
        "reason": "Circular",
    }
    answer = client.post(url, filled(client.get(url), "closure_form", **new), follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_announced_day_that_clashes_is_named() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY - timedelta(weeks=1), status=ClosureStatus.ESTIMATED)
    said = announced(desk(planner()), eid, SUNDAY + timedelta(days=1))
    assert Closure.objects.get(code="eid").first_day == SUNDAY + timedelta(days=1)
    assert [text.replace("\u2066", "").replace("\u2069", "") for text in said if "again" in text] == [
        "The plans were checked again; 1 finding is new: "
        "Course lies on a public holiday of the host, Eid, for 1 day (2030-09-09)."
    ]


def test_announced_day_that_clashes_with_nothing_says_nothing_more() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY - timedelta(weeks=1), status=ClosureStatus.ESTIMATED)
    said = announced(desk(planner()), eid, SUNDAY - timedelta(weeks=2))
    assert [text for text in said if "again" in text] == []


def changed_together(client, action, rows, query=""):
    """What is said after a change of many has been confirmed."""
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows], "reason": "Circular"}
    confirmed = {"confirmed": [f"{row.pk}:{row.version}" for row in rows], "apply": "1"}
    answer = client.post(f"{address('closure')}{query}", chosen | confirmed, follow=True)
    said = (str(message) for message in answer.context["messages"])
    return [text.replace("\u2066", "").replace("\u2069", "") for text in said]


def test_days_announced_together_name_what_newly_clashes_once() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    kuwait.activity("talk", SUNDAY + timedelta(weeks=4), days=1)
    estimated = {"status": ClosureStatus.ESTIMATED}
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, **estimated)
    birthday = holiday(kuwait.kuwait_calendar, "birthday", SUNDAY + timedelta(weeks=4), **estimated)
    quiet = holiday(kuwait.kuwait_calendar, "quiet", SUNDAY + timedelta(weeks=9), **estimated)
    said = changed_together(desk(planner()), "announce", [eid, birthday, quiet])
    assert said == [
        "The plans were checked again; 2 findings are new: "
        "Course lies on a public holiday of the host, Eid, for 1 day (2030-09-08). "
        "Talk lies on a public holiday of the host, Birthday, for 1 day (2030-10-06).",
        "3 records were changed.",
    ]
    assert set(Closure.objects.values_list("status", flat=True)) == {"announced"}


def test_days_announced_together_that_touch_nothing_say_nothing_more() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY - timedelta(weeks=1), status=ClosureStatus.ESTIMATED)
    assert changed_together(desk(planner()), "announce", [eid]) == ["1 record was changed."]


def test_days_taken_back_into_use_name_what_newly_clashes() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, status=ClosureStatus.FIXED, retired_on=SUNDAY)
    said = changed_together(desk(planner()), "restore", [eid], "?retired=yes")
    assert said == [
        "The plans were checked again; 1 finding is new: "
        "Course lies on a public holiday of the host, Eid, for 1 day (2030-09-08).",
        "1 record was changed.",
    ]


def test_refused_change_of_several_days_names_nothing() -> None:
    kuwait = world()
    kuwait.activity("course", SUNDAY)
    eid = holiday(kuwait.kuwait_calendar, "eid", SUNDAY, status=ClosureStatus.ESTIMATED)
    eid.version = 7
    (said,) = changed_together(desk(planner()), "announce", [eid])
    assert said.startswith("Nothing was changed. ")
    assert Closure.objects.get().status == ClosureStatus.ESTIMATED
