"""Drawing the pieces that pages are made of."""

from django import template
from django.utils.html import conditional_escape

register = template.Library()


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
