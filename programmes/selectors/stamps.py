"""A cheap stamp of some tables: two equal stamps mean that nothing in them has changed.

Every tracked write leaves a row in a history table, so the newest history number of each table
tells its state, save for one case: on PostgreSQL a transaction may take a number and become visible
after a higher one. Such a transaction was open when the stamp was made. So the stamp also lists the
transactions that are open, and is another as soon as one of them ends. SQLite has one writer at a
time and needs nothing more. No lock is taken and no row is written.
"""

from collections.abc import Iterable
from functools import cache

from django.db import connection, models

from programmes.models.base import Tracked


def history_tables(among: Iterable[type[models.Model]]) -> tuple[str, ...]:
    """The history tables of the tracked models among these, in a fixed order."""
    tracked = {model._meta.concrete_model for model in among if issubclass(model, Tracked)}
    return tuple(sorted(model.history.model._meta.db_table for model in tracked))  # type: ignore[union-attr]


# The open transactions, save those known to belong to another database of the same server. Numbers of
# transactions are 64 bits wide in a snapshot and 32 bits in the list of sessions.
_OPEN = """
CASE WHEN RIGHT(CAST(pg_current_snapshot() AS text), 1) = ':' THEN '' ELSE COALESCE((
    SELECT STRING_AGG(CAST(open AS text), ',' ORDER BY open)
    FROM pg_snapshot_xip(pg_current_snapshot()) AS open
    WHERE NOT EXISTS (
        SELECT 1 FROM pg_stat_activity
        WHERE datname <> current_database()
        AND CAST(CAST(backend_xid AS text) AS bigint) = MOD(CAST(CAST(open AS text) AS bigint), 4294967296)
    )
), '') END
"""


@cache
def _sql(tables: tuple[str, ...], vendor: str) -> str:
    parts = [f"COALESCE(CAST((SELECT MAX(history_id) FROM {table}) AS text), '')" for table in tables]
    if vendor == "postgresql":
        parts.append(_OPEN)
    return "SELECT " + " || '.' || ".join(parts)


def stamp(tables: tuple[str, ...]) -> str:
    """The state of the records behind these history tables, as text. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_sql(tables, connection.vendor))
        return str(cursor.fetchone()[0])
