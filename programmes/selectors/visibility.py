"""Which rows a person may see. Everybody signed in sees all but the focal points.

A focal point sees the rows of the own state only; the public pages show what is public to anyone,
so this narrows the admin, where drafts and working notes stand.
"""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from programmes.enums import Role
from programmes.models import User

M = TypeVar("M", bound=Model)

# How each kind of record reaches the state it belongs to.
PATHS_TO_STATE: dict[str, tuple[str, ...]] = {
    "activity": ("participations__state",),
    "course": ("participations__state",),
    "natotalk": ("participations__state",),
    "event": ("participations__state",),
    "activitytopic": ("activity__participations__state",),
    "participation": ("state",),
    "participatingstate": ("pk",),
    "membership": ("state",),
    "nominatingbody": ("state",),
    "meeting": ("representations__state",),
    "representation": ("state",),
    "agreement": ("parties",),
    "followup": ("state",),
}


def narrowed(user: User) -> bool:
    """Whether this person sees only the rows of one state."""
    return Role.FOCAL_POINT in user.roles and user.roles.isdisjoint(set(Role) - {Role.FOCAL_POINT})


def visible_to(user: User, rows: QuerySet[M]) -> QuerySet[M]:
    """The rows of a queryset that `user` may see; none where a focal point has no state."""
    if not narrowed(user):
        return rows
    paths = PATHS_TO_STATE.get(rows.model._meta.model_name or "", ())
    if not paths or user.state_id is None:
        return rows.none()
    own = Q(*[(path, user.state_id) for path in paths], _connector=Q.OR)
    return rows.filter(pk__in=rows.model._default_manager.filter(own).values("pk"))
