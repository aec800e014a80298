"""One activity placed by hand: refusals that name the reason, locks, undo."""

from datetime import date

import pytest

from programmes.enums import Basis
from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.models import PlanningDemand
from programmes.services.placing import (
    MoveRefused,
    clear_place,
    lock_activity,
    move_activity,
    undo_last_move,
)
from programmes.services.records import save_record
from tests import factories as make
from tests.selectors.plan_2030 import holiday
from tests.services.planning_world import year

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2066\u2069")
SUNDAY, NEXT = date(2030, 9, 8), date(2030, 9, 15)


@pytest.fixture
def found():
    return year(courses=2)


def course(found, number=1):
    return found.plan.activities.get(code=f"course-{number}")


def hall(found, number=1):
    return found.profile.venues.get(code=f"hall-{number}")


def moved(found, number=1, start=SUNDAY, where=1, by=None):
    row = course(found, number)
    return move_activity(row, start=start, venue=hall(found, where), by=by, expected_version=row.version)


def said(error):
    return [str(one).translate(ISOLATES) for one in error.value.fields["starts_on"]]


def test_move_is_refused_by_the_centres_severities(found):
    holiday(found.kuwait_calendar, "eid", date(2030, 9, 10))
    found.profile.severities = {"host_holiday": "block"}
    save_record(found.profile, by=None)
    with pytest.raises(MoveRefused) as caught:
        moved(found)
    assert [one.code for one in caught.value.violations] == ["closed_day"]
    found.profile.severities = {}
    save_record(found.profile, by=None)
    assert moved(found).starts_on == SUNDAY


def test_move_dates_an_activity_as_assumed_for_as_many_working_days_as_it_takes(found):
    row = moved(found)
    assert (row.starts_on, row.ends_on, row.venue.code) == (SUNDAY, date(2030, 9, 12), "hall-1")
    assert (row.date_precision, row.date_basis, row.version) == ("day", Basis.ASSUMED, 2)
    assert row.date_note_en
    assert row.date_note_ar


def test_move_into_a_hall_that_is_taken_names_who_holds_it(found):
    moved(found, 1)
    with pytest.raises(MoveRefused) as caught:
        moved(found, 2)
    assert said(caught) == ["course-1 already holds venue hall-1 on those days."]
    assert course(found, 2).starts_on is None
    assert moved(found, 2, where=2).venue.code == "hall-2"


def test_move_of_what_was_changed_since_is_refused(found):
    row = course(found)
    moved(found)
    with pytest.raises(StaleRecord):
        move_activity(row, start=NEXT, venue=hall(found), by=None, expected_version=row.version)
    assert course(found).starts_on == SUNDAY


def test_move_keeps_the_length_a_source_gives(found):
    row = found.activity("stated", SUNDAY, days=4, venue=hall(found))
    done = move_activity(row, start=NEXT, venue=hall(found), by=None, expected_version=1)
    assert (done.starts_on, done.ends_on) == (NEXT, date(2030, 9, 18))


def test_move_to_a_venue_that_is_not_planned_is_refused(found):
    other = make.VenueFactory(code="abroad", state=found.bahrain)
    with pytest.raises(MoveRefused) as caught:
        move_activity(course(found), start=SUNDAY, venue=other, by=None, expected_version=1)
    assert said(caught) == ["Venue abroad is not one of those to plan."]


def test_move_of_an_activity_without_plan_is_refused():
    row = make.ActivityFactory(plan=None)
    with pytest.raises(InvalidRecord) as caught:
        move_activity(row, start=SUNDAY, venue=None, by=None, expected_version=1)
    assert set(caught.value.fields) == {"plan"}


def test_locked_activity_does_not_move_until_it_is_freed(found):
    row = moved(found)
    lock_activity(row, dates=True, venue=True, by=None, expected_version=row.version)
    with pytest.raises(MoveRefused) as caught:
        moved(found, start=NEXT)
    assert said(caught) == ["course-1 is locked where it is. Unlock it first."]
    with pytest.raises(MoveRefused):
        clear_place(row, by=None, expected_version=row.version)
    lock_activity(row, dates=False, venue=False, by=None, expected_version=row.version)
    assert moved(found, start=NEXT).starts_on == NEXT


def test_lock_of_what_is_nowhere_is_refused(found):
    with pytest.raises(InvalidRecord) as caught:
        lock_activity(course(found), dates=True, venue=True, by=None, expected_version=1)
    assert set(caught.value.fields) == {"lock_dates", "lock_venue"}
    assert not PlanningDemand.objects.exists()


def test_clear_takes_date_and_venue_away(found):
    row = moved(found)
    cleared = clear_place(row, by=None, expected_version=row.version)
    assert (cleared.starts_on, cleared.ends_on, cleared.venue, cleared.date_precision) == (
        None,
        None,
        None,
        "none",
    )


def test_undo_takes_back_the_last_move_of_the_person_once(found):
    by, other = make.UserFactory(), make.UserFactory()
    moved(found, 1, by=by)
    moved(found, 2, where=2, by=other)
    undone = undo_last_move(found.plan, by=by)
    assert (undone.code, undone.starts_on, undone.venue) == ("course-1", None, None)
    assert course(found, 2).starts_on == SUNDAY
    with pytest.raises(ProgrammeError) as caught:
        undo_last_move(found.plan, by=by)
    assert caught.value.code == "nothing_to_undo"


def test_undo_puts_back_where_it_was(found):
    by = make.UserFactory()
    moved(found, by=by)
    moved(found, start=NEXT, where=2, by=by)
    undone = undo_last_move(found.plan, by=by)
    assert (undone.starts_on, undone.venue.code) == (SUNDAY, "hall-1")


def test_undo_is_refused_where_somebody_changed_the_activity_since(found):
    by = make.UserFactory()
    row = moved(found, by=by)
    row.title_en = "Renamed"
    save_record(row, by=None)
    with pytest.raises(StaleRecord):
        undo_last_move(found.plan, by=by)


def test_undo_is_refused_where_the_former_place_was_taken(found):
    by = make.UserFactory()
    moved(found, by=by)
    moved(found, start=NEXT, by=by)
    moved(found, 2, by=None)
    with pytest.raises(MoveRefused) as caught:
        undo_last_move(found.plan, by=by)
    assert said(caught) == ["course-2 already holds venue hall-1 on those days."]
    assert course(found).starts_on == NEXT
