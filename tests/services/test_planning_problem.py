"""From what is on record to the problem: demands, assumptions, what stays, parts of the year, bad input."""

from datetime import date

import pytest

from programmes.enums import ActivityKind, ActivityStatus, Basis, ClosureKind, DatePrecision, Mode, RunKind
from programmes.models import PlanningProfile, PlanningRun, WeekendPattern
from programmes.planning import problem as core
from programmes.services.planning_faults import UnplannableYear
from programmes.services.planning_problem import draft_problem
from programmes.services.planning_runs import request_run
from tests import factories as make
from tests.selectors.plan_2030 import holiday
from tests.services.planning_world import undated, year

pytestmark = pytest.mark.django_db
ISOLATES = str.maketrans("", "", "\u2066\u2069")


def drafted(found, **asked):
    return draft_problem(found.plan, **asked)


def test_draft_names_what_is_assumed_of_each_activity():
    found = year(courses=1, talks=1)
    activity = found.plan.activities.get(code="course-1")
    make.ActivityTopicFactory(
        activity=activity, topic=make.TopicFactory(code="maritime"), basis=Basis.INFERRED, reason_en="Guess."
    )
    draft = drafted(found)
    halls = {"code": "halls_of_profile", "halls": ["hall-1", "hall-2"]}
    invited = {"code": "invited_of_profile", "grouping": "ici"}
    assert draft.assumptions == {
        "course-1": (
            {"code": "days_of_kind", "kind": "course", "days": 5},
            halls,
            invited,
            {"code": "topic_inferred", "topic": "maritime"},
        ),
        "talk-1": ({"code": "days_of_kind", "kind": "talk", "days": 1}, halls, invited),
    }
    assert draft.versions == {"course-1": 1, "talk-1": 1}


def test_draft_assumes_nothing_that_was_asked():
    found = year(courses=0)
    outline = make.CourseOutlineFactory(duration_days="3.5", class_size=20)
    first = undated(found, "first")
    activity = undated(found, "asked", outline=outline, mode=Mode.REMOTE)
    make.ParticipationFactory(activity=activity, state=found.bahrain, role="invited")
    make.PlanningDemandFactory(
        activity=activity,
        days=None,
        earliest=date(2030, 4, 1),
        latest=date(2030, 6, 30),
        preferred_months=[5],
        priority=5,
        must_hold=True,
        follows=first,
    )
    draft = drafted(found)
    assert draft.assumptions["asked"] == ()
    assert draft.problem.activity("asked") == core.Activity(
        code="asked",
        days=4,
        earliest=date(2030, 4, 1),
        latest=date(2030, 6, 30),
        preferred_months=frozenset({5}),
        seats=20,
        needs_venue=False,
        invited=("bh",),
        priority=5,
        must_hold=True,
        follows=("first",),
    )


def test_draft_reads_calendars_as_observed_with_estimated_days_and_ramadan():
    found = year(courses=1)
    holiday(
        found.kuwait_calendar,
        "eid",
        date(2030, 4, 13),
        date(2030, 4, 15),
        status="announced",
        observed_starts_on=date(2030, 4, 14),
        observed_ends_on=date(2030, 4, 16),
    )
    holiday(found.bahrain_calendar, "ashura", date(2030, 5, 12), status="estimated")
    holiday(found.kuwait_calendar, "ramadan", date(2030, 3, 1), date(2030, 3, 30), kind=ClosureKind.RAMADAN)
    own = make.CalendarFactory(code="centre", state=None)
    holiday(own, "stocktaking", date(2030, 6, 2), kind=ClosureKind.CENTRE_CLOSURE)
    problem = drafted(found).problem
    calendars = {one.state: one for one in problem.calendars}
    assert set(calendars) == {"ae", "bh", "kw"}
    assert calendars["kw"].holidays == (core.Holiday(date(2030, 4, 14), date(2030, 4, 16), "eid"),)
    assert calendars["kw"].ramadan == (core.Period(date(2030, 3, 1), date(2030, 3, 30), "ramadan"),)
    assert calendars["bh"].holidays == (
        core.Holiday(date(2030, 5, 12), date(2030, 5, 12), "ashura", estimated=True),
    )
    assert [weekend.days for weekend in calendars["ae"].weekends] == [{5, 6}]
    assert problem.closures == (core.Period(date(2030, 6, 2), date(2030, 6, 2), "stocktaking"),)


def test_draft_ends_a_weekend_where_the_next_begins():
    found = year(courses=1)
    calendar = found.kuwait_calendar
    make.WeekendPatternFactory(calendar=calendar, weekend="sat_sun", valid_from=date(2030, 7, 1))
    (host,) = [one for one in drafted(found).problem.calendars if one.state == "kw"]
    assert [(one.days, one.first, one.last) for one in host.weekends] == [
        (frozenset({4, 5}), date(2007, 9, 1), date(2030, 6, 30)),
        (frozenset({5, 6}), date(2030, 7, 1), None),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"status": ActivityStatus.CONFIRMED, "date_basis": Basis.ASSUMED, "date_note_en": "Run."},
        {"date_basis": Basis.STATED},
    ],
)
def test_draft_keeps_what_is_settled_or_stated_where_it_is(values):
    found = year(courses=1)
    hall = found.profile.venues.get(code="hall-1")
    found.activity("standing", venue=hall, days=4, **values)
    draft = drafted(found)
    standing = draft.problem.activity("standing")
    assert draft.free == ("course-1",)
    assert (standing.days, standing.lock) == (4, core.Lock(date(2030, 9, 8), "hall-1"))


