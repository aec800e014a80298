"""What a list's address asks for, read once: the statement to run and how to answer."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from programmes.api.errors import BadParameter, Gathered
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
LONGEST_VALUE = 4_000


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
    """Read a list's parameters. Raises BadParameters. Equal addresses are read once."""
    return composed(resource, address, resource.model._default_manager.all())


def composed(resource: Resource, address: str, among: QuerySet) -> ListQuery:
    """The list of those rows of `among` that an address asks for. Raises BadParameters."""
    gathered = Gathered()
    given = _parameters(address, {*CONTROLS, *resource.filtered}, gathered)
    names = gathered.attempt(chosen, resource, given.get("fields", ""), resource.listed)
    order = gathered.attempt(keys, resource, given.get("ordering", ""))
    size = gathered.attempt(_size, given.get("page_size", ""))
    counting = gathered.attempt(_yes, "count", given.get("count", "false"))
    cursor = gathered.attempt(cursors.read, order, given["cursor"]) if order and "cursor" in given else None
    narrowed = given | resource.unless_asked(given)
    asked = [(resource.filtered[name], text) for name, text in narrowed.items() if name in resource.filtered]
    condition = _condition(asked, "retired" in given or not resource.retires, gathered)
    gathered.settle()
    rows = among.filter(condition)
    backwards = bool(cursor and cursor.backwards)
    page = rows.filter(beyond(order, cursor.values, backwards)) if cursor else rows
    columns, links = parts(resource, names)
    return ListQuery(
        resource,
        names,
        columns,
        links,
        statement=_page(page, columns, order, size, backwards),
        counted=rows if counting else None,
        order=order,
        size=size,
        backwards=backwards,
        first=cursor is None,
        codes=_codes(asked, resource.told),
    )


def parameters(address: str, known: set[str]) -> dict[str, str]:
    """The parameters of an address by name, repeated ones joined. Raises BadParameters."""
    gathered = Gathered()
    given = _parameters(address, known, gathered)
    gathered.settle()
    return given


def _parameters(address: str, known: set[str], gathered: Gathered) -> dict[str, str]:
    """The parameters that are known and readable; the others are gathered."""
    given = {}
    for name, texts in as_sent(address).lists():
        text = gathered.attempt(_text, name, ",".join(texts), known)
        if text or (name == "lang" and text is not None):
            given[name] = text
    return given


def _text(name: str, text: str, known: set[str]) -> str:
    if name not in known:
        listed = ", ".join(sorted(known))
        message = _("There is no such parameter. Known: %(names)s.") % {"names": listed}
        raise BadParameter(name.replace("\x00", ""), message, "unknown_parameter")
    if "\x00" in text or len(text) > LONGEST_VALUE:
        raise BadParameter(name, _("This value is too long, or has a character that no text has."))
    if name == "lang" and text not in LANGUAGES:
        raise unknown("lang", text, LANGUAGES)
    return text


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


def _condition(asked: list[tuple[Filter, str]], with_retired: bool, gathered: Gathered) -> Q:
    """All conditions together; those over the same related rows must be met by one row."""
    condition = Q() if with_retired else Q(retired_on__isnull=True)
    grouped: dict[Rows, Q] = {}
    for one, text in asked:
        narrowed = gathered.attempt(_narrowed, one, text)
        if narrowed is None:
            continue
        if one.rows is None:
            condition &= narrowed
        else:
            grouped[one.rows] = grouped.get(one.rows, Q()) & narrowed
    for rows, narrowed in grouped.items():
        condition &= rows.holding(narrowed)
    return condition


def _narrowed(one: Filter, text: str) -> Q:
    longest = one.schema.get("maxLength")
    if longest and len(text) > longest:
        raise too_long(one.name, longest)
    return one.narrow(one.name, text)


def too_long(name: str, longest: int) -> BadParameter:
    return BadParameter(name, _("Give at most %(count)s characters.") % {"count": longest})


def _page(rows: QuerySet, columns, order, size: int, backwards: bool) -> Statement:
    paths = ["pk", *(path for column in columns for path in column.paths), *(key.path for key in order)]
    ordered = rows.order_by(*(key.expression(backwards) for key in order))
    return Statement(ordered.values_list(*paths)[: size + 1])


def _codes(asked, told) -> tuple[tuple[Filter, tuple[str, ...]], ...]:
    """The codes that are looked up, so that a mistaken one is named; codes of what is not for all are not."""
    return tuple((one, tuple(one.codes(text))) for one, text in asked if one.target and told(one.target))


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
