"""Drawing the pieces that pages are made of."""

import re
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()
ISOLATED = re.compile("\u2066.*?\u2069")


@register.simple_tag(takes_context=True)
def show(context, piece):
    """Draw a piece with the template it names, as `it`; a plain text or number prints as it is.

    The pieces are listed in templates/components/README.md.
    """
    if isinstance(piece, str | int):
        return conditional_escape(str(piece))
    drawing = context.template.engine.get_template(piece.template)
    with context.push(it=piece):
        return drawing.render(context)


@register.filter
def kept_whole(text):
    """A text in which no day or code that isolates set apart is broken over two lines.

    The isolates stay, so that a text copied from the page keeps its days in their own direction.
    """
    return mark_safe(ISOLATED.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(text)))


@register.simple_tag
def place_drawing(kind, status):
    """The drawing of one place: shape by `kind` (empty for any), fill by `status`."""
    return _drawing(str(kind), str(status))


@lru_cache(maxsize=64)  # a long list draws the same few places thousands of times
def _drawing(kind, status):
    return render_to_string("components/place_drawing.html", {"kind": kind, "status": status})
