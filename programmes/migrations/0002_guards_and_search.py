"""What a database must hold beyond Django's own constraints.

Overlap rules: exclusion constraints on PostgreSQL, triggers on SQLite, one behaviour.
Search: trigram indexes on the folded columns, where the database has them.
"""

from django.db import migrations

ON_THE_FLOOR = (
    "status NOT IN ('postponed', 'cancelled') AND retired_on IS NULL "
    "AND date_precision = 'day' AND starts_on IS NOT NULL"
)

POSTGRES_RULES = {
    ("programmes_annualplan", "plan_no_overlap"): (
        "EXCLUDE USING gist (daterange(starts_on, ends_on, '[]') WITH &&) WHERE (retired_on IS NULL)"
    ),
    ("programmes_activity", "activity_venue_no_overlap"): (
        "EXCLUDE USING gist (venue_id WITH =, daterange(starts_on, COALESCE(ends_on, starts_on), '[]') WITH &&) "
        f"WHERE (venue_id IS NOT NULL AND {ON_THE_FLOOR})"
    ),
    ("programmes_activity", "activity_team_no_overlap"): (
        "EXCLUDE USING gist (team_id WITH =, daterange(starts_on, COALESCE(ends_on, starts_on), '[]') WITH &&) "
        f"WHERE (team_id IS NOT NULL AND {ON_THE_FLOOR})"
    ),
}

SEARCHED = (
    "activity",
    "person",
    "topic",
    "source",
    "citation",
    "dialogue",
    "participatingstate",
    "reportedfigure",
)


def _floor(alias):
    return (
        f"{alias}.status NOT IN ('postponed', 'cancelled') AND {alias}.retired_on IS NULL "
        f"AND {alias}.date_precision = 'day' AND {alias}.starts_on IS NOT NULL"
    )


def _sqlite_conditions():
    """For each rule: when the new row is subject to it, and which other row then stands in its way."""
    meets = "other.id IS NOT NEW.id AND other.starts_on <= {new_end} AND {other_end} >= NEW.starts_on"
    plan = meets.format(new_end="NEW.ends_on", other_end="other.ends_on")
    stay = meets.format(
        new_end="COALESCE(NEW.ends_on, NEW.starts_on)", other_end="COALESCE(other.ends_on, other.starts_on)"
    )
    rules = {
        ("programmes_annualplan", "plan_no_overlap"): (
            "NEW.retired_on IS NULL",
            f"other.retired_on IS NULL AND {plan}",
        )
    }
    for resource in ("venue", "team"):
        rules["programmes_activity", f"activity_{resource}_no_overlap"] = (
            f"NEW.{resource}_id IS NOT NULL AND {_floor('NEW')}",
            f"other.{resource}_id = NEW.{resource}_id AND {_floor('other')} AND {stay}",
        )
    return rules


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _make_postgres(schema_editor)
    else:
        _make_sqlite(schema_editor)


def _make_postgres(schema_editor):
    for extension in ("btree_gist", "pg_trgm"):
        schema_editor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    for (table, name), rule in POSTGRES_RULES.items():
        schema_editor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {rule}")
    for model in SEARCHED:
        schema_editor.execute(
            f"CREATE INDEX {model}_search_trigrams ON programmes_{model} USING gin (search_text gin_trgm_ops)"
        )


def _make_sqlite(schema_editor):
    for (table, name), (subject, conflict) in _sqlite_conditions().items():
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f"CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON {table} FOR EACH ROW WHEN {subject} "
                f"AND EXISTS (SELECT 1 FROM {table} other WHERE {conflict}) "
                f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
            )


def unmake(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table, name in POSTGRES_RULES:
        if postgres:
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
            continue
        for event in ("insert", "update"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}_{event}")
    if postgres:
        for model in SEARCHED:
            schema_editor.execute(f"DROP INDEX IF EXISTS {model}_search_trigrams")


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_the_record")]

    operations = [migrations.RunPython(make, unmake)]
