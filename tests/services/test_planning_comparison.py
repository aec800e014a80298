"""Two runs side by side, every count recomputed by hand."""

from datetime import date

import pytest

from programmes.errors import InvalidRecord
from programmes.services.planning_comparison import MovedActivity, Stay, Tally, compare_runs
from programmes.services.planning_runs import request_run
from tests import factories as make
from tests.selectors.plan_2030 import holiday
from tests.services.planning_world import carried_out, undated, year

pytestmark = pytest.mark.django_db


def test_comparison_counts_what_moved_and_for_whom():
    found = year(courses=0)
    team = make.TrainingTeamFactory(code="jallc")
    make.PlanningDemandFactory(
        activity=undated(found, "taught", team=team),
        days=2,
        earliest=date(2030, 9, 9),
        latest=date(2030, 9, 10),
    )
    undated(found, "talk", kind="nato_talk")
    make.PlanningDemandFactory(
        activity=found.plan.activities.get(code="talk"),
        days=1,
        earliest=date(2030, 6, 3),
        latest=date(2030, 6, 3),
    )
    one = carried_out(found.plan)
    holiday(found.bahrain_calendar, "ashura", date(2030, 9, 15))
    found.plan.activities.get(code="taught").demand.__class__.objects.filter(activity__code="taught").update(
        earliest=date(2030, 9, 15), latest=date(2030, 9, 16)
    )
    other = carried_out(found.plan)
    compared = compare_runs(one, after=other)
    assert compared.activities == (
        MovedActivity(
            "taught",
            Stay(date(2030, 9, 9), date(2030, 9, 10), "hall-1"),
            Stay(date(2030, 9, 15), date(2030, 9, 16), "hall-1"),
        ),
    )
    assert compared.same == 1
    # On Sunday 15 September Bahrain has a holiday and the Emirates their weekend.
    assert compared.states == (Tally("ae", 0, 1), Tally("bh", 0, 1), Tally("kw", 0, 0))
    assert compared.venues == (Tally("hall-1", 3, 3), Tally("hall-2", 0, 0))
    assert compared.teams == (Tally("jallc", 2, 2),)
    assert compared.costs == (one.objective, other.objective)
    assert sum(tally.change for tally in compared.terms) == other.objective - one.objective


def test_comparison_needs_two_plans_of_one_year():
    found = year(courses=1)
    run, waiting = carried_out(found.plan), request_run(found.plan, by=None)
    with pytest.raises(InvalidRecord) as caught:
        compare_runs(run, after=waiting)
    assert [str(one) for one in caught.value.fields["other"]] == ["One of these runs has found no plan."]
    stranger = make.PlanningRunFactory(objective=0)
    with pytest.raises(InvalidRecord) as caught:
        compare_runs(run, after=stranger)
    assert [str(one) for one in caught.value.fields["other"]] == ["These runs are of two different plans."]
