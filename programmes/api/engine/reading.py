"""Reading records into bodies: one statement for the rows, one for each kind of nested row."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from programmes.api.errors import BadParameter, Gathered
from programmes.selectors.statements import TEXT_MARK, Row, Statement

from . import cursors, links, queries
from .filters import SHOWN, unknown
from .queries import ListQuery, Query
from .resources import ROOT, Resource


@dataclass(frozen=True, eq=False)
class ItemQuery(Query):
    statement: Statement


@lru_cache(maxsize=512)
def of_item(resource: Resource, address: str) -> ItemQuery:
    """Read the parameters of one record's address. Raises BadParameter or BadParameters."""
    given = queries.parameters(address, {"lang", "fields"})
    names = queries.chosen(resource, given.get("fields", ""), tuple(resource.keys))
    columns, nested = queries.parts(resource, names)
    paths = ["pk", "version", *(path for column in columns for path in column.paths)]
    rows = resource.model._default_manager.filter(code=TEXT_MARK).order_by()
    return ItemQuery(resource, names, columns, nested, Statement(rows.values_list(*paths)))


def item(query: ItemQuery, code: str, language: str) -> tuple[int, dict[str, Any]] | None:
    """The version and the body of one record, or None where there is none of that code."""
    rows = query.statement.rows_for(code)
    if not rows:
        return None
    return rows[0][1], bodies(query, rows, language, first=2)[0]


def page(query: ListQuery, address: str, language: str) -> dict[str, Any]:
    """The body of a list: how many where that is known, the ways on and back, the records."""
    rows = query.statement.rows()
    if query.codes:
        _check_codes(query, found=bool(rows))
    more = len(rows) > query.size
    rows = rows[: query.size]
    if query.backwards:
        rows.reverse()
    onward = bool(rows) and (more or query.backwards)
    back = bool(rows) and not query.first and (more or not query.backwards)
    return {
        "count": _count(query, len(rows), more),
        "next": _beside(query, rows[-1], address, backwards=False) if onward else None,
        "previous": _beside(query, rows[0], address, backwards=True) if back else None,
        "results": bodies(query, rows, language, first=1),
    }


def bodies(query: Query, rows: list[Row], language: str, first: int) -> list[dict[str, Any]]:
    shape = links.shaper(query.columns, language, first)
    bodies = [shape(row) for row in rows]
    keys = [row[0] for row in rows]
    for column in query.columns:
        if column.finish:
            column.finish(column.name, bodies)
    for link in query.links:
        nested = links.gather(link, keys, language)
        for key, body in zip(keys, bodies, strict=True):
            body[link.name] = nested.get(key, [])
    return bodies


def _count(query: ListQuery, held: int, more: bool) -> int | None:
    """Exact where the whole list is on this page; else only where it was asked for."""
    if query.first and not more:
        return held
    return query.counted.count() if query.counted is not None else None


def _beside(query: ListQuery, row: Row, address: str, *, backwards: bool) -> str:
    values = row[-len(query.order) :]
    given = queries.as_sent(address, mutable=True)
    given["cursor"] = cursors.write(query.order, values, backwards=backwards)
    return f"{ROOT}{query.resource.route}/?{given.urlencode(safe=',')}"


def _check_codes(query: ListQuery, *, found: bool) -> None:
    """A code that no record has is a mistake, not an empty answer. Raises BadParameters.

    A single code by which rows were found needs no asking.
    """
    gathered = Gathered()
    for one, codes in query.codes:
        if not (found and len(codes) == 1):
            gathered.attempt(_check, one, codes)
    gathered.settle()


def _check(one, codes: tuple[str, ...]) -> None:
    rows = one.target._default_manager
    known = set(rows.filter(code__in=codes).values_list("code", flat=True))
    if missing := [code for code in codes if code not in known]:
        raise _no_such_code(one, missing[0], rows.order_by("code").values_list("code", flat=True))


def _no_such_code(one, code: str, rows) -> BadParameter:
    allowed = list(rows[: SHOWN + 1])
    if len(allowed) <= SHOWN:
        return unknown(one.name, code, allowed)
    message = _("No record has the code “%(code)s”. Codes begin with: %(codes)s …")
    listed = ", ".join(allowed[:SHOWN])
    return BadParameter(one.name, message % {"code": code, "codes": listed}, "unknown_value")
