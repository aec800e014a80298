"""The notes of an import in words, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "no_title": _("There is no title in either language."),
    "no_kind": _("The kind is missing."),
    "unknown_kind": _("“%(value)s” is not a kind of activity we know."),
    "bad_date": _("“%(value)s” is not a date as 2026-02-17, 2026-02 or 2026."),
    "mixed_dates": _("%(value)s: start and end must be known to the same precision."),
    "date_order": _("%(value)s: the end comes before the start."),
    "surplus_cells": _("“%(value)s” stands beyond the last column; a separator may be misplaced."),
    "twice_in_file": _("Line %(value)s already has an activity of this title and date."),
    "too_long": _("“%(value)s…” is too long."),
    "on_record": _("Already on record as %(value)s; nothing is written."),
    "unlikely_year": _("%(value)s is an unlikely year; check it."),
    "no_start": _("Only the end is known; the start stays unknown."),
    "unknown_topic": _("No topic on record is called “%(value)s”; it is left out."),
    "unknown_state": _("No state or organisation on record is called “%(value)s”; it is left out."),
    "grouping_named": _("“%(value)s” names several states without saying which; it is left out."),
    "unread_count": _("“%(value)s” is not a number of participants; it is left out."),
    "no_source": _("No source is named; the table itself will be cited."),
    "unread_source": _("“%(value)s” is not a web address; the table itself will be cited."),
}


def sentence(note: Mapping[str, str]) -> str:
    """One note in words."""
    return str(SENTENCES[note["code"]]) % {"value": note["value"]}
