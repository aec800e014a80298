"""The seats of one activity: each seat with who sits in it, who is invited, who waits, what is on offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from programmes.models import (
    Nomination,
    ParticipatingState,
    Seat,
    SeatAllocation,
    SeatCall,
    SeatEvent,
    SeatOffer,
    SeatQuota,
    User,
)
from programmes.models.nominations import WaitingEntry
from programmes.seat_enums import NOMINATIONS_SEATED, OfferStatus
from programmes.selectors.seat_grants import grants_of
from programmes.selectors.seats import SeatCounts, seat_counts
from programmes.selectors.visibility import visible_to
from programmes.selectors.waiting_list import in_order


@dataclass(frozen=True)
class CallSheet:
    """All that the page of one call shows a person: of each kind only the rows that person may see."""

    call: SeatCall
    counts: Mapping[int | None, SeatCounts]
    quotas: tuple[SeatQuota, ...]
    seats: tuple[Seat, ...]
    allocations: tuple[SeatAllocation, ...]
    grants: tuple[SeatEvent, ...]
    waiting: tuple[WaitingEntry, ...]
    offers: tuple[SeatOffer, ...]
    nominations: tuple[Nomination, ...]
    states: Mapping[int, ParticipatingState]


def seat_call(activity: str) -> SeatCall | None:
    """The call of an activity by the activity's code; None where its seats are not open."""
    rows = SeatCall.objects.select_related("activity__plan", "policy").prefetch_related("directors")
    return rows.filter(activity__code=activity, activity__retired_on=None).first()


def call_sheet(call: SeatCall, user: User) -> CallSheet:
    """The call as `user` may see it, in a fixed number of queries."""
    counts = {key[0]: counted for key, counted in seat_counts(_alone(call), "state").items()}
    quotas = visible_to(user, SeatQuota.objects.filter(call=call)).select_related("state")
    states = ParticipatingState.objects.in_bulk([pk for pk in counts if pk is not None])
    allowed = visible_to(user, WaitingEntry.objects.filter(call=call)).values_list("pk", flat=True)
    kept = set(allowed)
    return CallSheet(
        call=call,
        counts=counts,  # type: ignore[arg-type]
        quotas=tuple(quotas.order_by("state__code")),
        seats=tuple(seats_of(call, user)),
        allocations=tuple(visible_to(user, SeatAllocation.objects.filter(call=call)).order_by("number")),
        grants=tuple(grants_of(call, user)),
        waiting=tuple(one for one in in_order(call) if one.pk in kept),
        offers=tuple(_open_offers(call, user)),
        nominations=tuple(nominations_of(call, user)),
        states={**states, **{one.state_id: one.state for one in quotas}},
    )


def _alone(call: SeatCall) -> QuerySet[SeatCall]:
    return SeatCall.objects.filter(pk=call.pk)


def seats_of(call: SeatCall, user: User) -> QuerySet[Seat]:
    """Each seat with its state and, as `seated`, the nomination that fills it where there is one."""
    filling = Nomination.objects.filter(status__in=NOMINATIONS_SEATED)
    seated = Prefetch("nominations", queryset=filling, to_attr="seated")
    rows = visible_to(user, Seat.objects.filter(call=call))
    return rows.select_related("state", "body").prefetch_related(seated).order_by("number")


def nominations_of(call: SeatCall, user: User) -> QuerySet[Nomination]:
    """The nominations of a call, each with its nominee, by state and then by when they were made."""
    rows = visible_to(user, Nomination.objects.filter(call=call))
    chosen = rows.select_related("nominee", "state", "body", "seat", "replaces__nominee")
    return chosen.order_by("state__code", "nominated_at", "code")


def _open_offers(call: SeatCall, user: User) -> QuerySet[SeatOffer]:
    rows = visible_to(user, SeatOffer.objects.filter(seat__call=call, status=OfferStatus.OPEN))
    return rows.select_related("seat", "state").order_by("expires_at", "seat__number")


def allocation(call: SeatCall, number: int) -> SeatAllocation | None:
    """One sharing of a call with its proof sheet; None where there is none of that number."""
    return SeatAllocation.objects.filter(call=call, number=number).select_related("made_by").first()


def seat(call: SeatCall, number: int, user: User) -> Seat | None:
    """One seat of a call that `user` may see; None where there is none."""
    return seats_of(call, user).filter(number=number).first()


def story_of(seat: Seat, user: User) -> list[SeatEvent]:
    """What happened to a seat, in order; nominees only of nominations that `user` may see."""
    told = Nomination.objects.filter(pk__in=visible_to(user, Nomination.objects.all()).values("pk"))
    named = Prefetch("nomination", queryset=told.select_related("nominee"))
    rows = visible_to(user, SeatEvent.objects.filter(seat=seat)).select_related("state", "allocation")
    return list(rows.prefetch_related(named).order_by("at", "pk"))


def state_in_use(code: str) -> ParticipatingState | None:
    """A state by its code; None where there is none in use."""
    return ParticipatingState.objects.current().filter(code=code).first()


def states_in_use() -> list[ParticipatingState]:
    """Every state that could be invited."""
    return list(ParticipatingState.objects.current().order_by("code"))


def state_names(codes: Iterable[str]) -> dict[str, ParticipatingState]:
    """The states of a proof sheet by the codes it names."""
    return {one.code: one for one in ParticipatingState.objects.filter(code__in=set(codes))}
