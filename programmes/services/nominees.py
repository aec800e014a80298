"""Nominees: the people that states name. Nothing here writes a name anywhere but in the nominee's row."""

from __future__ import annotations

from django.db import transaction

from programmes.folding import fold
from programmes.models import NominatingBody, Nominee, ParticipatingState, User
from programmes.services.naming import drawn_code
from programmes.services.records import save_record
from programmes.services.seat_events import require_body_of
from programmes.services.seat_rights import SeatAct, require


@transaction.atomic
def register_nominee(
    *,
    state: ParticipatingState,
    by: User | None,
    body: NominatingBody | None = None,
    name_en: str = "",
    name_ar: str = "",
    position: str = "",
    email: str = "",
    service: str = "",
    gender: str = "",
) -> Nominee:
    """The person on record, or a new record. One of the same name, state and body is never made twice.

    Names are compared folded, in every language in which both are written; what is on record of the
    person is left as it is. Raises NotYours, InvalidRecord.
    """
    body = body or _own_body(by, state)
    require(SeatAct.REGISTER, by=by, state=state, body=body)
    require_body_of(state, body=body)
    # Two people who register at once come one after the other; rows may point to the state meanwhile.
    ParticipatingState.objects.select_for_update(no_key=True).get(pk=state.pk)
    if known := known_nominee(state=state, body=body, name_en=name_en, name_ar=name_ar):
        return known
    nominee = Nominee(
        code=drawn_code("nominee"),
        state=state,
        body=body,
        name_en=" ".join(name_en.split()),
        name_ar=" ".join(name_ar.split()),
        position=position.strip(),
        email=email.strip(),
        service=service,
        gender=gender,
    )
    return save_record(nominee, by=by)


def known_nominee(
    *, state: ParticipatingState, body: NominatingBody | None, name_en: str, name_ar: str
) -> Nominee | None:
    """Who of the state and body goes by this name already, in any spelling that folds to the same."""
    asked = (fold(name_en), fold(name_ar))
    rows = Nominee.objects.current().filter(state=state, body=body, erased_at__isnull=True)
    for name in filter(None, asked):
        for one in rows.matching(name).order_by("pk"):
            if _same(asked, (fold(one.name_en), fold(one.name_ar))):
                return one
    return None


def _same(asked: tuple[str, str], known: tuple[str, str]) -> bool:
    """Whether two names agree in every language in which both are written, and there is such a one."""
    both = [(one, other) for one, other in zip(asked, known, strict=True) if one and other]
    return bool(both) and all(one == other for one, other in both)


def _own_body(by: User | None, state: ParticipatingState) -> NominatingBody | None:
    return by.body if by is not None and by.state_id == state.pk else None
