"""A cheap stamp of some tables: two equal stamps mean that nothing in them has changed.

Every tracked write leaves a row in a history table, so the newest history number of each table
tells its state, save for one case: on PostgreSQL a transaction may take a number and become visible
after a higher one. Such a transaction was open when the stamp was made. So while any is open, the
stamp carries the list of them, and is replaced as soon as that list changes. SQLite has one writer
at a time and needs nothing more. No lock is taken and no row is written.
"""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.db import connection, models

from programmes.models.base import Tracked


def history_tables(among: Iterable[type[models.Model]]) -> tuple[str, ...]:
    """The history tables of the tracked models among these, in a fixed order."""
    tracked = {model._meta.concrete_model for model in among if issubclass(model, Tracked)}
    return tuple(sorted(model.history.model._meta.db_table for model in tracked))  # type: ignore[union-attr]


def all_history_tables() -> tuple[str, ...]:
    """The history tables of every tracked model."""
    return history_tables(apps.get_app_config("programmes").get_models())


@cache
def expression(tables: tuple[str, ...], vendor: str) -> str:
    """The stamp as a scalar of SQL, to stand in a statement of its own or in one that reads the tables."""
    parts = [f"COALESCE(CAST((SELECT MAX(history_id) FROM {table}) AS text), '')" for table in tables]
    if vendor == "postgresql":
        # Written `oldest:next:open,open`, and ending in a colon while nothing is open.
        snapshot = "CAST(pg_current_snapshot() AS text)"
        parts.append(f"CASE WHEN RIGHT({snapshot}, 1) = ':' THEN '' ELSE {snapshot} END")
    return " || '.' || ".join(parts)


def stamp(tables: tuple[str, ...]) -> str:
    """The state of the records behind these history tables, as text. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression(tables, connection.vendor)}")
        return str(cursor.fetchone()[0])
