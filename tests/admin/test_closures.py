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
