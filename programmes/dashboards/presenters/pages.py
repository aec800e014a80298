"""The two shapes that most pages of the record have: a list, and the sheet of one record."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    Breadcrumb,
    EmptyState,
    FactList,
    FilterBar,
    Link,
    Notes,
    Notice,
    Number,
    Pagination,
)
from programmes.dashboards.presenters.evidence import isolated


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: `pieces` are components drawn one under the other."""

    title: str
    pieces: tuple[object, ...]
    anchor: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list: what it holds in one line, its filters, its rows in one or more sections; what can be done."""

    title: str
    lead: str
    bar: FilterBar
    sections: tuple[Section, ...]
    pagination: Pagination | None = None
    notice: Notice | None = None
    notes: Notes | None = None
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record: its name in both scripts, what must be said first, facts, sections, sources."""

    breadcrumb: Breadcrumb
    title: str
    other: str
    other_lang: str
    facts: FactList
    sections: tuple[Section, ...]
    notes: Notes
    lead: str = ""
    notices: tuple[Notice, ...] = ()


def nothing_here(listing, title: str, text: str, *ways: Link) -> EmptyState:
    """What an empty list says: that nothing matches and how to see all, or that nothing is on record.

    `ways` lead from there to where such records are made.
    """
    if listing.narrowed:
        again = (Link(_("Show the whole list"), listing.path),)
        return EmptyState(_("Nothing matches"), _("No record meets all of these filters."), again)
    return EmptyState(title, text, ways)


def counted(number: int, url: str) -> Number | str:
    """How many rows there are, linked to them. None is said in words: it is no count of what happened."""
    return Number(number, url=url) if number else _("none on record")


def retired_notice(record) -> tuple[Notice, ...]:
    """That a record is no longer in use, and since when."""
    if not record.retired_on:
        return ()
    text = _("This record was retired on %(day)s. It is kept and no longer counted.")
    return (Notice("warning", text % {"day": isolated(record.retired_on.isoformat())}),)


def invented_notice(plan) -> tuple[Notice, ...]:
    """That nothing on the page is a fact: it belongs to a plan invented for demonstration."""
    if plan is None or not plan.invented:
        return ()
    text = _("Nothing on this page is a fact. It was invented to show how the planner works.")
    return (Notice("warning", text, _("Invented for demonstration")),)


def invented_among(plans) -> tuple[Notice, ...]:
    """Which of several plans on one page are invented, so that nobody reads them beside facts as facts."""
    found = [plan for plan in plans if plan.invented]
    if len(found) == len(plans):
        return invented_notice(found[0]) if found else ()
    text = _("“%(plan)s” is no fact. It was invented to show how the planner works.")
    title = _("Invented for demonstration")
    return tuple(Notice("warning", text % {"plan": plan.label}, title) for plan in found)


def desk_link(record, user) -> Link | None:
    """The record in the admin, for staff who may see it there."""
    meta = record._meta
    if not (user.is_staff and user.has_perm(f"{meta.app_label}.view_{meta.model_name}")):
        return None
    try:
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return None
    return Link(_("Open at the planners' desk"), url)
