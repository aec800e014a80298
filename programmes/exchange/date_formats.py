"""Days in a workbook: numbers that its styles show as dates, read no more precisely than they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from xml.etree.ElementTree import Element

# How the formats that every workbook knows by number show a day.
_BUILT_IN = {**dict.fromkeys((14, 15, 22), "day"), 17: "month", 16: "yearless"}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_SHAPES = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
# Before 1 March 1900 the two ways of counting differ by a day that never was.
_FIRST, _LAST = 61, 2_900_000


def styles_of(elements: Iterable[tuple[str, Element]]) -> list[str]:
    """How each cell style shows a number: as `day`, `month`, `year`, or not as a date (empty)."""
    shown = dict(_BUILT_IN)
    styles: list[str] = []
    for name, element in elements:
        if name == "numFmt":
            shown[int(element.get("numFmtId", "0"))] = _shown(element.get("formatCode", ""))
        elif name == "cellXfs":
            styles = [shown.get(int(one.get("numFmtId", "0")), "") for one in element]
    return styles


def _shown(code: str) -> str:
    """How a format code shows a number. Without a year no date is told, so none is read."""
    signs = _NOT_SHOWN.sub("", code.split(";")[0]).lower()
    if "y" not in signs:
        return "yearless" if "d" in signs else ""
    return "day" if "d" in signs else "month" if "m" in signs else "year"


def written_day(number: str, shown: str, *, from_1904: bool) -> str | None:
    """The partial date that a number of days is shown as, None where it is not one."""
    if shown not in _SHAPES:
        return None
    days = float(number)
    if not _FIRST <= days < _LAST:
        return None
    return (_EPOCHS[from_1904] + timedelta(days=int(days))).strftime(_SHAPES[shown])
