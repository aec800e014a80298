"""A released plan as a workbook: a sheet in each language, the Arabic one from right to left."""

from __future__ import annotations

import io
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from programmes.exchange.released_plans import HEADINGS, ReleasedPlan, released_plan
from programmes.models import Release

LANGUAGES = ("en", "ar")
SHEETS = {"en": "Plan", "ar": "الخطة"}
WIDTHS = {"title": 44, "topics": 40, "taking_part": 34, "invited": 34, "hijri": 30, "kind": 20, "code": 22}
WIDTH = 16
TABLE_TOP = 7  # the row of the headings; above it stands what the plan says of itself


def workbook(release: Release) -> bytes:
    """The bytes of an .xlsx file. Texts are written as texts: nothing in it is ever run as a formula."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        # A fixed day, so that the same release gives the same file.
        book.set_properties({"title": release.code, "created": release.released_at.replace(tzinfo=None)})
        formats = {
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        for language in LANGUAGES:
            with translation.override(language):
                _sheet(book.add_worksheet(SHEETS[language]), released_plan(release), formats, language)
    return file.getvalue()


def _sheet(sheet: Worksheet, plan: ReleasedPlan, formats, language: str) -> None:
    if language == "ar":
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _write_head(sheet, plan, formats)
    for column, (name, heading) in enumerate(HEADINGS):
        sheet.set_column(column, column, WIDTHS.get(name, WIDTH))
        sheet.write_string(TABLE_TOP, column, str(heading), formats["head"])
    for number, activity in enumerate(plan.activities, start=TABLE_TOP + 1):
        for column, cell in enumerate(activity.cells):
            _write(sheet, number, column, cell, formats)
    sheet.freeze_panes(TABLE_TOP + 1, 3)
    sheet.repeat_rows(TABLE_TOP)
    sheet.autofilter(TABLE_TOP, 0, TABLE_TOP + max(len(plan.activities), 1), len(HEADINGS) - 1)


def _write_head(sheet: Worksheet, plan: ReleasedPlan, formats) -> None:
    sheet.write_string(0, 0, plan.title, formats["title"])
    undated = _("Without a date: %(number)s") % {"number": len(plan.undated)}
    for row, text in enumerate((plan.version, plan.released, plan.period, plan.declared, undated), start=1):
        sheet.write_string(row, 0, text)


def _write(sheet: Worksheet, row: int, column: int, cell, formats) -> None:
    """A day as a day, a text as a text, and nothing for the unknown."""
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    elif cell:
        sheet.write_string(row, column, cell, formats["text"])
    else:
        sheet.write_blank(row, column, None, formats["text"])
