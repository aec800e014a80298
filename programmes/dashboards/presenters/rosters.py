"""A course director's pages: the list of directed activities, the roster and the sign-in sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext_lazy, ngettext, override, pgettext
from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    Fact,
    FactList,
    Link,
    Number,
    Period,
    Table,
    Unknown,
)
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.evidence import in_language, isolated, other_script, yes_no
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.pages import ListPage, Section, invented_notice, nothing_here
from programmes.models import Activity, Nomination, SeatCall
from programmes.seat_enums import NominationStatus, ReportStatus
from programmes.selectors.rosters import (
    MARKABLE,
    Attendance,
    attendance,
    begun,
    days_of,
    last_day,
    over,
)
from programmes.selectors.seat_policies import first_day

SHEET_HEADS = {
    "title": gettext_lazy("Sign-in sheet"),
    "name": gettext_lazy("Name"),
    "state": gettext_lazy("State"),
}
DAYS_A_SHEET = 5  # columns to sign in, side by side on one sheet of paper


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the roster. `mark` and `days` are what the form shows, `errors` what was refused."""

    pk: int
    name: str
    other: str
    other_lang: str
    state: str
    state_other: str
    body: str
    position: str
    status: str
    walk_in: bool
    markable: bool
    mark: str
    days: str
    errors: tuple[str, ...]
    certificate: Link | None
    revoked: bool


