"""What was invented for demonstration is marked, and stands in a list only where it is asked for."""

from datetime import date

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    """A real plan with a course, an invented one of the same year with another, a course of no plan."""
    year = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    real = make.AnnualPlanFactory(code="2026", **year)
    demo = make.AnnualPlanFactory(code="demo-2026", invented=True, **year)
    for code, plan in (("real", real), ("demo", demo), ("loose", None)):
        make.CourseFactory(code=code, plan=plan)
    make.PlanPartFactory(code="2026-courses", plan=real)
    make.PlanPartFactory(code="demo-2026-courses", plan=demo)


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("courses/", {"real": False, "loose": False}),
        ("activities/?ordering=-code", {"real": False, "loose": False}),
        ("courses/?invented=true", {"demo": True}),
        ("courses/?invented=false", {"real": False, "loose": False}),
        ("courses/?plan=demo-2026", {"demo": True}),
        ("courses/?plan=2026", {"real": False}),
        ("plans/", {"2026": False}),
        ("plans/?invented=true", {"demo-2026": True}),
        ("parts/", {"2026-courses": False}),
        ("parts/?plan=demo-2026", {"demo-2026-courses": True}),
    ],
)
def test_list_holds_what_was_invented_only_where_asked_for(stranger, both, address, listed):
    answer = stranger.get(address + ("&" if "?" in address else "?") + "count=true").json()
    assert {row["code"]: row["invented"] for row in answer["results"]} == listed
    assert answer["count"] == len(listed)


@pytest.mark.parametrize("address", ["courses/demo/", "plans/demo-2026/", "parts/demo-2026-courses/"])
def test_record_that_was_invented_says_so(stranger, both, address):
    assert stranger.get(address).json()["invented"] is True
