"""The empty spreadsheet for nominations: headings in both languages, and the activities open to a state."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from programmes.exchange.nomination_rows import HEADINGS, WORDS

ROWS = 500  # rows that are prepared; more may be filled
WIDTHS = {"name_ar": 34, "name_en": 34, "position": 30, "email": 30, "body": 26, "activity": 24}
WIDTH = 16
SHEETS = (("Nominations", "الترشيحات"), ("Activities", "الأنشطة"))


@dataclass(frozen=True, slots=True)
class OpenActivity:
    """An activity people can be named for: code, name, days as written, seats left, day names are due."""

    code: str
    name: str
    days: str
    free: int
    names_due: str


def template(activities: Sequence[OpenActivity], language: str) -> bytes:
    """The bytes of an .xlsx file in the order of reading of `language`; it holds no person's data."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    arabic = language == "ar"
    with Workbook(file, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        first, second = (book.add_worksheet(names[arabic]) for names in SHEETS)
        for sheet in (first, second):
            if arabic:
                sheet.right_to_left()
            sheet.freeze_panes(1, 0)
        _nominations(first, head, text, arabic=arabic, codes=len(activities))
        _activities(second, activities, head, text)
    return file.getvalue()


def _nominations(sheet: Worksheet, head, text, *, arabic: bool, codes: int) -> None:
    for column, (name, headings) in enumerate(HEADINGS.items()):
        sheet.set_column(column, column, WIDTHS.get(name, WIDTH), text)
        first, second = reversed(headings) if arabic else headings
        sheet.write_string(0, column, f"{first}\n{second}", head)
        if name in WORDS:
            words = [spellings[1 if arabic else 0] for spellings in WORDS[name].values()]
            sheet.data_validation(1, column, ROWS, column, {"validate": "list", "source": words})
        elif name == "activity" and codes:
            source = f"='{SHEETS[1][arabic]}'!$A$2:$A${codes + 1}"
            sheet.data_validation(1, column, ROWS, column, {"validate": "list", "source": source})


def _activities(sheet: Worksheet, activities: Sequence[OpenActivity], head, text) -> None:
    headings = (_("Activity code"), _("Activity"), _("Days"), _("Free seats"), _("Names due"))
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, 44 if column == 1 else 24, text)
        sheet.write_string(0, column, heading, head)
    for row, one in enumerate(activities, start=1):
        for column, cell in enumerate((one.code, one.name, one.days, str(one.free), one.names_due)):
            sheet.write_string(row, column, cell, text)
