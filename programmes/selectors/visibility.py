"""Which rows a person may see: one table for the state's own records, one for seats and what they carry.

A focal point sees the rows of the own state only; the public pages show what is public to anyone, so
for the record this narrows the admin, where drafts and working notes stand.

Of seats nobody sees anything for the mere reason of being signed in. Each kind says which roles see
all its rows, and by which ways rows belong to the person who runs the activity, or to a state and
one of its bodies. An account of a body sees the nominees, nominations, certificates and imports of
that body alone, and of seats, offers and the waiting list also what the state keeps for no body.
A kind without a rule shows a narrowed person nothing; the history of a row is seen by whoever sees the
row.
"""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from programmes.enums import Role
from programmes.models import User
from programmes.seat_enums import MessageStatus

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

STAFF = frozenset({Role.ADMINISTRATOR, Role.PLANNER})
COUNTING = STAFF | {Role.READER}
RULES = COUNTING | {Role.COURSE_DIRECTOR}


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose the rows of a kind are.

    `every` are the roles that see them all. `directors` is the way to the accounts that run the
    activity, `state` the way to the state. `body` are the ways to the bodies that alone see the row; `bodies`
    those to bodies whose rows others of the state do not see, while rows of none are the whole state's.
    `named` is the way to a nomination, whose body alone sees the row where there is one. `only` holds
    of what a state is shown.
    """

    every: frozenset[Role] = STAFF
    directors: str = ""
    state: str = ""
    body: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    named: str = ""
    only: Q = field(default_factory=Q)

    def rows_of(self, user: User) -> Q | None:
        """The rows that belong to this person by any role, or None where none do."""
        found: Q | None = None
        if self.directors and Role.COURSE_DIRECTOR in roles_of(user):
            found = Q(**{self.directors: user.pk})
        if self.state and Role.FOCAL_POINT in roles_of(user) and user.state_id:
            found = self._of_state(user) | found if found else self._of_state(user)
        return found

    def _of_state(self, user: User) -> Q:
        own = Q(**{self.state: user.state_id}) & self.only
        if user.body_id is None:
            return own
        if self.body:
            own &= Q(*[(path, user.body_id) for path in self.body], _connector=Q.OR)
        if self.named:
            own &= Q(**{f"{self.named}__isnull": True}) | Q(**{f"{self.named}__body": user.body_id})
        for path in self.bodies:
            own &= Q(**{f"{path}__isnull": True}) | Q(**{path: user.body_id})
        return own


GUARDED: dict[str, Reach] = {
    "seatpolicy": Reach(every=RULES),
    "seatweight": Reach(every=RULES),
    "seatcall": Reach(every=COUNTING, directors="directors", state="quotas__state"),
    "seatquota": Reach(every=COUNTING, directors="call__directors", state="state"),
    "seat": Reach(directors="call__directors", state="state", bodies=("body",)),
    "seatevent": Reach(
        directors="call__directors",
        state="state",
        bodies=("seat__body", "offer__waiting__body"),
        named="nomination",
    ),
    "seatallocation": Reach(every=COUNTING),
    "nominee": Reach(
        directors="nominations__call__directors", state="state", body=("body", "nominations__body")
    ),
    "nomination": Reach(directors="call__directors", state="state", body=("body",)),
    "waitingentry": Reach(state="state", bodies=("body",)),
    "seatoffer": Reach(state="state", bodies=("waiting__body",)),
    "reoffer": Reach(),
    "outboxmessage": Reach(state="state", only=Q(status=MessageStatus.SENT)),
    "certificate": Reach(
        directors="nomination__call__directors", state="nomination__state", body=("nomination__body",)
    ),
    "nominationimport": Reach(state="state", body=("made_by__body",)),
    "nominationimportrow": Reach(state="batch__state", body=("batch__made_by__body",)),
    "coursereport": Reach(directors="activity__seat_call__directors"),
    "reportitem": Reach(directors="report__activity__seat_call__directors"),
}


def roles_of(user: Any) -> frozenset[str]:
    """The ready roles of an account, read once for as long as the object lives; a stranger has none."""
    known = getattr(user, "_known_roles", None)
    if known is None:
        known = user.roles if getattr(user, "is_authenticated", False) else frozenset()
        user._known_roles = known
    return known


def narrowed(user: Any) -> bool:
    """Whether this person sees only the rows of one state."""
    return Role.FOCAL_POINT in roles_of(user) and roles_of(user).isdisjoint(set(Role) - {Role.FOCAL_POINT})


def sees_every(user: Any, model: type[Model]) -> bool:
    """Whether this person sees all rows of a kind, so that its counts and totals may be shown."""
    name = _of_record(model)._meta.model_name or ""
    if name in GUARDED:
        return not GUARDED[name].every.isdisjoint(roles_of(user))
    return not narrowed(user)


def visible_to(user: Any, rows: QuerySet[M]) -> QuerySet[M]:
    """The rows of a queryset that `user` may see; none where a focal point has no state."""
    model = rows.model
    if sees_every(user, model):
        return rows
    if _of_record(model) is not model:
        kept = visible_to(user, _of_record(model)._default_manager.all())
        return rows.filter(**{f"{model.instance_type._meta.pk.attname}__in": kept.values("pk")})  # type: ignore[attr-defined]
    own = _own(user, model._meta.model_name or "")
    if own is None:
        return rows.none()
    return rows.filter(pk__in=model._default_manager.filter(own).values("pk"))


def _own(user: Any, name: str) -> Q | None:
    """The condition that a person's own rows meet, or None where no row is."""
    if name in GUARDED:
        return GUARDED[name].rows_of(user)
    if name not in PATHS_TO_STATE or user.state_id is None:
        return None
    return Q(*[(path, user.state_id) for path in PATHS_TO_STATE[name]], _connector=Q.OR)


def _of_record(model: type[Model]) -> type[Model]:
    """The kind that a table of the history keeps; any other model is its own."""
    return getattr(model, "instance_type", model)
