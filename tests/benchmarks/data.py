"""Rows for measuring: 20,000 activities in 200 plans, 40 states, written by COPY.

The same numbers always make the same rows. History rows are made too, since the API's stamps read them.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from programmes.enums import ActivityKind, PartKind
from programmes.folding import fold
from programmes.models import (
    Activity,
    ActivityTopic,
    AnnualPlan,
    Citation,
    ParticipatingState,
    Participation,
    PartTopic,
    PlanPart,
    Source,
    SourceParagraph,
    Topic,
    Venue,
)

PLANS, A_PLAN, STATES, TOPICS, VENUES = 200, 100, 40, 25, 30
FIRST_YEAR = 2100
PARTS = (
    (PartKind.COURSES, ActivityKind.COURSE),
    (PartKind.EVENTS, ActivityKind.EVENT),
    (PartKind.NATO_TALKS, ActivityKind.NATO_TALK),
)
STATUSES = ("planned", "confirmed", "delivered", "proposed")

Values = dict[str, Any]


def copy(model: type[models.Model], rows: Iterable[Values]) -> None:
    """Write rows by COPY; a column that a row leaves out gets the model's default."""
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    defaults = {field.attname: _default(field) for field in fields}
    searched = next((field for field in fields if field.name == "search_text"), None)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as target,
    ):
        for row in rows:
            values = defaults | row
            if searched:
                values["search_text"] = fold(" ".join(str(row.get(name) or "") for name in searched.sources))
            target.write_row([values[name] for name in defaults])


def _default(field: models.Field) -> Any:
    value = field.get_default()
    return "[]" if isinstance(value, list) else value


def with_history(*among: type[models.Model]) -> None:
    """One history row for each row, as if each had been saved once."""
    with connection.cursor() as cursor:
        for model in among:
            columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
            cursor.execute(
                f'INSERT INTO "{model.history.model._meta.db_table}" ({columns}, history_date, history_type) '
                f"SELECT {columns}, now(), '+' FROM \"{model._meta.db_table}\""
            )


def fill(plans: int = PLANS, a_plan: int = A_PLAN) -> None:
    """Fill an empty database, all or nothing, and let the planner know of it."""
    with transaction.atomic():
        _fill(plans, a_plan)
    _settle()


def _fill(plans: int, a_plan: int) -> None:
    chance = random.Random(2026)
    copy(Topic, _named("topic", TOPICS))
    copy(ParticipatingState, _named("state", STATES))
    copy(Venue, _named("venue", VENUES))
    copy(Source, _named("source", 1))
    copy(SourceParagraph, ({"id": n, "source_id": 1, "number": n} for n in range(1, 21)))
    copy(AnnualPlan, map(_plan, range(1, plans + 1)))
    copy(PlanPart, (row for plan in range(1, plans + 1) for row in _parts(plan)))
    copy(PartTopic, _part_topics(plans))
    copy(Activity, (_activity(number, a_plan, chance) for number in range(1, plans * a_plan + 1)))
    copy(ActivityTopic, _links(plans * a_plan, "topic_id", TOPICS, (2, 3), chance))
    copy(Participation, _links(plans * a_plan, "state_id", STATES, (1, 3), chance))
    kind = ContentType.objects.get_for_model(Activity).pk  # asked before the COPY holds the connection
    copy(Citation, _citations(plans * a_plan, kind))
    with_history(Activity, ActivityTopic, Participation, AnnualPlan, PlanPart, Topic, Citation)


def _settle() -> None:
    """Sequences past the numbers given, and statistics, as after any bulk load."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("programmes").get_models():
            if not model._meta.proxy and model._meta.pk.name == "id":
                table = model._meta.db_table
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                    f'(SELECT COALESCE(max(id), 1) FROM "{table}"))'
                )
        cursor.execute("VACUUM ANALYZE")


def _named(stem: str, count: int) -> Iterator[Values]:
    for number in range(1, count + 1):
        yield {
            "id": number,
            "code": f"{stem}-{number:02}",
            "title_en": f"{stem.title()} {number}",
            "title_ar": f"اسم {number}",
        }


def _plan(number: int) -> Values:
    year = FIRST_YEAR + number
    return {
        "id": number,
        "code": str(year),
        "title_en": f"Plan {year}",
        "title_ar": f"خطة {year}",
        "starts_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
        "status": "published",
        "declared_count": A_PLAN + 3,
        "declared_unit_en": "activities",
        "declared_unit_ar": "نشاطا",
    }


def _parts(plan: int) -> Iterator[Values]:
    for position, (kind, _activity_kind) in enumerate(PARTS, start=1):
        code = f"{FIRST_YEAR + plan}-{kind.value.replace('_', '-')}"
        pk = (plan - 1) * len(PARTS) + position
        yield {
            "id": pk,
            "code": code,
            "plan_id": plan,
            "kind": kind,
            "position": position,
            "declared_count": 30,
        }


def _part_topics(plans: int) -> Iterator[Values]:
    pk = 0
    for part in range(1, plans * len(PARTS) + 1):
        for position in range(1, 9):
            pk += 1
            yield {
                "id": pk,
                "part_id": part,
                "topic_id": (part + position) % TOPICS + 1,
                "position": position,
            }


def _activity(number: int, a_plan: int, chance: random.Random) -> Values:
    plan, place = (number - 1) // a_plan + 1, (number - 1) % a_plan + 1
    which = 0 if place <= a_plan * 0.6 else 1 if place <= a_plan * 0.8 else 2
    start = date(FIRST_YEAR + plan, 1, 1) + timedelta(days=chance.randrange(350))
    dated = chance.random() < 0.8
    return {
        "id": number,
        "code": f"{FIRST_YEAR + plan}-activity-{place:03}",
        "plan_id": plan,
        "part_id": (plan - 1) * len(PARTS) + which + 1,
        "kind": PARTS[which][1],
        "status": chance.choice(STATUSES),
        "title_en": f"Activity {place} of {FIRST_YEAR + plan}",
        "title_ar": f"نشاط {place} لعام {FIRST_YEAR + plan}" if number % 3 else "",
        "starts_on": start if dated else None,
        "ends_on": start + timedelta(days=4) if dated else None,
        "date_precision": "day" if dated else "none",
        # A venue without a clash: the n-th of a plan in the n-th hall, undated ones anywhere.
        "venue_id": None if dated else place % VENUES + 1,
        "mode": chance.choice(("in_person", "remote", "")),
        "capacity": chance.randrange(10, 40),
        "note_en": "As announced in the plan.",
        "place": None,
    }


def _links(activities: int, column: str, among: int, span: tuple[int, int], chance) -> Iterator[Values]:
    pk = 0
    for activity in range(1, activities + 1):
        for position, target in enumerate(chance.sample(range(1, among + 1), chance.randint(*span)), start=1):
            pk += 1
            yield {"id": pk, "activity_id": activity, column: target, "position": position}


def _citations(activities: int, kind: int) -> Iterator[Values]:
    for activity in range(1, activities + 1):
        yield {
            "id": activity,
            "code": f"citation-{activity}",
            "content_type_id": kind,
            "object_id": activity,
            "source_id": 1,
            "paragraph_id": activity % 20 + 1,
            "statement_en": "The paragraph lists this activity.",
            "statement_ar": "تذكر الفقرة هذا النشاط.",
        }
