"""SQL compiled once from a queryset and run many times.

Composing and compiling a queryset costs more than the database needs to answer it, so a statement
whose shape is fixed is compiled once a process. Values that change from one run to the next stand
in the queryset as marks.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Row = tuple[Any, ...]

# Marks: a text and a number that no record carries.
TEXT_MARK = "\x02mark\x02"
NUMBER_MARK = 9_007_199_254_740_881

_ONE = "IN (%s)"


class Statement:
    """One SELECT over the columns of a `values_list` queryset."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        compiler = rows.query.get_compiler(rows.db)
        try:
            self.sql, self.params = compiler.as_sql()
        except EmptyResultSet:  # such as `IN ()`: the answer is known without asking
            self.sql, self.params = "", ()
            return
        chosen = [expression for expression, _sql, _alias in compiler.select]
        self._converters: list[tuple[int, list[Callable[..., Any]], Any]] = [
            (position, converters, expression)
            for position, (converters, expression) in compiler.get_converters(chosen).items()
        ]

    def rows(self) -> list[Row]:
        """The rows for the values the queryset was composed with."""
        return self._run(self.sql, self.params) if self.sql else []

    def rows_for(self, value: str) -> list[Row]:
        """The rows with `value` in the place of the text mark."""
        params = tuple(value if param == TEXT_MARK else param for param in self.params)
        return self._run(self.sql, params) if self.sql else []

    def rows_among(self, keys: Sequence[int]) -> list[Row]:
        """The rows with `keys` in the place of the one number mark of an `IN`."""
        if not keys or not self.sql:
            return []
        at = self.params.index(NUMBER_MARK)
        sql = self.sql.replace(_ONE, f"IN ({', '.join(['%s'] * len(keys))})", 1)
        return self._run(sql, (*self.params[:at], *keys, *self.params[at + 1 :]))

    def _run(self, sql: str, params: Sequence[Any]) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
        return [self._converted(row) for row in rows] if self._converters else rows

    def _converted(self, row: Row) -> Row:
        values = list(row)
        for position, converters, expression in self._converters:
            for convert in converters:
                values[position] = convert(values[position], expression, connection)
        return tuple(values)
