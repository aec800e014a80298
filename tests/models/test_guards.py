"""The overlap rules hold in the database itself, whatever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from programmes.enums import ActivityStatus, DatePrecision
from programmes.models import Activity
from tests import factories as make

pytestmark = pytest.mark.django_db

GUARDS = {"plan_no_overlap", "activity_venue_no_overlap", "activity_team_no_overlap"}
DAYS = {"starts_on": date(2026, 5, 3), "ends_on": date(2026, 5, 7), "date_precision": DatePrecision.DAY}


def test_database_has_every_guard_after_all_migrations() -> None:
    """A rebuilt table of SQLite loses its triggers, so this is asked of the finished schema."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
            expected = GUARDS
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            expected = {f"{name}_{event}" for name in GUARDS for event in ("insert", "update")}
        assert {name for (name,) in cursor.fetchall()} >= expected


@pytest.mark.parametrize("resource", ["venue", "team"])
@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 5, 7), date(2026, 5, 9)),
        (date(2026, 5, 1), date(2026, 5, 3)),
        (date(2026, 5, 4), None),
        (date(2026, 5, 1), date(2026, 5, 30)),
    ],
)
def test_second_holder_on_a_shared_day_is_refused(resource, starts_on, ends_on) -> None:
    held = _resource(resource)
    make.ActivityFactory(**DAYS, **{resource: held})
    with pytest.raises(IntegrityError, match=f"activity_{resource}_no_overlap"), transaction.atomic():
        make.ActivityFactory(
            starts_on=starts_on, ends_on=ends_on, date_precision=DatePrecision.DAY, **{resource: held}
        )


@pytest.mark.parametrize("resource", ["venue", "team"])
def test_moving_onto_a_held_day_is_refused(resource) -> None:
    held = _resource(resource)
    make.ActivityFactory(**DAYS, **{resource: held})
    later = make.ActivityFactory(
        starts_on=date(2026, 6, 7), ends_on=None, date_precision=DatePrecision.DAY, **{resource: held}
    )
    with pytest.raises(IntegrityError, match=f"activity_{resource}_no_overlap"), transaction.atomic():
        Activity.objects.filter(pk=later.pk).update(starts_on=date(2026, 5, 5))


@pytest.mark.parametrize(
    "free",
    [
        {"starts_on": date(2026, 5, 8), "ends_on": date(2026, 5, 9)},
        {"status": ActivityStatus.CANCELLED, "status_reason_en": "no team"},
        {"status": ActivityStatus.POSTPONED, "status_reason_en": "no team"},
        {"retired_on": date(2026, 1, 1)},
        {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 5, 31), "date_precision": DatePrecision.MONTH},
        {"venue": None},
    ],
    ids=["next-day", "cancelled", "postponed", "retired", "month-only", "no-venue"],
)
def test_what_holds_nothing_or_another_day_is_let_in(free) -> None:
    venue = make.VenueFactory()
    make.ActivityFactory(**DAYS, venue=venue)
    make.ActivityFactory(**({**DAYS, "venue": venue} | free))
    assert Activity.objects.count() == 2


def test_overlapping_plan_is_refused_and_a_retired_one_is_not_in_the_way() -> None:
    first = make.AnnualPlanFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    season = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}
    with pytest.raises(IntegrityError, match="plan_no_overlap"), transaction.atomic():
        make.AnnualPlanFactory(**season)
    first.retired_on = date(2026, 8, 1)
    first.save()
    make.AnnualPlanFactory(**season)


def _resource(name: str):
    return make.VenueFactory() if name == "venue" else make.TrainingTeamFactory()
