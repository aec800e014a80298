"""Which rows the person at the desk sees. The rule itself is in `selectors/visibility.py`."""

from programmes.selectors.visibility import narrowed, sees_every, visible_to


def restricted(request, model=None):
    """Whether this person sees but a part of the rows: of a kind, or of the record as a whole."""
    return narrowed(request.user) if model is None else not sees_every(request.user, model)


def seen(request, rows):
    """The rows of a queryset that this person sees."""
    return visible_to(request.user, rows)


def sees(request, obj):
    """Whether this person sees this row; None asks about the kind as a whole."""
    if obj is None or obj.pk is None or sees_every(request.user, type(obj)):
        return True
    return visible_to(request.user, type(obj)._default_manager.filter(pk=obj.pk)).exists()
