"""A release never changes: the database itself refuses, whoever asks.

Only who released it may be emptied, when that account is deleted.
"""

from django.db import migrations

FROZEN = ("code", "plan_id", "number", "released_at", "note_en", "note_ar", "snapshot", "changes", "digest")
TABLE = "programmes_release"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in FROZEN)
        schema_editor.execute(
            "CREATE FUNCTION release_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'release_frozen' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER release_frozen BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN ({differs}) "
            "EXECUTE FUNCTION release_frozen()"
        )
        return
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FROZEN)
    schema_editor.execute(
        f"CREATE TRIGGER release_frozen BEFORE UPDATE ON {TABLE} FOR EACH ROW WHEN {differs} "
        "BEGIN SELECT RAISE(ABORT, 'release_frozen'); END"
    )


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS release_frozen ON {TABLE}")
        schema_editor.execute("DROP FUNCTION IF EXISTS release_frozen()")
        return
    schema_editor.execute("DROP TRIGGER IF EXISTS release_frozen")


class Migration(migrations.Migration):
    dependencies = [("programmes", "0005_planning_rules")]

    operations = [migrations.RunPython(make, unmake)]
