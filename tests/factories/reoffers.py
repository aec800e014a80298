"""Proposals of the clock, offers and letters."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from programmes.models import OutboxMessage, Reoffer, SeatOffer
from programmes.seat_enums import Gate, OfferGround
from tests.factories.seats import OPENED, SeatCallFactory, SeatFactory
from tests.factories.states import ParticipatingStateFactory


class ReofferFactory(DjangoModelFactory):
    class Meta:
        model = Reoffer

    call = factory.SubFactory(SeatCallFactory)
    gate = Gate.TAKE_BACK
    as_of = date(2026, 1, 6)
    content = factory.LazyFunction(lambda: {"take_back": [], "offers": [], "letters": []})
    digest = "0" * 64
    made_at = OPENED


class SeatOfferFactory(DjangoModelFactory):
    """An open offer of five days; its seat stands on offer to the same state."""

    class Meta:
        model = SeatOffer

    state = factory.SubFactory(ParticipatingStateFactory)
    seat = factory.SubFactory(SeatFactory, standing="offered", state=factory.SelfAttribute("..state"))
    ground = OfferGround.WAITING_LIST
    opened_at = OPENED
    expires_at = OPENED + timedelta(days=5)


class OutboxMessageFactory(DjangoModelFactory):
    class Meta:
        model = OutboxMessage

    code = factory.Sequence(lambda n: f"message-{n}")
    call = factory.SubFactory(SeatCallFactory)
    state = factory.SubFactory(ParticipatingStateFactory)
    subject_en = "Seats"
    subject_ar = "مقاعد"
    body_en = "A letter of the test."
    body_ar = "رسالة الاختبار."
    made_at = OPENED
