"""The after-course report: as it is written, and as it is read and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    Choice,
    Column,
    Fact,
    FactList,
    Link,
    Many,
    Period,
    Table,
    Unknown,
    Value,
)
from programmes.dashboards.presenters.evidence import as_typed, isolated, other_script
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.pages import Section, invented_notice
from programmes.dashboards.presenters.rosters import attendance_words, roster_url, way
from programmes.enums import FollowUpStatus
from programmes.models import Activity, CourseReport, ReportItem, SeatCall
from programmes.seat_enums import ReportItemKind
from programmes.selectors.rosters import Attendance

REACTIONS = ("content_score", "teaching_score", "organisation_score")
BEFORE_AND_AFTER = ("test_before", "test_after")


def report_head(call: SeatCall, report: CourseReport | None, counts: Attendance) -> dict[str, object]:
    """What stands above a report, written or read."""
    activity = call.activity
    roster = Link(_("Roster"), roster_url(activity))
    return {
        "title": _("Report on %(activity)s") % {"activity": name_of(activity)},
        "breadcrumb": way(activity, _("Report"), roster),
        "notices": invented_notice(activity.plan),
        "activity": activity,
        "facts": FactList(tuple(_head_facts(activity, report, counts))),
        "roster_url": roster.url,
    }


def _head_facts(activity: Activity, report: CourseReport | None, counts: Attendance):
    yield Fact(_("Days"), (Period(activity.start_written or "", activity.end_written or ""),))
    yield Fact(_("Hall"), (str(activity.venue.label) if activity.venue else Unknown(),))
    yield Fact(_("Attendance"), (attendance_words(activity, counts),))
    yield Fact(_("Report"), (_standing(report),))


def _standing(report: CourseReport | None) -> str:
    if report is None:
        return _("not begun")
    if report.submitted_at is None:
        return _("draft")
    day = timezone.localdate(report.submitted_at).isoformat()
    return _("submitted on %(day)s") % {"day": isolated(day)}


def report_sections(report: CourseReport) -> tuple[Section, ...]:
    """A report as it is read: reactions, learning, summary, lessons, changes."""
    items = list(report.items.all())
    lessons = [item for item in items if item.kind == ReportItemKind.LESSON]
    changes = [item for item in items if item.kind == ReportItemKind.CHANGE]
    return (
        Section(_("Reactions"), (FactList(tuple(_reactions(report))),), "reactions"),
        Section(_("Learning"), (FactList(tuple(_learning(report))),), "learning"),
        Section(_("Summary"), (_summary(report),), "summary"),
        Section(_("Lessons"), (_items(_("Lessons"), lessons),), "lessons"),
        Section(_("Proposed changes"), (_items(_("Proposed changes"), changes),), "changes"),
    )


def _reactions(report: CourseReport):
    yield _number(report, "respondents", "%s")
    for name in REACTIONS:
        yield _number(report, name, _("%s of 5"))


def _learning(report: CourseReport):
    for name in ("tested", "passed"):
        yield _number(report, name, "%s")
    for name in BEFORE_AND_AFTER:
        yield _number(report, name, "%s %%")


def _number(report: CourseReport, name: str, words: str) -> Fact:
    label = capfirst(report._meta.get_field(name).verbose_name)
    value = getattr(report, name)
    return Fact(label, (_("— not collected") if value is None else isolated(words % value),))


def _summary(report: CourseReport) -> Many | str:
    """The summary in the reader's language first, each in its own direction."""
    texts = report.text("summary")
    other, lang = other_script(report.summary_en, report.summary_ar)
    return Many((texts, Value(other, lang=lang))) if other else texts


def _items(caption: str, items: list[ReportItem]) -> Table | str:
    if not items:
        return _("None.")
    columns = (
        Column(_("What")),
        Column(_("Who sees to it")),
        Column(_("Due on")),
        Column(_("Status")),
    )
    return Table(caption, columns, tuple(map(_item_row, items)), caption_hidden=True)


def _item_row(item: ReportItem) -> tuple[object, ...]:
    other, lang = other_script(item.text_en, item.text_ar)
    text = Many((item.text("text"), Value(other, lang=lang))) if other else item.text("text")
    due = Value(item.due_on.isoformat(), ltr=True) if item.due_on else _("no day set")
    return (text, item.owner or _("nobody named"), due, _became(item))


def _became(item: ReportItem) -> Many | str:
    """The status, then when, by whom and how it came to it, where that is known."""
    status = str(item.get_status_display())
    if item.settled_at is None:
        return status
    when = Value(timezone.localdate(item.settled_at).isoformat(), ltr=True)
    said = (as_typed(text) for text in (item.settled_by_name, item.settled_note) if text)
    return Many((status, when, *said))


@dataclass(frozen=True, slots=True)
class ToSettle:
    """The form of one lesson or change: what it says, where it stands, what it may become."""

    pk: int
    text: str
    version: int
    note: str
    choices: tuple[Choice, ...]
    faults: tuple[str, ...]


def to_settle(report: CourseReport, sent: Mapping[str, str], faults: Sequence[str]) -> tuple[ToSettle, ...]:
    """A form for each lesson and change; `sent` and `faults` are of the one that was refused."""
    return tuple(_to_settle(item, sent, faults) for item in report.items.all())


def _to_settle(item: ReportItem, sent: Mapping[str, str], faults: Sequence[str]) -> ToSettle:
    mine = sent if sent.get("item") == str(item.pk) else {}
    chosen = mine.get("status", item.status)
    choices = tuple(Choice(value, str(label), value == chosen) for value, label in FollowUpStatus.choices)
    return ToSettle(
        pk=item.pk,
        text=item.text("text"),
        version=item.version,
        note=mine.get("note", item.settled_note),
        choices=choices,
        faults=tuple(faults) if mine else (),
    )
