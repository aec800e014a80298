"""The roster of an activity as a table, and as a workbook with a sheet in each language."""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from programmes.exchange.csv_files import Cell, ExportTable
from programmes.models import Activity, Nomination

LANGUAGES = ("en", "ar")
SHEETS = {"en": "Roster", "ar": "كشف الحضور"}
HEADINGS = (
    (gettext_lazy("Name (English)"), 30),
    (gettext_lazy("Name (Arabic)"), 30),
    (gettext_lazy("State"), 24),
    (gettext_lazy("Agency"), 30),
    (gettext_lazy("Rank or position"), 26),
    (gettext_lazy("Status"), 16),
    (gettext_lazy("Days attended"), 14),
    (gettext_lazy("Came without a nomination"), 14),
    (gettext_lazy("Nomination"), 22),
)
TABLE_TOP = 3  # the row of the headings; above it stands which activity it is


def roster_table(activity: Activity, rows: Sequence[Nomination]) -> ExportTable:
    """One row a nomination, for other programs: codes rather than words. No address, no gender."""
    columns = (
        "nomination",
        "name_en",
        "name_ar",
        "state",
        "body",
        "position",
        "status",
        "days_attended",
        "walk_in",
    )
    return ExportTable(f"roster-{activity.code}", columns, [_coded(row) for row in rows])


def _coded(row: Nomination) -> tuple[Cell, ...]:
    return (
        row.code,
        row.nominee.name_en,
        row.nominee.name_ar,
        row.state.code,
        row.body.code if row.body else None,
        row.nominee.position,
        row.status,
        row.days_attended,
        "yes" if row.walk_in else "no",
    )


def roster_workbook(activity: Activity, rows: Sequence[Nomination]) -> bytes:
    """The bytes of an .xlsx file. Texts are written as texts: nothing in it is ever run as a formula."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        for language in LANGUAGES:
            with translation.override(language):
                _sheet(book.add_worksheet(SHEETS[language]), activity, rows, head, text)
    return file.getvalue()


def _sheet(sheet: Worksheet, activity: Activity, rows: Sequence[Nomination], head, text) -> None:
    if translation.get_language_bidi():
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, activity.label, head)
    days = (day.isoformat() for day in (activity.starts_on, activity.ends_on) if day)
    sheet.write_string(1, 0, " – ".join(dict.fromkeys(days)))
    if activity.plan and activity.plan.invented:
        sheet.write_string(2, 0, _("Invented for demonstration"))
    for column, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(TABLE_TOP, column, str(heading), head)
    for number, row in enumerate(rows, start=TABLE_TOP + 1):
        for column, cell in enumerate(_worded(row)):
            _write(sheet, number, column, cell, text)
    sheet.freeze_panes(TABLE_TOP + 1, 2)
    sheet.repeat_rows(TABLE_TOP)


def _worded(row: Nomination) -> tuple[Cell, ...]:
    return (
        row.nominee.name_en,
        row.nominee.name_ar,
        row.state.label,
        row.body.label if row.body else None,
        row.nominee.position,
        str(row.get_status_display()),
        row.days_attended,
        _("yes") if row.walk_in else _("no"),
        row.code,
    )


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, text) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, text)
    elif cell:
        sheet.write_string(row, column, cell, text)
    else:
        sheet.write_blank(row, column, None, text)
