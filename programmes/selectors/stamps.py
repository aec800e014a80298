"""A cheap stamp of some tables: two equal stamps mean that nothing in them has changed.

Every tracked write leaves a row in a history table, so the newest history number of each table
tells its state, save for one case: on PostgreSQL a transaction may take a number and become visible
after a higher one. Such a transaction was open when the stamp was made. So while any is open, the
stamp carries the list of them, and is replaced as soon as that list changes. SQLite has one writer
at a time and needs nothing more. No lock is taken and no row is written.
"""

from collections.abc import Iterable, Sequence
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
def _sql(tables: tuple[str, ...], vendor: str) -> str:
    parts = [f'(SELECT max(history_id) FROM "{table}")' for table in tables]
    if vendor == "postgresql":
        parts.append("pg_current_snapshot()::text")
    return "SELECT " + ", ".join(parts)


def stamp(tables: tuple[str, ...]) -> str:
    """The state of the records behind these history tables, as text. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_sql(tables, connection.vendor))
        return _text(cursor.fetchone())


def _text(row: Sequence[object]) -> str:
    """The numbers; and of the snapshot (`xmin:xmax:open,open`) all of it while some are open."""
    if connection.vendor == "postgresql":
        snapshot = str(row[-1])
        row = [*row[:-1], "" if snapshot.endswith(":") else snapshot]
    return ".".join("" if value is None else str(value) for value in row)
