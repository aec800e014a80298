"""Which rows the person at the desk sees. The rule itself is in `selectors/visibility.py`."""

from programmes.selectors.visibility import narrowed, visible_to


def restricted(request):
    """Whether this person sees the rows of one state only; asked once a request."""
    if not hasattr(request, "sight_restricted"):
        request.sight_restricted = narrowed(request.user)
    return request.sight_restricted


def seen(request, rows):
    """The rows of a queryset that this person sees."""
    return visible_to(request.user, rows) if restricted(request) else rows


def sees(request, obj):
    """Whether this person sees this row; None asks about the kind as a whole."""
    if obj is None or obj.pk is None or not restricted(request):
        return True
    return visible_to(request.user, type(obj)._default_manager.filter(pk=obj.pk)).exists()
