"""What a list's address asks for, read once: the statement to run and how to answer."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from programmes.api.errors import BadParameter
from programmes.selectors.statements import Statement

from . import cursors
from .columns import Column
from .filters import Filter, Rows, unknown
from .links import Link
from .ordering import Key, beyond, keys
from .resources import Resource

PAGE_SIZE, LARGEST_PAGE = 50, 200
CONTROLS = ("lang", "fields", "ordering", "cursor", "page_size", "count")
LANGUAGES = ("en", "ar")
LONGEST_VALUE, LONGEST_TEXT = 4_000, 200


@dataclass(frozen=True, eq=False)
class Query:
    """One list or one record, as asked for."""

    resource: Resource
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, eq=False)
class ListQuery(Query):
    """`statement` reads one row more than the page holds, to know whether another follows."""

    statement: Statement
    counted: QuerySet | None
    order: tuple[Key, ...]
    size: int
    backwards: bool
    first: bool
    codes: tuple[tuple[Filter, tuple[str, ...]], ...]


@lru_cache(maxsize=1024)
def of_list(resource: Resource, address: str) -> ListQuery:
    """Read a list's parameters. Raises BadParameter. Equal addresses are read once."""
    given = parameters(address, {*CONTROLS, *resource.filtered})
    names = chosen(resource, given.get("fields", ""), resource.listed)
    order = keys(resource, given.get("ordering", ""))
    size = _size(given.get("page_size", ""))
    cursor = cursors.read(order, given["cursor"]) if "cursor" in given else None
    asked = [(resource.filtered[name], text) for name, text in given.items() if name in resource.filtered]
    rows = resource.model._default_manager.filter(_condition(asked, "retired" in given))
    backwards = bool(cursor and cursor.backwards)
    page = rows.filter(beyond(order, cursor.values, backwards)) if cursor else rows
    columns, links = parts(resource, names)
    return ListQuery(
        resource,
        names,
        columns,
        links,
        statement=_page(page, columns, order, size, backwards),
        counted=rows if _yes("count", given.get("count", "false")) else None,
        order=order,
        size=size,
        backwards=backwards,
        first=cursor is None,
        codes=_codes(asked),
    )


def parameters(address: str, known: set[str]) -> dict[str, str]:
    """The parameters of an address by name, repeated ones joined. Raises BadParameter."""
    given = {}
    for name, texts in as_sent(address).lists():
        if name not in known:
            listed = ", ".join(sorted(known))
            message = _("There is no such parameter. Known: %(names)s.") % {"names": listed}
            raise BadParameter(name.replace("\x00", ""), message, "unknown_parameter")
        text = ",".join(texts)
        if "\x00" in text or len(text) > LONGEST_VALUE:
            raise BadParameter(name, _("This value is too long, or has a character that no text has."))
        if text or name == "lang":
            given[name] = text
    if "lang" in given and given["lang"] not in LANGUAGES:
        raise unknown("lang", given["lang"], LANGUAGES)
    return given


def as_sent(address: str, *, mutable: bool = False) -> QueryDict:
    """The parameters of an address. The server hands its bytes on as if they were Latin-1."""
    return QueryDict(address.encode("latin-1", "replace"), mutable=mutable)


def chosen(resource: Resource, text: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """The keys asked for by `fields`, in the resource's order."""
    if not text:
        return default
    asked = text.split(",")
    for name in asked:
        if name not in resource.keys:
            raise unknown("fields", name, resource.keys)
    return tuple(name for name in resource.keys if name in asked)


def parts(resource: Resource, names: tuple[str, ...]):
    parts = [resource.keys[name] for name in names]
    columns = tuple(part for part in parts if isinstance(part, Column))
    return columns, tuple(part for part in parts if isinstance(part, Link))


def _condition(asked: list[tuple[Filter, str]], with_retired: bool) -> Q:
    """All conditions together; those over the same related rows must be met by one row."""
    condition = Q() if with_retired else Q(retired_on__isnull=True)
    grouped: dict[Rows, Q] = {}
    for one, text in asked:
        if one.schema.get("maxLength") and len(text) > one.schema["maxLength"]:
            raise BadParameter(one.name, _("Give at most %(count)s characters.") % {"count": LONGEST_TEXT})
        narrowed = one.narrow(one.name, text)
        if one.rows is None:
            condition &= narrowed
        else:
            grouped[one.rows] = grouped.get(one.rows, Q()) & narrowed
    for rows, narrowed in grouped.items():
        condition &= rows.holding(narrowed)
    return condition


def _page(rows: QuerySet, columns, order, size: int, backwards: bool) -> Statement:
    paths = ["pk", *(path for column in columns for path in column.paths), *(key.path for key in order)]
    ordered = rows.order_by(*(key.expression(backwards) for key in order))
    return Statement(ordered.values_list(*paths)[: size + 1])


def _codes(asked) -> tuple[tuple[Filter, tuple[str, ...]], ...]:
    return tuple((one, tuple(one.codes(text))) for one, text in asked if one.target)


def _size(text: str) -> int:
    if not text:
        return PAGE_SIZE
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= LARGEST_PAGE:
        return int(text)
    raise BadParameter("page_size", _("Give a number from 1 to %(top)s.") % {"top": LARGEST_PAGE})


def _yes(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise unknown(name, text, ("true", "false"))
    return text == "true"