def test_draft_takes_what_stands_on_a_weekend_as_a_closed_hall():
    found = year(courses=1)
    hall = found.profile.venues.get(code="hall-1")
    found.activity("weekend-visit", date(2030, 9, 12), days=2, venue=hall)
    draft = drafted(found)
    assert [one.code for one in draft.problem.activities] == ["course-1"]
    closures = {one.code: one.closures for one in draft.problem.venues}
    assert closures == {
        "hall-1": (core.Period(date(2030, 9, 12), date(2030, 9, 13), "weekend-visit"),),
        "hall-2": (),
    }


def test_draft_bounds_an_activity_known_to_the_month():
    found = year(courses=0)
    undated(
        found,
        "in-may",
        starts_on=date(2030, 5, 1),
        ends_on=date(2030, 5, 31),
        date_precision=DatePrecision.MONTH,
    )
    activity = drafted(found).problem.activity("in-may")
    assert (activity.earliest, activity.latest) == (date(2030, 5, 1), date(2030, 5, 31))


def test_draft_of_a_replan_keeps_to_the_draft_and_moves_nothing_that_has_begun():
    found = year(courses=1)
    hall = found.profile.venues.get(code="hall-2")
    assumed = {"date_basis": Basis.ASSUMED, "date_note_en": "Run.", "venue": hall}
    found.activity("begun", date(2030, 5, 5), **assumed)
    found.activity("to-come", **assumed)
    draft = drafted(found, kind=RunKind.REPLAN, as_of=date(2030, 5, 6))
    assert draft.free == ("course-1", "to-come")
    assert draft.problem.released == (core.Released("to-come", date(2030, 9, 8), "hall-2"),)
    assert draft.problem.activity("course-1").earliest == date(2030, 5, 7)


def test_draft_takes_released_places_from_the_latest_release():
    found = year(courses=1)
    hall = found.profile.venues.get(code="hall-2")
    make.ReleaseFactory(
        plan=found.plan,
        snapshot={
            "activities": [
                {
                    "code": "course-1",
                    "start": "2030-05-05",
                    "date_precision": "day",
                    "venue": {"code": hall.code},
                },
                {"code": "gone", "start": "2030-05-05", "date_precision": "day", "venue": None},
            ]
        },
    )
    assert drafted(found).problem.released == (core.Released("course-1", date(2030, 5, 5), "hall-2"),)


@pytest.mark.parametrize(
    ("scope", "free"),
    [
        ({"kind": "talk"}, ("talk-1",)),
        ({"kind": "course"}, ("autumn", "course-1")),
        ({"quarter": 2}, ("course-1", "talk-1")),
        ({"quarter": 3}, ("autumn", "course-1", "talk-1")),
        ({"venue": "hall-2"}, ("course-1", "talk-1")),
        ({"venue": "hall-1"}, ("autumn", "course-1", "talk-1")),
        ({}, ("autumn", "course-1", "talk-1")),
    ],
)
def test_draft_of_a_part_places_that_part_alone(scope, free):
    found = year(courses=1, talks=1)
    hall = found.profile.venues.get(code="hall-1")
    found.activity("autumn", venue=hall, date_basis=Basis.ASSUMED, date_note_en="Run.")
    assert drafted(found, scope=scope).free == free


def test_draft_of_a_quarter_bounds_it_and_of_a_hall_names_it():
    found = year(courses=1)
    quarter = drafted(found, scope={"quarter": 1}).problem.activity("course-1")
    assert (quarter.earliest, quarter.latest) == (date(2030, 2, 18), date(2030, 3, 31))
    assert drafted(found, scope={"venue": "hall-2"}).problem.activity("course-1").venues == {"hall-2"}


# --- bad input -------------------------------------------------------------------------------------


def _demand(found, **values):
    dates = {name: values.pop(name) for name in ("starts_on", "ends_on", "venue") if name in values}
    if "starts_on" in dates:
        dates |= {"date_precision": DatePrecision.DAY, "date_basis": Basis.ASSUMED, "date_note_en": "Run."}
    activity = undated(found, "wanted", **dates, **values.pop("activity", {}))
    make.PlanningDemandFactory(activity=activity, **({"days": None} | values))


def _no_calendar(found):
    activity = undated(found, "guests")
    make.ParticipationFactory(
        activity=activity, state=make.ParticipatingStateFactory(code="om"), role="invited"
    )


