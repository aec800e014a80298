"""What a reader asks of a list by its address: words, filters, order, page; and the bar that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    ActiveFilter,
    Choice,
    Column,
    FilterBar,
    FilterField,
    Notice,
    Pagination,
)

PAGE = 50
# Besides its filters every list understands these.
PLAIN = ("q", "sort", "page")


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice a list offers: its name in the address, its label, and its values with their words."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


class Listing:
    """One list as it was asked for. `faults` are sentences on what in the address could not be followed."""

    def __init__(self, request, filters: Iterable[Filter] = (), sorts: Iterable[str] = ()) -> None:
        self.path = request.path
        self.filters = tuple(filters)
        # A page can hold no NUL, so one in the address is not handed back.
        self._given = {name: request.GET[name].replace("\0", "").strip() for name in request.GET}
        self.faults: list[str] = []
        self.q = self._given.get("q", "")
        self.chosen = {one.name: self._choice(one) for one in self.filters}
        self.sort = self._sort(tuple(sorts))
        self._refuse_unknown()

    @property
    def status(self) -> int:
        """The status of the answer: 400 where something asked for does not exist."""
        return 400 if self.faults else 200

    @property
    def narrowed(self) -> bool:
        return bool(self.q or any(self.chosen.values()))

    def page_of(self, rows, size: int = PAGE):
        """The page asked for, the nearest where there is none of that number."""
        return Paginator(rows, size).get_page(self._given.get("page", "1"))

    def pagination(self, page) -> Pagination:
        before = self._url(page=page.previous_page_number()) if page.has_previous() else ""
        after = self._url(page=page.next_page_number()) if page.has_next() else ""
        return Pagination(page.number, page.paginator.num_pages, before, after)

    def bar(self, count_line: str, export_url: str = "") -> FilterBar:
        """The filters with what is on and how many rows match."""
        words = FilterField("q", _("Search"), self.q)
        fields = (words, *(self._field(one) for one in self.filters))
        hidden = (("sort", self.sort),) if self.sort else ()
        return FilterBar(self.path, fields, count_line, tuple(self._active()), self.path, export_url, hidden)

    def column(self, label: str, key: str = "", *, numeric: bool = False) -> Column:
        """A heading that sorts by `key`, the other way when the list is already sorted by it."""
        if not key:
            return Column(label, numeric=numeric)
        if self.sort == key:
            return Column(label, self._url(sort=f"-{key}"), "ascending", numeric)
        direction = "descending" if self.sort == f"-{key}" else ""
        return Column(label, self._url(sort=key), direction, numeric)

    def notice(self) -> Notice | None:
        """What could not be followed, as one notice."""
        if not self.faults:
            return None
        return Notice("error", " ".join(self.faults), _("Part of this address was not understood"))

    def _choice(self, one: Filter) -> str:
        value = self._given.get(one.name, "")
        if value and value not in {known for known, _label in one.choices}:
            self.faults.append(
                _("%(field)s: there is no “%(value)s”.") % {"field": one.label, "value": value}
            )
            return ""
        return value

    def _sort(self, known: tuple[str, ...]) -> str:
        asked = self._given.get("sort", "")
        if asked and asked.removeprefix("-") not in known:
            self.faults.append(_("This list cannot be sorted by “%(value)s”.") % {"value": asked})
            return ""
        return asked

    def _refuse_unknown(self) -> None:
        known = {*PLAIN, *(one.name for one in self.filters)}
        self.faults.extend(
            _("This list has no filter named “%(name)s”.") % {"name": name}
            for name in self._given
            if name not in known
        )

    def _field(self, one: Filter) -> FilterField:
        chosen = self.chosen[one.name]
        every = Choice("", _("all"), not chosen)
        choices = (every, *(Choice(value, str(label), value == chosen) for value, label in one.choices))
        return FilterField(one.name, one.label, chosen, choices)

    def _active(self):
        if self.q:
            yield ActiveFilter(_("Search"), self.q, self._url(q=""))
        for one in self.filters:
            if chosen := self.chosen[one.name]:
                yield ActiveFilter(one.label, str(dict(one.choices)[chosen]), self._url(**{one.name: ""}))

    def address(self, path: str, **changes: object) -> str:
        """The same question put to another path, such as the export of these rows."""
        asked = {"q": self.q, **self.chosen, "sort": self.sort, **changes}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{path}?{query}" if query else path

    def _url(self, **changes: object) -> str:
        """The address of this list with some of it changed; the first page unless one is named."""
        return self.address(self.path, **changes)
