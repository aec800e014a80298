"""After-course reports: kept as a draft, submitted once all is in, opened again with a reason.

What a submitted report leaves behind is settled item by item: the report itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.enums import FollowUpStatus
from programmes.errors import ProgrammeError
from programmes.models import CourseReport, ReportItem, SeatCall, User
from programmes.seat_enums import ReportItemKind, ReportStatus
from programmes.selectors.rosters import Attendance, attendance_of, last_day, over
from programmes.services.records import delete_record, save_record
from programmes.services.seat_events import account_name, hold_call, require_reason
from programmes.services.seat_rights import SeatAct, require

SCORES = ("content_score", "teaching_score", "organisation_score")
RESULTS = ("test_before", "test_after")
VALUES = ("respondents", *SCORES, "tested", "passed", *RESULTS, "summary_en", "summary_ar")


class ReportSubmitted(ProgrammeError):
    """A submitted report is opened again before anything in it changes."""

    code = "report_submitted"
    message = _("The report was submitted. Open it again, with a reason, to change it.")


class NotSubmitted(ProgrammeError):
    """Only a submitted report can be opened again."""

    code = "not_submitted"
    message = _("The report is still a draft.")


class ReportNotReady(ProgrammeError):
    """The report cannot be submitted yet; `missing` says what it lacks."""

    code = "report_not_ready"

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        self.missing = tuple(missing)
        super().__init__(_("The report cannot be submitted yet."), fields={"": list(missing)})


@dataclass(frozen=True)
class ItemValues:
    """A lesson or change as it was written. `pk` names the one it replaces; `remove` takes it away."""

    kind: str = ReportItemKind.LESSON
    text_en: str = ""
    text_ar: str = ""
    owner: str = ""
    due_on: date | None = None
    status: str = FollowUpStatus.OPEN
    pk: int | None = None
    remove: bool = False


@transaction.atomic
def save_draft(
    *,
    call: SeatCall,
    values: Mapping[str, Any],
    items: Sequence[ItemValues] | None = None,
    by: User | None,
    expected_version: int | None = None,
) -> CourseReport:
    """Keep what was written so far. `items`, where given, are changed, added or removed one by one.

    Raises ReportSubmitted, InvalidRecord, StaleRecord, NotYours.
    """
    report = _held(call, by) or CourseReport(activity=call.activity)
    if report.status == ReportStatus.SUBMITTED:
        raise ReportSubmitted
    for name in VALUES:
        if name in values:
            setattr(report, name, values[name])
    save_record(report, by=by, expected_version=expected_version)
    if items is not None:
        _write_items(report, items, by)
    return report


def _write_items(report: CourseReport, items: Sequence[ItemValues], by: User | None) -> None:
    """Those named by a `pk` of this report are changed where they differ; the others are added."""
    known = {item.pk: item for item in report.items.all()}
    position = max((item.position for item in known.values()), default=0)
    for one in items:
        item = known.get(one.pk) if one.pk else None
        if one.remove:
            if item is not None:
                delete_record(item, by=by, reason="")
            continue
        if item is None:
            position += 1
            item = ReportItem(report=report, position=position, kind="")
        _write_item(item, one, by)


def _write_item(item: ReportItem, values: ItemValues, by: User | None) -> None:
    names = ("kind", "text_en", "text_ar", "owner", "due_on", "status")
    wanted = {name: getattr(values, name) for name in names}
    if {name: getattr(item, name) for name in names} == wanted:
        return
    settles = item.status != values.status
    for name, value in wanted.items():
        setattr(item, name, value)
    if settles:
        _settled(item, by=by, at=timezone.now(), note="")
    save_record(item, by=by)


@transaction.atomic
def settle_item(
    *,
    item: ReportItem,
    status: str,
    by: User | None,
    note: str = "",
    expected_version: int | None = None,
    now: datetime | None = None,
) -> ReportItem:
    """Say of a lesson or change of a submitted report that it is done or dropped, or that it is open again.

    `note` says what became of it, and must be given for what is dropped. Raises NotYours, NotSubmitted,
    ReasonMissing, StaleRecord, InvalidRecord.
    """
    require(SeatAct.SETTLE, by=by)
    said = require_reason(note, needed=status == FollowUpStatus.DROPPED)
    hold_call(SeatCall.objects.get(activity__report__items=item))
    stored = ReportItem.objects.select_related("report").get(pk=item.pk)
    if stored.report.status != ReportStatus.SUBMITTED:
        raise NotSubmitted(_("The report is a draft: change its lessons and changes in the draft."))
    stored.status = status
    _settled(stored, by=by, at=now or timezone.now(), note=said)
    return save_record(stored, by=by, reason=said, expected_version=expected_version)


def _settled(item: ReportItem, *, by: User | None, at: datetime, note: str) -> None:
    """Note when, by whom and how an item was settled; of an open one none of that."""
    over = item.status != FollowUpStatus.OPEN
    item.settled_at = at if over else None
    item.settled_by_name = account_name(by) if over else ""
    item.settled_note = note if over else ""


@transaction.atomic
def submit(
    *, call: SeatCall, by: User | None, expected_version: int | None = None, now: datetime | None = None
) -> CourseReport:
    """Hand the report in. Raises ReportNotReady naming all that is missing, ReportSubmitted, NotYours."""
    moment = now or timezone.now()
    report = _held(call, by)
    if report is not None and report.status == ReportStatus.SUBMITTED:
        raise ReportSubmitted
    if lacking := missing(call=call, report=report, marks=attendance_of(call), now=moment):
        raise ReportNotReady(lacking)
    assert report is not None  # without one the summary is missing
    report.status = ReportStatus.SUBMITTED
    report.submitted_at = moment
    return save_record(report, by=by, expected_version=expected_version)


@transaction.atomic
def reopen(*, call: SeatCall, by: User | None, reason: str) -> CourseReport:
    """Make a submitted report a draft again. Raises ReasonMissing, NotSubmitted, NotYours."""
    said = require_reason(reason)
    report = _held(call, by)
    if report is None or report.status != ReportStatus.SUBMITTED:
        raise NotSubmitted
    report.status = ReportStatus.DRAFT
    report.submitted_at = None
    return save_record(report, by=by, reason=said)


def missing(
    *, call: SeatCall, report: CourseReport | None, marks: Attendance, now: datetime | None = None
) -> list[str | Promise]:
    """What keeps a report from being submitted, in sentences; `marks` is how attendance stands."""
    lacking = [*_not_over(call, timezone.localdate(now)), *_unmarked(marks.expected, marks.recorded)]
    if report is None or not (report.summary_en.strip() or report.summary_ar.strip()):
        lacking.append(_("Write the summary, in English, in Arabic or in both."))
    if report is None:
        return lacking
    if report.respondents is None and any(getattr(report, name) is not None for name in SCORES):
        lacking.append(_("Say how many answered the form that the scores come from."))
    if report.tested is None and any(getattr(report, name) is not None for name in RESULTS):
        lacking.append(_("Say how many took the test that the results come from."))
    if max(report.respondents or 0, report.tested or 0) > marks.attended:
        lacking.append(_("More people answered or were tested than attended. Check the numbers."))
    return lacking


def _not_over(call: SeatCall, today: date) -> list[str | Promise]:
    last = last_day(call.activity)
    if last is None:
        return [_("The activity has no date to the day yet.")]
    if not over(call.activity, today):
        return [_("The activity ends on %(day)s.") % {"day": f"\u2066{last.isoformat()}\u2069"}]
    return []


def _unmarked(expected: int, recorded: bool) -> list[str | Promise]:
    if expected:
        return [_("Attendance is not recorded for everybody who was confirmed.")]
    return [] if recorded else [_("Attendance is not recorded.")]


def _held(call: SeatCall, by: User | None) -> CourseReport | None:
    """The stored report, the call under lock, for somebody who may write it. Raises NotYours."""
    require(SeatAct.ATTEND, by=by, call=call)
    hold_call(call)
    return CourseReport.objects.filter(activity=call.activity_id).first()
