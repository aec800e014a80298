"""The notes of an import in words, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.exchange.activity_columns import ACTIVITIES

SENTENCES: dict[str, Promise] = {
    "no_title": _("There is no title in either language."),
    "other_language": _("“%(value)s”: each title is put under the language it is written in."),
    "no_kind": _("The kind is missing."),
    "unknown_kind": _("“%(value)s” is not a kind of activity we know."),
    "bad_date": _("“%(value)s” is not a date as 2026-02-17, 2026-02 or 2026."),
    "day_or_month": _("“%(value)s” may be read in two ways: write the year first, then month and day."),
    "no_year": _("“%(value)s” has no year of four digits."),
    "no_such_day": _("“%(value)s” is a day that does not exist."),
    "hijri_date": _("“%(value)s” is a Hijri date; it may be off by a day. Give the Gregorian one."),
    "date_number": _(
        "“%(value)s” is how a spreadsheet counts days; show the cell as a date, or write 2026-02-17."
    ),
    "other_weekday": _("“%(value)s” is another day of the week; check which of the two is meant."),
    "two_ends": _("%(value)s: the two cells speak of different days."),
    "date_read": _("Read as dates: %(value)s."),
    "outside_plan": _("%(value)s lies outside the plan; check that the activity belongs to it."),
    "mixed_dates": _("%(value)s: start and end must be known to the same precision."),
    "date_order": _("%(value)s: the end comes before the start."),
    "formula": _("“%(value)s” is a formula. Put the text itself into the cell."),
    "error_cell": _("“%(value)s” is an error of the spreadsheet, not a value."),
    "lost_letters": _("“%(value)s” has lost letters. Save the file as XLSX or as CSV (UTF-8) once more."),
    "not_text": _("“%(value)s” is a number, a date or a sign, where a text is expected."),
    "hidden_row": _("This line is hidden in the sheet. Show it and bring the file again."),
    "merged_cells": _("Cells are merged here. Undo the merging and fill each cell."),
    "surplus_cells": _("“%(value)s” stands beyond the last column; a separator may be misplaced."),
    "passed_over": _("Columns that are not read, of which nothing is kept: %(value)s."),
    "twice_in_file": _("Line %(value)s already has an activity of this title and date."),
    "too_long": _("“%(value)s…” is too long."),
    "on_record": _("Already on record as %(value)s; nothing is written."),
    "unlikely_year": _("%(value)s is an unlikely year; check it."),
    "no_start": _("Only the end is known; the start stays unknown."),
    "unknown_topic": _("No topic on record is called “%(value)s”; it is left out."),
    "unknown_state": _("No state or organisation on record is called “%(value)s”; it is left out."),
    "grouping_named": _("“%(value)s” names several states without saying which; it is left out."),
    "unread_count": _("“%(value)s” is not a number of participants; it is left out."),
    "unknown_team": _("No training team on record is called “%(value)s”; it is left out."),
    "no_source": _("No source is named; the table itself will be cited."),
    "more_sources": _("Several sources are named; %(value)s is cited."),
    "unread_source": _("“%(value)s” is not a web address; the table itself will be cited."),
}


def sentence(note: Mapping[str, str]) -> str:
    """One note in words."""
    return str(SENTENCES[note["code"]]) % {"value": note["value"]}


def column_label(column: str) -> str:
    """What a column is called in the reader's language; empty for the whole line."""
    return ACTIVITIES.label(column)
