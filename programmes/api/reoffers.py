"""What becomes of unused seats: proposals of the clock, offers, letters."""

from django.utils.translation import gettext_lazy as _

from programmes.models import OutboxMessage, Reoffer, SeatOffer

from .engine.columns import columns
from .engine.composites import pair
from .engine.guarded import Guarded
from .seat_columns import account, activity_of, content, id_of, invented_of, moments, named_by, number_of

SEAT_OFFERS = Guarded(
    route="seat-offers",
    model=SeatOffer,
    title=_("offers of seats"),
    known_by=id_of(SeatOffer),
    columns=[
        activity_of("seat__call"),
        number_of(SeatOffer, "seat"),
        *columns(SeatOffer, "state", "ground", "status"),
        *moments(SeatOffer, "opened_at", "expires_at", "ended_at"),
        invented_of("seat__call"),
    ],
    ordering=("-opened_at", "id"),
)

REOFFERS = Guarded(
    route="reoffers",
    model=Reoffer,
    title=_("proposals of the clock"),
    known_by=id_of(Reoffer),
    columns=[
        activity_of("call"),
        *columns(Reoffer, "gate", "as_of", "status", "digest"),
        *moments(Reoffer, "made_at", "decided_at"),
        account(Reoffer, "decided_by"),
        *columns(Reoffer, "reason"),
        content(Reoffer, "content"),
        invented_of("call"),
    ],
    ordering=("-made_at", "id"),
)

MESSAGES = Guarded(
    route="messages",
    model=OutboxMessage,
    title=_("messages"),
    known_by=named_by(OutboxMessage, "code"),
    columns=[
        activity_of("call"),
        *columns(OutboxMessage, "state"),
        *pair(OutboxMessage, "subject"),
        *pair(OutboxMessage, "body"),
        *columns(OutboxMessage, "status"),
        *moments(OutboxMessage, "made_at", "ended_at"),
        invented_of("call"),
    ],
    ordering=("-made_at", "code"),
)
