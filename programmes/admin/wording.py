"""Pairs of columns in the two languages, side by side in forms."""

from django.utils.translation import gettext_lazy as _


def pair(stem):
    """The English and the Arabic column of a stem, on one line."""
    return (f"{stem}_en", f"{stem}_ar")


NAMES = pair("title")
NOTES = (_("Notes"), {"fields": (pair("note"),)})
REASON = pair("reason")
