"""A proposal taken into the draft: whole, in part, all or nothing, and never over somebody's change."""

from datetime import date

import pytest

from programmes.enums import Basis, RunStatus
from programmes.errors import InvalidRecord
from programmes.models import Activity, PlanningRun
from programmes.services import adoption
from programmes.services.adoption import ProposalRefused, StaleProposal, adopt
from programmes.services.planning_runs import WrongRun, request_run
from programmes.services.records import save_record
from tests import factories as make
from tests.services.planning_world import carried_out, places, year

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2066\u2069")


def draft(plan):
    """Start, end and hall of every dated activity of the draft."""
    rows = plan.activities.exclude(starts_on=None).select_related("venue")
    return {row.code: (row.starts_on.isoformat(), row.ends_on.isoformat(), row.venue.code) for row in rows}


def test_adopt_writes_the_proposal_as_assumed_with_the_run_in_the_note_and_the_history():
    found = year(courses=2, talks=1)
    by = make.UserFactory()
    run = carried_out(found.plan)
    written = adopt(run, by=by, reason="Agreed in the meeting.")
    assert draft(found.plan) == places(run)
    assert {one.code for one in written} == {"course-1", "course-2", "talk-1"}
    row = found.plan.activities.get(code="course-1")
    assert (row.date_basis, row.date_precision, row.version) == (Basis.ASSUMED, "day", 2)
    assert row.date_note_en == f"Proposed by planning run {run.code}; no source gives this date."
    assert run.code in row.date_note_ar
    last = row.history.first()
    assert (last.history_user, last.history_change_reason) == (
        by,
        f"adopted from planning run {run.code}. Agreed in the meeting.",
    )
    assert not run.placements.filter(adopted_at=None).exists()


def test_adopt_in_part_leaves_the_rest_for_later():
    found = year(courses=3)
    run = carried_out(found.plan)
    adopt(run, by=None, activities=["course-2"])
    assert set(draft(found.plan)) == {"course-2"}
    adopt(run, by=None)
    assert draft(found.plan) == places(run)
    assert found.plan.activities.get(code="course-2").version == 2


def test_adopt_of_an_activity_the_run_does_not_place_is_refused_by_name():
    found = year(courses=1)
    run = carried_out(found.plan)
    with pytest.raises(InvalidRecord) as caught:
        adopt(run, by=None, activities=["course-1", "elsewhere"])
    assert {code: [str(one) for one in said] for code, said in caught.value.fields.items()} == {
        "elsewhere": ["The run places no activity of this code."]
    }
    assert draft(found.plan) == {}


def test_adopt_names_what_was_changed_since_the_run_and_writes_nothing():
    found = year(courses=3)
    run = carried_out(found.plan)
    changed = found.plan.activities.get(code="course-2")
    changed.title_en = "Renamed"
    save_record(changed, by=None)
    with pytest.raises(StaleProposal) as caught:
        adopt(run, by=None)
    assert caught.value.activities == ("course-2",)
    assert str(caught.value) == "Changed since the run, so nothing was adopted: course-2."
    assert draft(found.plan) == {}


def test_adopt_refuses_what_no_longer_fits_and_says_why():
    found = year(courses=2)
    run = carried_out(found.plan)
    start, _end, _hall = places(run)["course-1"]
    make.ClosureFactory(
        code="mourning",
        calendar=found.kuwait_calendar,
        starts_on=date.fromisoformat(start),
        ends_on=date.fromisoformat(start),
    )
    others = {code for code, place in places(run).items() if place[0] == start}
    with pytest.raises(ProposalRefused) as caught:
        adopt(run, by=None)
    said = {
        code: [str(one).translate(ISOLATES) for one in sentences]
        for code, sentences in caught.value.fields.items()
    }
    assert said == {
        code: [f"{code} would lie on a day on which the Centre is closed (mourning)."] for code in others
    }
    assert draft(found.plan) == {}


def test_adopt_refuses_a_place_that_was_taken_meanwhile():
    found = year(courses=1)
    run = carried_out(found.plan)
    start, _end, hall = places(run)["course-1"]
    found.activity("quicker", date.fromisoformat(start), days=1, venue=found.profile.venues.get(code=hall))
    with pytest.raises(ProposalRefused) as caught:
        adopt(run, by=None)
    assert [str(one).translate(ISOLATES) for one in caught.value.fields["course-1"]] == [
        f"quicker already holds venue {hall} on those days."
    ]


def test_adopt_changes_places_with_one_another():
    found = year(courses=0)
    halls = {hall.code: hall for hall in found.profile.venues.all()}
    assumed = {"date_basis": Basis.ASSUMED, "date_note_en": "Run."}
    found.activity("one", date(2030, 9, 8), venue=halls["hall-1"], **assumed)
    found.activity("other", date(2030, 9, 15), venue=halls["hall-1"], **assumed)
    run = carried_out(found.plan)
    rows = {row.activity.code: row for row in run.placements.select_related("activity")}
    for code, start in (("one", date(2030, 9, 15)), ("other", date(2030, 9, 8))):
        rows[code].starts_on, rows[code].ends_on = start, start.replace(day=start.day + 4)
        rows[code].venue = halls["hall-1"]
        rows[code].save()
    adopt(run, by=None)
    assert draft(found.plan) == {
        "one": ("2030-09-15", "2030-09-19", "hall-1"),
        "other": ("2030-09-08", "2030-09-12", "hall-1"),
    }


def test_adopt_that_breaks_off_leaves_the_draft_as_it_was(monkeypatch):
    found = year(courses=3)
    run = carried_out(found.plan)
    written = []

    def breaking(row, **how):
        if written:
            raise OSError("the disk is full")
        written.append(row.code)
        return save_record(row, **how)

    monkeypatch.setattr(adoption, "save_record", breaking)
    with pytest.raises(OSError, match="disk"):
        adopt(run, by=None)
    assert written
    assert draft(found.plan) == {}
    assert not run.placements.exclude(adopted_at=None).exists()


@pytest.mark.parametrize("status", [RunStatus.QUEUED, RunStatus.LOST])
def test_adopt_of_a_run_without_a_plan_is_refused(status):
    run = request_run(year(courses=1).plan, by=None)
    ended = {"finished_at": run.requested_at} if status == RunStatus.LOST else {}
    PlanningRun.objects.update(status=status, **ended)
    with pytest.raises(WrongRun):
        adopt(run, by=None)


def test_replan_after_adoption_starts_from_the_adopted_draft():
    found = year(courses=4)
    adopt(carried_out(found.plan), by=None)
    before = draft(found.plan)
    again = carried_out(found.plan, kind="replan", as_of=date(2030, 2, 18))
    assert again.output["moves"] == 0
    adopt(again, by=None)
    assert draft(found.plan) == before
    assert Activity.objects.filter(plan=found.plan, version=3).count() == 4
