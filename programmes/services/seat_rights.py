"""Who may do what with seats, as one table that every face asks."""

from __future__ import annotations

from enum import StrEnum

from programmes.enums import Role
from programmes.models import NominatingBody, ParticipatingState, SeatCall, User
from programmes.services.seat_errors import NotYours


class SeatAct(StrEnum):
    """What people do with seats and nominations."""

    OPEN = "open"
    INVITE = "invite"
    SHARE = "share"
    GRANT = "grant"
    HOLD = "hold"
    RESIZE = "resize"
    CLOSE = "close"
    TAKE_BACK = "take_back"
    OFFER = "offer"
    VALIDATE = "validate"
    REFUSE = "refuse"
    CONFIRM = "confirm"
    BID = "bid"
    TURN_BACK = "turn_back"
    REGISTER = "register"
    NOMINATE = "nominate"
    WITHDRAW = "withdraw"
    SUBSTITUTE = "substitute"
    WAIT = "wait"
    ANSWER = "answer"
    ATTEND = "attend"
    SETTLE = "settle"


# What a state does about its own seats.
OF_THE_STATE = frozenset(
    {
        SeatAct.BID,
        SeatAct.TURN_BACK,
        SeatAct.REGISTER,
        SeatAct.NOMINATE,
        SeatAct.WITHDRAW,
        SeatAct.SUBSTITUTE,
        SeatAct.WAIT,
        SeatAct.ANSWER,
    }
)
# The whole rule. A focal point does it for the own state (and body), a director for courses directed.
ACTS: dict[Role, frozenset[SeatAct]] = {
    Role.ADMINISTRATOR: frozenset(SeatAct),
    Role.PLANNER: frozenset(SeatAct),
    Role.COURSE_DIRECTOR: frozenset({SeatAct.REGISTER, SeatAct.ATTEND}),
    Role.FOCAL_POINT: OF_THE_STATE,
    Role.READER: frozenset(),
}
CENTRE = frozenset({Role.ADMINISTRATOR, Role.PLANNER})


def is_centre(by: User | None) -> bool:
    """Whether this person acts for the Centre; nobody (a command) does."""
    return by is None or not by.roles.isdisjoint(CENTRE)


def may(
    act: SeatAct,
    *,
    by: User | None,
    call: SeatCall | None = None,
    state: ParticipatingState | None = None,
    body: NominatingBody | None = None,
) -> bool:
    """Whether `by` may do `act`, for this state and body and in this call where it is about one.

    A focal point of a body acts for that body alone: what concerns the whole state is not theirs.
    """
    if is_centre(by):
        return True
    assert by is not None
    roles = [role for role in Role if role in by.roles and act in ACTS[role]]
    return any(_reaches(role, by, call, state, body) for role in roles)


def require(
    act: SeatAct,
    *,
    by: User | None,
    call: SeatCall | None = None,
    state: ParticipatingState | None = None,
    body: NominatingBody | None = None,
) -> None:
    """Raise NotYours where `by` may not do `act`."""
    if not may(act, by=by, call=call, state=state, body=body):
        raise NotYours


def _reaches(
    role: Role,
    by: User,
    call: SeatCall | None,
    state: ParticipatingState | None,
    body: NominatingBody | None,
) -> bool:
    if role == Role.COURSE_DIRECTOR:
        directed = by.seat_calls.all() if call is None else by.seat_calls.filter(pk=call.pk)
        return directed.exists()
    if state is None or by.state_id != state.pk:
        return False
    return by.body_id is None or (body is not None and by.body_id == body.pk)