def _two_locks(found):
    team = make.TrainingTeamFactory(code="jallc")
    for number in (1, 2):
        activity = found.activity(
            f"locked-{number}", team=team if number == 1 else None, date_basis=Basis.ASSUMED, date_note_en="-"
        )
        make.PlanningDemandFactory(activity=activity, lock_dates=True, days=5)
    found.plan.activities.filter(code="locked-2").update(
        starts_on=date(2030, 9, 15), ends_on=date(2030, 9, 19)
    )
    found.plan.activities.filter(code="locked-2").update(team=team)
    found.plan.activities.filter(code="locked-1").update(ends_on=date(2030, 9, 12))
    make.PlanningDemandFactory._meta.model.objects.filter(activity__code="locked-1").update(days=7)


def _profile(**values):
    return lambda found: PlanningProfile.objects.update(**values)


BAD = [
    (
        lambda found: _demand(found, earliest=date(2030, 9, 13), latest=date(2030, 9, 14)),
        "There is no working day among the days asked for activity wanted.",
    ),
    (
        lambda found: _demand(found, earliest=date(2030, 9, 8), latest=date(2030, 9, 10)),
        "The days asked for activity wanted leave no room for 5 working days in a row.",
    ),
    (
        lambda found: _demand(
            found, starts_on=date(2030, 9, 13), ends_on=date(2030, 9, 13), days=1, lock_dates=True
        ),
        "Activity wanted is locked to 2030-09-13, on which the Centre is closed.",
    ),
    (
        lambda found: _demand(found, lock_dates=True),
        "The dates of activity wanted are locked, but it has no date to the day.",
    ),
    (
        lambda found: _demand(found, lock_venue=True),
        "The venue of activity wanted is locked, but it has none.",
    ),
    (
        _two_locks,
        "The locks of activities locked-1 and locked-2 need training team jallc at the same time.",
    ),
    (
        lambda found: undated(found, "crowd", capacity=300),
        "Activity crowd asks for 300 seats; the largest venue holds 40.",
    ),
    (
        lambda found: found.profile.venues.all().delete(),
        "There is no venue to plan. Name halls in the planning profile.",
    ),
    (_no_calendar, "State om has no calendar with a weekend, so its days are unknown."),
    (
        lambda found: WeekendPattern.objects.filter(calendar__state=found.host).delete(),
        "State kw has no calendar with a weekend, so its days are unknown.",
    ),
    (
        _profile(weights={"ramadan_day": -1}),
        "The price “ramadan_day” of the planning profile is below zero (-1).",
    ),
    (_profile(weights={"rain": 1}), "The planning profile names a price “rain” that does not exist."),
    (_profile(weights={"moved": "much"}), "The price “moved” of the planning profile is not a whole number."),
    (
        lambda found: _demand(found, preferred_months=[13]),
        "Activity wanted prefers month 13; months are from 1 to 12.",
    ),
    (
        lambda found: PlanningProfile.objects.all().delete(),
        "There is no planning profile. Make one that names the host state.",
    ),
    (
        lambda found: found.plan.activities.all().delete(),
        "There is nothing to plan in this part of plan 2030.",
    ),
]


@pytest.mark.parametrize(("spoil", "sentence"), BAD, ids=[sentence[:60] for _spoil, sentence in BAD])
def test_request_of_bad_input_is_refused_in_a_sentence_and_stores_nothing(spoil, sentence):
    found = year(courses=1)
    spoil(found)
    with pytest.raises(UnplannableYear) as caught:
        request_run(found.plan, by=None)
    said = [str(one).translate(ISOLATES) for one in caught.value.fields["__all__"]]
    assert said == [sentence]
    assert not PlanningRun.objects.exists()


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        (
            {"effort": 31_536_000},
            "effort",
            "An effort of 31536000 cannot be asked for; it is from 1 to 7200.",
        ),
        ({"effort": 0}, "effort", "An effort of 0 cannot be asked for; it is from 1 to 7200."),
        ({"time_limit": 0}, "time_limit", "0 seconds cannot be asked for; the limit is from 1 to 7200."),
        ({"seed": -1}, "seed", "A seed is a whole number from 0 to 2147483647."),
        (
            {"scope": {"quarter": 5}},
            "scope",
            "A part of the year is a quarter from 1 to 4, a venue, or a kind of activity.",
        ),
        ({"scope": {"venue": "moon"}}, "scope", "There is no venue moon to plan."),
        (
            {"scope": {"kind": "course", "quarter": 1}},
            "scope",
            "A part of the year is a quarter from 1 to 4, a venue, or a kind of activity.",
        ),
    ],
)
def test_request_with_bad_settings_names_the_input_and_stores_nothing(asked, field, sentence):
    found = year(courses=1)
    with pytest.raises(UnplannableYear) as caught:
        request_run(found.plan, by=None, **asked)
    assert {
        name: [str(one).translate(ISOLATES) for one in said] for name, said in caught.value.fields.items()
    } == {field: [sentence]}
    assert not PlanningRun.objects.exists()


def test_draft_counts_kinds_by_family():
    found = year(courses=0)
    undated(found, "mobile", kind=ActivityKind.MTT_COURSE)
    undated(found, "panel", kind=ActivityKind.PANEL)
    assert {one.code: (one.kind, one.days) for one in drafted(found).problem.activities} == {
        "mobile": ("course", 5),
        "panel": ("event", 2),
    }
