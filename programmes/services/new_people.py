"""Naming somebody who may not be on record yet: registered and named in one step, or neither."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from programmes.models import NominatingBody, Nomination, ParticipatingState, SeatCall, User
from programmes.services.nominations import nominate, register_nominee, substitute
from programmes.services.seat_events import hold_call


@transaction.atomic
def name_person(
    *,
    call: SeatCall,
    state: ParticipatingState,
    person: Mapping[str, str],
    by: User | None,
    body: NominatingBody | None = None,
    waitlist: bool = False,
) -> Nomination:
    """Register a person and name them. Raises what registering and naming raise; then neither was done."""
    # The call's row is locked before the state's, as everywhere.
    hold_call(call)
    nominee = register_nominee(state=state, body=body, by=by, **person)
    return nominate(call=call, nominee=nominee, body=body, waitlist=waitlist, by=by)


@transaction.atomic
def replace_with_person(
    *, nomination: Nomination, person: Mapping[str, str], by: User | None, reason: str
) -> Nomination:
    """Register a person and put them in the seat of another. Raises what either step raises."""
    hold_call(nomination.call)
    nominee = register_nominee(state=nomination.state, body=nomination.body, by=by, **person)
    return substitute(nomination=nomination, nominee=nominee, by=by, reason=reason)
