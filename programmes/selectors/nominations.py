"""What a table of nominations is judged by: the facts of one state, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from programmes.folding import fold
from programmes.models import (
    Activity,
    Nomination,
    Nominee,
    ParticipatingState,
    Seat,
    SeatCall,
    SeatEvent,
)
from programmes.seat_enums import (
    CAME_TO_STATE,
    NOMINATIONS_SEATED,
    NOMINATIONS_STANDING,
    OUTSIDE_SHARING,
    SeatStanding,
)
from programmes.selectors.vocabulary import body_names

Person = tuple[str, str]  # the name in English and in Arabic, in the form they are compared by


@dataclass(frozen=True, slots=True)
class KnownNominee:
    """Somebody on record: the code, the names as compared, the body's code, the address."""

    code: str
    person: Person
    body: str
    email: str


@dataclass(frozen=True, slots=True)
class NominationFacts:
    """What is so as one file of one state is read.

    `free` are the seats nobody is named for, by activity and body (empty: of no body), `unshared` those
    of them that came by an offer accepted or by hand; `standing` the pairs of activity and nominee that
    stand; `bodies` every spelling of the state's bodies.
    """

    state: ParticipatingState
    calls: Mapping[str, SeatCall]
    activities: frozenset[str]
    free: Counter[tuple[str, str]]
    unshared: Counter[tuple[str, str]]
    nominees: tuple[KnownNominee, ...]
    standing: frozenset[tuple[str, str]]
    bodies: Mapping[str, str]
    today: date


def compared(name: str) -> str:
    """A name in the form by which two spellings of it are known as one: folded, without spaces."""
    return fold(name).replace(" ", "")


def facts_for(state: ParticipatingState, *, today: date) -> NominationFacts:
    """All that a table of nominations of a state is judged by, in six queries."""
    calls = SeatCall.objects.filter(quotas__state=state).select_related("activity__plan", "policy")
    nominees = Nominee.objects.filter(state=state, erased_at__isnull=True, retired_on__isnull=True)
    standing = Nomination.objects.filter(state=state, status__in=NOMINATIONS_STANDING)
    free, unshared = _free(state)
    return NominationFacts(
        state=state,
        calls={call.activity.code: call for call in calls},
        activities=frozenset(Activity.objects.current().values_list("code", flat=True)),
        free=free,
        unshared=unshared,
        nominees=tuple(
            KnownNominee(code, (compared(name_en), compared(name_ar)), body or "", email)
            for code, name_en, name_ar, body, email in nominees.order_by("pk").values_list(
                "code", "name_en", "name_ar", "body__code", "email"
            )
        ),
        standing=frozenset(standing.values_list("call__activity__code", "nominee__code")),
        bodies=body_names(state),
        today=today,
    )


def _free(state: ParticipatingState) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Allocated seats of the state that nobody is named for: all, and those not out of a sharing."""
    seated = Nomination.objects.filter(state=state, status__in=NOMINATIONS_SEATED, seat__isnull=False)
    told = SeatEvent.objects.filter(seat=OuterRef("pk"), kind__in=CAME_TO_STATE).order_by("-id")
    rows = (
        Seat.objects.filter(state=state, standing=SeatStanding.ALLOCATED)
        .exclude(pk__in=seated.values("seat"))
        .annotate(came_by=Subquery(told.values("kind")[:1]))
    )
    free: Counter[tuple[str, str]] = Counter()
    unshared: Counter[tuple[str, str]] = Counter()
    for activity, body, came_by in rows.values_list("call__activity__code", "body__code", "came_by"):
        free[activity, body or ""] += 1
        unshared[activity, body or ""] += came_by in OUTSIDE_SHARING
    return free, unshared
