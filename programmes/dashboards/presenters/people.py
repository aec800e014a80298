"""The list of people and the page of one, with posts as they were held when."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Table,
    Unknown,
    Value,
)
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.evidence import (
    Evidenced,
    in_language,
    named,
    other_names,
    other_script,
)
from programmes.dashboards.presenters.named import Named
from programmes.dashboards.presenters.pages import (
    ListPage,
    Section,
    Sheet,
    counted,
    nothing_here,
    retired_notice,
)
from programmes.models import Appointment, Person
from programmes.selectors.people import PersonSheet, person_states


def person_filters() -> tuple[Filter, ...]:
    states = tuple((code, in_language(english, arabic)) for code, english, arabic in person_states())
    return (Filter("state", _("Held a post for"), states),)


def person_list(listing: Listing, page, shown: Evidenced, export: str) -> ListPage:
    """People with the latest post they were seen in."""
    rows = tuple(_row(person, shown) for person in page)
    columns = (
        listing.column(_("Person"), "name"),
        Column(_("Latest post on record")),
        listing.column(_("Seen in it"), "seen"),
        listing.column(_("Meetings"), "meetings", numeric=True),
    )
    empty = nothing_here(listing, _("Nobody on record yet"), _("People are entered by planners."))
    piece = Table(_("People"), columns, rows, caption_hidden=True) if rows else empty
    count = page.paginator.count
    return ListPage(
        title=_("People"),
        lead=_("Public figures whom sources name, with the posts they held and when they were seen in them."),
        bar=listing.bar(ngettext("%(count)s person", "%(count)s people", count) % {"count": count}, export),
        sections=(Section("", (piece,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _row(person: Person, shown: Evidenced) -> tuple[object, ...]:
    posts = list(person.appointments.all())
    latest = max(
        posts, key=lambda one: (one.starts_on is not None, one.starts_on or 0, one.code), default=None
    )
    return (
        named(person),
        Value(str(latest.label), marks=shown.marks(latest, "title_en", "title_ar")) if latest else Unknown(),
        shown.period(latest, in_row=True) if latest else Unknown(),
        counted(person.meeting_count, f"{person.get_absolute_url()}#meetings"),
    )


def _remark(post: Appointment) -> str:
    """What must be said of a post beside its title: that it was held for another, and on its date."""
    acting = _("Held as acting.") if post.acting else ""
    return f"{acting} {post.text('date_note')}".strip()


def person_page(sheet: PersonSheet, shown: Evidenced) -> Sheet:
    """One person: names, dated posts, and the meetings sat in with the title held that day."""
    person = sheet.person
    other, lang = other_script(person.title_en, person.title_ar)
    spellings = other_names(person)
    aliases = (
        Value(" · ".join(spellings), marks=shown.marks(person, "aliases"))
        if spellings
        else _("none on record")
    )
    facts = FactList(
        (
            Fact(_("Name"), (Value(str(person.label), marks=shown.marks(person, "title_en", "title_ar")),)),
            Fact(_("Other spellings"), (aliases,)),
        )
    )
    posts = Section(
        _("Posts"), (_posts(sheet, shown),), "posts", _("A date says when the person was seen in the post.")
    )
    meetings = Section(_("Meetings"), (_meetings(sheet, shown),), "meetings")
    return Sheet(
        breadcrumb=Breadcrumb((Link(_("People"), reverse("dashboards:people")),), str(person.label)),
        title=str(person.label),
        other=other,
        other_lang=lang,
        notices=retired_notice(person),
        facts=facts,
        sections=(posts, meetings),
        notes=shown.notes(),
    )


def _posts(sheet: PersonSheet, shown: Evidenced) -> Table | EmptyState:
    rows = tuple(
        (
            Named(
                one.code,
                str(one.label),
                marks=shown.marks(one, "title_en", "title_ar"),
                note=_remark(one),
            ),
            shown.cell(one, "organisation", one.organisation),
            Link(str(one.state.label), one.state.get_absolute_url()) if one.state else _("none"),
            shown.period(one, in_row=True),
        )
        for one in sheet.appointments
    )
    if not rows:
        return EmptyState(_("No post on record"), _("No source says what post this person held."))
    columns = (
        Column(_("Title held")),
        Column(_("Organisation")),
        Column(_("State or organisation")),
        Column(_("Seen in it")),
    )
    return Table(_("Posts"), columns, rows, caption_hidden=True)


def _meetings(sheet: PersonSheet, shown: Evidenced) -> Table | EmptyState:
    rows = tuple(
        (
            Link(
                str(one.meeting.label), one.meeting.get_absolute_url(), str(one.meeting.round.dialogue.label)
            ),
            shown.period(one.meeting, marked=False),
            str(one.side.label),
            str(one.get_role_display()),
            shown.value(one, "title", one.text("title")),
        )
        for one in sheet.delegations
    )
    if not rows:
        return EmptyState(
            _("No meeting on record"), _("No source seats this person at a meeting of a dialogue.")
        )
    columns = (
        Column(_("Meeting")),
        Column(_("When")),
        Column(_("Side")),
        Column(_("Role")),
        Column(_("Title held that day")),
    )
    return Table(_("Meetings"), columns, rows, caption_hidden=True)
