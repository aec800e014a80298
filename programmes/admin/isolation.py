"""Dates inside sentences: after Arabic letters an ISO date would be read from its wrong end."""

import re

from django.forms.utils import ErrorList
from django.utils.functional import lazy
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

ISO_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def isolated(text):
    """The text as HTML, each ISO date in it held in its own direction."""
    return mark_safe(ISO_DATE.sub(r'<bdi dir="ltr">\g<0></bdi>', conditional_escape(text)))


class Isolated(ErrorList):
    """Errors whose sentences may name a date."""

    def get_context(self):
        return super().get_context() | {"errors": [isolated(error) for error in self]}


# For texts that are translated when they are drawn.
lazy_isolated = lazy(isolated, str)
