"""The outbox: letters wait until a person changes, cancels, or marks them as sent. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import OutboxMessage, Reoffer, SeatOffer, User
from programmes.seat_enums import MessageStatus
from programmes.services.records import require_version, save_record
from programmes.services.reoffer_letters import letters_done
from programmes.services.seat_errors import SeatRefused
from programmes.services.seat_events import require_reason
from programmes.services.seat_rights import SeatAct, require


class MessageEnded(SeatRefused):
    """The message was sent or cancelled, so it stays as it is."""

    code = "message_ended"
    message = _("This message was sent or cancelled already, so it stays as it is.")


@transaction.atomic
def edit(
    *,
    message: OutboxMessage,
    subject_en: str,
    subject_ar: str,
    body_en: str,
    body_ar: str,
    by: User | None,
    expected_version: int,
    reason: str = "",
) -> OutboxMessage:
    """Change the words of a letter that waits. Raises NotYours, StaleRecord, MessageEnded, InvalidRecord."""
    stored = _waiting(message, by, expected_version)
    stored.subject_en, stored.subject_ar = subject_en.strip(), subject_ar.strip()
    stored.body_en, stored.body_ar = _text(body_en), _text(body_ar)
    return save_record(stored, by=by, reason=require_reason(reason, needed=False))


@transaction.atomic
def cancel(
    *,
    message: OutboxMessage,
    by: User | None,
    reason: str,
    expected_version: int | None = None,
    now: datetime | None = None,
) -> OutboxMessage:
    """Say that a letter will not be sent. Raises NotYours, ReasonMissing, StaleRecord, MessageEnded."""
    reason = require_reason(reason)
    return _ended(message, MessageStatus.CANCELLED, by, reason, expected_version, now)


@transaction.atomic
def mark_sent(
    *,
    message: OutboxMessage,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
    now: datetime | None = None,
) -> OutboxMessage:
    """Record that a person sent the letter; from then on its state reads it. Raises NotYours, StaleRecord,
    MessageEnded."""
    reason = require_reason(reason, needed=False)
    return _ended(message, MessageStatus.SENT, by, reason, expected_version, now)


def put_letters(
    *,
    reoffer: Reoffer,
    lost: Mapping[str, int],
    offers: Sequence[SeatOffer],
    without: Collection[str] = (),
    by: User | None,
    now: datetime,
) -> list[OutboxMessage]:
    """Put one letter a state into the outbox that tells what a proposal did; the caller holds the call."""
    return [
        save_record(
            OutboxMessage(
                code=f"letter-{reoffer.pk}-{letter.state.code[:50]}",
                call=reoffer.call,
                reoffer=reoffer,
                state=letter.state,
                subject_en=letter.subject_en,
                subject_ar=letter.subject_ar,
                body_en=letter.body_en,
                body_ar=letter.body_ar,
                made_at=now,
            ),
            by=by,
        )
        for letter in letters_done(reoffer, lost=lost, offers=offers)
        if letter.state.code not in without
    ]


def _ended(
    message: OutboxMessage,
    status: MessageStatus,
    by: User | None,
    reason: str,
    expected_version: int | None,
    now: datetime | None,
) -> OutboxMessage:
    stored = _waiting(message, by, expected_version)
    stored.status, stored.ended_at = status, now or timezone.now()
    return save_record(stored, by=by, reason=reason)


def _waiting(message: OutboxMessage, by: User | None, expected_version: int | None) -> OutboxMessage:
    """The message as it stands, under lock. Raises NotYours, StaleRecord, MessageEnded."""
    require(SeatAct.OFFER, by=by)
    stored = OutboxMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if stored.status != MessageStatus.WAITING:
        raise MessageEnded
    if expected_version is not None:
        require_version(stored, expected_version=expected_version)
    return stored


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
