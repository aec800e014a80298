"""Bringing in a table of activities: preview it, commit exactly that, undo it.

The steps are apart on purpose: a preview writes nothing but itself, and the commit reads the
stored preview, never the file again.
"""

import hashlib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from programmes import dates
from programmes.enums import STATUSES_WITH_REASON, ActivityStatus, RowVerdict
from programmes.errors import ReasonMissing
from programmes.exchange.activity_columns import ACTIVITIES
from programmes.exchange.activity_rows import ParsedRow, Vocabulary, parse_row
from programmes.exchange.files import read_file
from programmes.exchange.layouts import Table
from programmes.folding import fold
from programmes.models import AnnualPlan, ImportBatch, ImportRow, User
from programmes.selectors import vocabulary
from programmes.services import imports

STATUSES = [status for status in ActivityStatus if status not in STATUSES_WITH_REASON]
Known = Mapping[tuple[str, str | None], str]


def preview(
    *,
    data: bytes,
    file_name: str,
    by: User | None,
    plan: AnnualPlan | None = None,
    status: str = ActivityStatus.DELIVERED,
) -> ImportBatch:
    """Read a file and store what would be written. Raises UnreadableTable where it is no table, and
    ReasonMissing for a status that takes something away, as a table gives no reasons."""
    if status not in STATUSES:
        raise ReasonMissing(
            _(
                "A table gives no reasons and “%(status)s” needs one: "
                "bring the activities first, then change them."
            )
            % {"status": ActivityStatus(status).label}
        )
    table = read_file(data, ACTIVITIES)
    batch = ImportBatch(
        file_name=file_name[:200],
        digest=hashlib.sha256(data).hexdigest(),
        plan=plan,
        activity_status=status,
        made_by=by,
    )
    return imports.store_preview(batch=batch, rows=_judged(table, plan), by=by)


def _judged(table: Table, plan: AnnualPlan | None) -> list[ImportRow]:
    words = Vocabulary(
        kinds=vocabulary.kind_names(),
        topics=vocabulary.topic_names(),
        states=vocabulary.state_names(),
        teams=vocabulary.team_names(),
        groupings=vocabulary.grouping_names(),
    )
    known = vocabulary.known_activities()
    seen: dict[tuple[str, str | None], int] = {}
    rows = []
    for line in table.lines:
        parsed = parse_row(line, words)
        _outside(parsed, plan)
        verdict = _verdict(parsed, line.number, known, seen)
        rows.append(
            ImportRow(
                number=line.number, raw=line.cells, parsed=parsed.values, notes=parsed.notes, verdict=verdict
            )
        )
    if table.passed_over:
        rows[0].notes.append(
            {"code": "passed_over", "column": "", "value": ", ".join(table.passed_over)[:200]}
        )
    return rows


def _outside(parsed: ParsedRow, plan: AnnualPlan | None) -> None:
    """Doubt an activity none of whose days lies in the plan it is brought into."""
    start, end = parsed.values["start"], parsed.values["end"]
    if plan is None or not (start or end):
        return
    if dates.first_day(start or end) > plan.ends_on or dates.last_day(end or start) < plan.starts_on:
        parsed.note("outside_plan", "start" if start else "end", start or end)


def _verdict(
    parsed: ParsedRow, number: int, known: Known, seen: dict[tuple[str, str | None], int]
) -> RowVerdict:
    """Whether a row is new, on record already, or refused; a second row of one name is refused."""
    keys = _keys(parsed)
    if code := next((known[key] for key in keys if key in known), None):
        parsed.note("on_record", "title_en", code)
    elif first := next((seen[key] for key in keys if key in seen), None):
        parsed.note("twice_in_file", "title_en", str(first))
    seen |= {key: number for key in keys if key not in seen}
    if parsed.refused:
        return RowVerdict.REFUSED
    return RowVerdict.KNOWN if any(note["code"] == "on_record" for note in parsed.notes) else RowVerdict.ADD


def _keys(parsed: ParsedRow) -> list[tuple[str, str | None]]:
    """By which an activity is known again: each title with the start (or end) as written."""
    day = parsed.values.get("start") or parsed.values.get("end")
    titles = (parsed.values.get("title_en", ""), parsed.values.get("title_ar", ""))
    return [(fold(title), day) for title in titles if fold(title)]
