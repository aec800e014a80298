"""An invented plan may stand beside a real one of the same period: the guard against overlaps passes it over.

The guard of `0002_guards_and_search` is made again, since adding a column drops triggers on SQLite.
"""

from django.db import migrations

TABLE, NAME = "programmes_annualplan", "plan_no_overlap"


def _postgres(schema_editor, condition):
    schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {NAME}")
    schema_editor.execute(
        f"ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} "
        f"EXCLUDE USING gist (daterange(starts_on, ends_on, '[]') WITH &&) WHERE ({condition})"
    )


def _sqlite(schema_editor, subject, other):
    for event in ("INSERT", "UPDATE"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME}_{event.lower()}")
        schema_editor.execute(
            f"CREATE TRIGGER {NAME}_{event.lower()} BEFORE {event} ON {TABLE} FOR EACH ROW WHEN {subject} "
            f"AND EXISTS (SELECT 1 FROM {TABLE} other WHERE {other} AND other.id IS NOT NEW.id "
            "AND other.starts_on <= NEW.ends_on AND other.ends_on >= NEW.starts_on) "
            f"BEGIN SELECT RAISE(ABORT, '{NAME}'); END"
        )


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _postgres(schema_editor, "retired_on IS NULL AND NOT invented")
        return
    _sqlite(
        schema_editor,
        "NEW.retired_on IS NULL AND NOT NEW.invented",
        "other.retired_on IS NULL AND NOT other.invented",
    )


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _postgres(schema_editor, "retired_on IS NULL")
        return
    _sqlite(schema_editor, "NEW.retired_on IS NULL", "other.retired_on IS NULL")


class Migration(migrations.Migration):
    dependencies = [("programmes", "0007_seats")]

    operations = [migrations.RunPython(make, unmake)]
