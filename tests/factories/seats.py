"""Seat policies, calls, quotas, seats and their stories."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from programmes.enums import Basis
from programmes.models import (
    Seat,
    SeatAllocation,
    SeatCall,
    SeatEvent,
    SeatPolicy,
    SeatQuota,
    SeatWeight,
)
from programmes.seat_enums import SeatEventKind, SeatStanding
from tests.factories.activities import CourseFactory
from tests.factories.records import RecordFactory
from tests.factories.states import GroupingFactory, ParticipatingStateFactory

OPENED = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
ASSUMED = {"basis": Basis.ASSUMED, "reason_en": "Assumed for the test.", "reason_ar": "مفترض للاختبار."}


class SeatPolicyFactory(RecordFactory):
    """A general policy; each built starts a day later, since two cannot start on one."""

    class Meta:
        model = SeatPolicy

    code = factory.Sequence(lambda n: f"seats-{n}")
    title_en = factory.Sequence(lambda n: f"Seat policy {n}")
    title_ar = factory.Sequence(lambda n: f"سياسة مقاعد {n}")
    valid_from = factory.Sequence(lambda n: date.fromordinal(date(2017, 1, 1).toordinal() + n % 3000))
    invited = factory.SubFactory(GroupingFactory)
    basis = Basis.ASSUMED
    reason_en = "Nothing published prescribes otherwise."
    reason_ar = "لا يوجد ما نُشر خلاف ذلك."


class SeatWeightFactory(DjangoModelFactory):
    class Meta:
        model = SeatWeight

    policy = factory.SubFactory(SeatPolicyFactory)
    state = factory.SubFactory(ParticipatingStateFactory)
    weight = 2
    basis = Basis.ASSUMED
    reason_en = "Assumed for the test."
    reason_ar = "مفترض للاختبار."


class SeatCallFactory(DjangoModelFactory):
    """A call of a dated course; `seats=3` gives it three free seats, `directors=[…]` who runs it."""

    class Meta:
        model = SeatCall
        skip_postgeneration_save = True

    activity = factory.SubFactory(CourseFactory, dated=True)
    policy = factory.SubFactory(SeatPolicyFactory)
    opened_at = OPENED
    turn = 1

    @factory.post_generation
    def seats(self, create, extracted, **kwargs):
        if create and extracted:
            Seat.objects.bulk_create(Seat(call=self, number=n) for n in range(1, extracted + 1))

    @factory.post_generation
    def directors(self, create, extracted, **kwargs):
        if create and extracted:
            self.directors.set(extracted)


class SeatQuotaFactory(DjangoModelFactory):
    class Meta:
        model = SeatQuota

    call = factory.SubFactory(SeatCallFactory)
    state = factory.SubFactory(ParticipatingStateFactory)


class SeatFactory(DjangoModelFactory):
    """An allocated seat; `free=True` makes it nobody's."""

    class Meta:
        model = Seat

    class Params:
        free = factory.Trait(standing=SeatStanding.FREE, state=None)

    call = factory.SubFactory(SeatCallFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    standing = SeatStanding.ALLOCATED
    state = factory.SubFactory(ParticipatingStateFactory)


class SeatAllocationFactory(DjangoModelFactory):
    class Meta:
        model = SeatAllocation

    call = factory.SubFactory(SeatCallFactory)
    number = 1
    rule = "webster"
    seats = 1
    sheet = factory.LazyFunction(lambda: {"rule": "webster"})
    digest = "0" * 64
    made_at = OPENED


class SeatEventFactory(DjangoModelFactory):
    class Meta:
        model = SeatEvent

    seat = factory.SubFactory(SeatFactory)
    call = factory.SelfAttribute("seat.call")
    state = factory.SelfAttribute("seat.state")
    kind = SeatEventKind.ALLOCATED
    at = OPENED
