"""The notes of an import of nominations in words, in the reader's language.

A note of a person's own cell keeps no value; what the cell held is read from the row that keeps it.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.exchange.nomination_rows import NOMINATIONS

SENTENCES: dict[str, Promise] = {
    "no_activity": _("The activity is missing: give its code from the second sheet."),
    "unknown_activity": _("There is no activity with the code “%(value)s”."),
    "not_open_to_you": _("The activity “%(value)s” is not open to your state."),
    "seats_closed": _("The seats of “%(value)s” are closed."),
    "activity_off": _("“%(value)s” is postponed, cancelled or retired."),
    "begun": _("The activity began on %(value)s; names can no longer be given."),
    "past_gate": _("Names were due on %(value)s. Ask the Centre, or for the waiting list."),
    "over_quota": _("No seat is left in “%(value)s” for this person."),
    "no_name": _("The name is missing in both languages."),
    "not_a_name": _("“%(value)s” is not a name: it has no letters."),
    "wrong_type": _("“%(value)s” is a number, a date or a sign, where a text is expected."),
    "formula": _("“%(value)s” is a formula. Put the text itself into the cell."),
    "error_cell": _("“%(value)s” is an error of the spreadsheet, not a value."),
    "lost_letters": _("“%(value)s” has lost letters. Save the file as XLSX or as CSV (UTF-8) once more."),
    "other_language": _("“%(value)s”: each name is put under the language it is written in."),
    "rank_in_name": _("“%(value)s” begins with a rank; the rank is no part of the name."),
    "by_title": _("Found by its title; the code is “%(value)s”."),
    "maybe_same": _("Line %(value)s may name the same person; if so, write both names alike."),
    "maybe_known": _("%(value)s on record may be the same person; if so, write the name as it is there."),
    "passed_over": _("Columns that are not read, of which nothing is kept: %(value)s."),
    "long_number": _(
        "“%(value)s” holds a long number, as of a telephone or a card. It is not kept; leave it out."
    ),
    "too_long": _("“%(value)s…” is too long."),
    "bad_email": _("“%(value)s” is not an email address."),
    "unknown_word": _("“%(value)s” is not a word we know here. See the list in the template."),
    "foreign_state": _("“%(value)s” is not your state. You can only name people of your own."),
    "unknown_body": _("Your state has no nominating body called “%(value)s”."),
    "foreign_body": _("“%(value)s” is not a body you can name people for."),
    "twice_in_file": _("Line %(value)s already names this person for this activity."),
    "hidden_row": _("This line is hidden in the sheet. Show it and bring the file again."),
    "merged_cells": _("Cells are merged here. Undo the merging and fill each cell."),
    "surplus_cells": _("Something stands beyond the last column."),
    "already_named": _("This person is already named for the activity; nothing is written."),
    "known_nominee": _("On record as %(value)s; no second person is made."),
    "other_email": _("The record has another email address; it stays as it is."),
}
SHOWN = 60  # characters of a cell that a sentence repeats


def sentence(note: Mapping[str, str], raw: Mapping[str, str]) -> str:
    """One note in words. `raw` are the cells of its row, or nothing where they are not to be shown."""
    value = note["value"] or " ".join(raw.get(note["column"], "").split())[:SHOWN] or "…"
    return str(SENTENCES[note["code"]]) % {"value": f"\u2068{value}\u2069"}


def column_label(column: str) -> str:
    """What a column is called in the reader's language; empty for the whole line."""
    return NOMINATIONS.label(column)