def courses_page(listing: Listing, page, *, every: bool) -> ListPage:
    """The activities a person directs, or every one for planners."""
    columns = (
        Column(_("Activity")),
        Column(_("Days")),
        Column(_("Hall")),
        Column(_("Seats"), numeric=True),
        Column(_("Confirmed"), numeric=True),
        Column(_("Attendance")),
        Column(_("Report")),
    )
    rows = tuple(map(_course_row, page.object_list))
    empty = nothing_here(
        listing,
        _("You direct no activity yet"),
        _("Planners name the course directors of an activity when its seats are opened."),
    )
    table = Table(_("Activities"), columns, rows, caption_hidden=True) if rows else empty
    lead = (
        _("Every activity with seats, the next first: who comes, who came, and what was reported.")
        if every
        else _("The activities you direct, the next first: who comes, who came, and what is to report.")
    )
    number = page.paginator.count
    line = ngettext("%(number)s activity", "%(number)s activities", number) % {"number": number}
    return ListPage(
        title=_("Courses to direct") if every else _("My courses"),
        lead=lead,
        bar=listing.bar(line),
        sections=(Section("", (table,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
    )


def _course_row(call) -> tuple[object, ...]:
    activity = call.activity
    invented = activity.plan is not None and activity.plan.invented
    name = Link(name_of(activity), roster_url(activity), _("invented for demonstration") if invented else "")
    counts = Attendance(call.unmarked_count, call.attended_count, call.no_show_count)
    return (
        name,
        Period(activity.start_written or "", activity.end_written or ""),
        str(activity.venue.label) if activity.venue else Unknown(),
        Number(call.seat_count),
        Number(call.confirmed_count),
        attendance_words(activity, counts),
        _report_cell(activity, getattr(activity, "report", None)),
    )


def attendance_words(activity: Activity, counts: Attendance) -> str:
    """How far attendance is recorded, in a line."""
    if first_day(activity) is None:
        return _("no date yet")
    if not begun(activity):
        return _("opens on %(day)s") % {"day": isolated(first_day(activity).isoformat())}
    if counts.expected:
        words = ngettext("%(number)s not marked yet", "%(number)s not marked yet", counts.expected)
        return words % {"number": counts.expected}
    if not counts.recorded:
        return _("nobody confirmed")
    came = ngettext("%(number)s attended", "%(number)s attended", counts.attended)
    missed = ngettext("%(number)s did not come", "%(number)s did not come", counts.no_show)
    return _(", ").join((came % {"number": counts.attended}, missed % {"number": counts.no_show}))


def _report_cell(activity: Activity, report) -> Link:
    url = reverse("dashboards:course-report", args=[activity.code])
    if report is not None and report.status == ReportStatus.SUBMITTED:
        day = timezone.localdate(report.submitted_at).isoformat()
        return Link(_("submitted on %(day)s") % {"day": isolated(day)}, url)
    if over(activity):
        return Link(pgettext("of a report", "due"), url, _("a draft is kept") if report else "")
    return Link(_("draft") if report else _("after the last day"), url)


def roster_url(activity: Activity) -> str:
    return reverse("dashboards:roster", args=[activity.code])


def way(activity: Activity, here: str, *further: Link) -> Breadcrumb:
    """The way to a page below the list of directed activities."""
    return Breadcrumb((Link(_("My courses"), reverse("dashboards:my-courses")), *further), here)


def roster_page(
    call: SeatCall,
    rows: list[Nomination],
    *,
    given: Mapping[int, tuple[str, str]] | None = None,
    errors: Mapping[str, list[str]] | None = None,
) -> dict[str, object]:
    """The roster with its marks; `given` are marks and days as sent, `errors` sentences by row."""
    activity = call.activity
    counts = attendance(rows)
    people = [_person(row, (given or {}).get(row.pk), (errors or {}).get(str(row.pk), [])) for row in rows]
    return {
        "title": _("Roster of %(activity)s") % {"activity": name_of(activity)},
        "breadcrumb": way(activity, _("Roster")),
        "notices": invented_notice(activity.plan),
        "period": Period(activity.start_written or "", activity.end_written or ""),
        "standing": (_on_it(counts, len(rows)), attendance_words(activity, counts)),
        "facts": FactList(tuple(_facts(activity))),
        "activity": activity,
        "people": people,
        "empty": _("Nobody is named for this activity yet."),
        "may_mark": begun(activity),
        "markable": any(row.markable for row in people),
        "opens": _opens(activity),
        "days": days_of(activity),
        "corrects": any(row.mark and row.markable for row in people),
        "due": sum(1 for row in rows if _due(row)) if over(activity) else 0,
        "certificates_from": last_day(activity),
        "certificates_open": over(activity),
    }


def _on_it(counts: Attendance, number: int) -> str:
    """How many people the roster holds, and how many of them are not confirmed."""
    people = ngettext("%(number)s person", "%(number)s people", number) % {"number": number}
    if not counts.unconfirmed:
        return people
    words = ngettext("%(number)s not confirmed", "%(number)s not confirmed", counts.unconfirmed)
    return _(", ").join((people, words % {"number": counts.unconfirmed}))


def _facts(activity: Activity):
    language, interpreted = activity.language, yes_no(activity.interpretation)
    yield Fact(_("Hall"), (str(activity.venue.label) if activity.venue else Unknown(),))
    yield Fact(_("Language of instruction"), (language or Unknown(),))
    yield Fact(_("Interpretation"), (interpreted or Unknown(),))


def _opens(activity: Activity) -> str:
    """Why nobody can be marked yet; empty from the first day on."""
    first = first_day(activity)
    if first is None:
        return _("Attendance can be recorded once the activity has a date to the day.")
    if begun(activity):
        return ""
    words = _("Attendance can be recorded from the first day on, %(day)s.")
    return words % {"day": isolated(first.isoformat())}


def _person(row: Nomination, given: tuple[str, str] | None, errors: list[str]) -> RosterRow:
    nominee = row.nominee
    other, lang = other_script(nominee.name_en, nominee.name_ar)
    marked = row.status if row.status != NominationStatus.CONFIRMED else ""
    stored = (marked, str(row.days_attended or ""))
    mark, days = given or stored
    certificate = row.certificate
    link = Link(certificate.number, certificate.get_absolute_url()) if certificate else None
    return RosterRow(
        pk=row.pk,
        name=in_language(nominee.name_en, nominee.name_ar) or nominee.code,
        other=other,
        other_lang=lang,
        state=row.state.label,
        state_other=other_script(row.state.title_en, row.state.title_ar)[0],
        body=row.body.label if row.body else "",
        position=nominee.position,
        status=str(row.get_status_display()),
        walk_in=row.walk_in,
        markable=row.status in MARKABLE,
        mark=mark if row.status in MARKABLE else "",
        days=days,
        errors=tuple(str(error) for error in errors),
        certificate=link,
        revoked=bool(certificate and certificate.revoked_at),
    )


def _due(row: Nomination) -> bool:
    return row.status == NominationStatus.ATTENDED and row.certificate is None


def sign_in_page(call: SeatCall, rows: list[Nomination]) -> dict[str, object]:
    """The sheets to sign on: everybody expected, a column for each day, five days side by side."""
    activity = call.activity
    expected = [row for row in rows if row.status in MARKABLE]
    days = list(_each_day(first_day(activity), last_day(activity))) or [""]
    return {
        "title": _("Sign-in sheet"),
        "heads": {name: in_both(text) for name, text in SHEET_HEADS.items()},
        "name": name_of(activity),
        "other": other_script(activity.title_en, activity.title_ar),
        "breadcrumb": way(activity, _("Sign-in sheet"), Link(_("Roster"), roster_url(activity))),
        "notices": invented_notice(activity.plan),
        "people": [_person(row, None, []) for row in expected],
        "empty": _("Nobody is confirmed for this activity yet."),
        "period": Period(activity.start_written or "", activity.end_written or ""),
        "venue": activity.venue.label if activity.venue else "",
        "sheets": [days[start : start + DAYS_A_SHEET] for start in range(0, len(days), DAYS_A_SHEET)],
    }


def in_both(text: Promise) -> list[tuple[str, str]]:
    """A text in both languages with the language of each, the reader's first."""
    own = "ar" if get_language_bidi() else "en"
    said = []
    for language in (own, "en" if own == "ar" else "ar"):
        with override(language):
            said.append((language, str(text)))
    return said


def _each_day(first: date | None, last: date | None):
    """The ISO days from the first to the last; none where they are not known."""
    day = first
    while day and last and day <= last:
        yield day.isoformat()
        day += timedelta(days=1)
