"""`plan_year`: what it prints, what it writes, and how it refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programmes.models import PlanningProfile, PlanningRun
from programmes.services import planning_work
from tests import factories as make
from tests.services.planning_world import places, year

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2066\u2069")


@pytest.fixture(autouse=True)
def without_pulse(monkeypatch):
    """No second thread on the database of a test."""
    monkeypatch.setattr(planning_work, "BEAT_SECONDS", 3600)


def planned(*arguments, **options):
    out, progress = StringIO(), StringIO()
    call_command("plan_year", "2030", *arguments, stdout=out, stderr=progress, **options)
    return out.getvalue().translate(ISOLATES), progress.getvalue()


def test_command_prints_places_assumptions_cost_and_bound_and_writes_nothing():
    found = year(courses=2)
    out, progress = planned()
    run = PlanningRun.objects.get()
    lines = out.splitlines()
    assert lines[:2] == [
        f"{start}  {end}  {hall:<12} {code}"
        for code, (start, end, hall) in sorted(places(run).items(), key=lambda one: (one[1][0], one[0]))
    ]
    assert "  The planning profile assumes 5 working days for a course." in lines
    assert "2 activities have a place." in lines
    assert f"The cost is {run.objective} points." in lines
    assert "No cheaper plan exists: that is proven." in lines
    assert f"Run {run.code}, seed 1, effort 60, input {run.input_hash[:12]}." in lines
    assert "first" in progress
    assert not found.plan.activities.exclude(starts_on=None).exists()


def test_command_explains_what_lies_in_summer():
    found = year(courses=1)
    make.PlanningDemandFactory(
        activity=found.plan.activities.get(), days=5, earliest="2030-07-01", latest="2030-08-31"
    )
    out, _progress = planned()
    assert "    It pays: days in high summer 2000" in out
    assert "points dearer." in out


def test_command_adopts_when_told_and_names_the_person():
    found = year(courses=2)
    make.UserFactory(username="noura")
    out, _progress = planned("--adopt", "--by", "noura")
    assert out.splitlines()[-1] == "2 activities were dated."
    row = found.plan.activities.first()
    assert row.starts_on is not None
    assert row.history.first().history_user.username == "noura"


def test_command_refuses_in_words_and_stores_nothing():
    year(courses=1)
    PlanningProfile.objects.all().delete()
    with pytest.raises(CommandError) as caught:
        planned()
    assert str(caught.value).splitlines() == [
        "The year cannot be planned as it stands.",
        "There is no planning profile. Make one that names the host state.",
    ]
    assert not PlanningRun.objects.exists()


def test_command_without_such_a_plan_says_so():
    with pytest.raises(CommandError, match="There is no annual plan “2030”"):
        planned()
