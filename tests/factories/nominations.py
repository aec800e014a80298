"""Nominees, nominations, the waiting list, and spreadsheets of nominations."""

import factory
from factory.django import DjangoModelFactory

from programmes.enums import RowVerdict
from programmes.models import Nomination, NominationImport, NominationImportRow, Nominee, WaitingEntry
from tests.factories.records import RecordFactory
from tests.factories.seats import OPENED, SeatCallFactory, SeatFactory
from tests.factories.states import NominatingBodyFactory, ParticipatingStateFactory


class NomineeFactory(RecordFactory):
    class Meta:
        model = Nominee

    code = factory.Sequence(lambda n: f"nominee-{n}")
    state = factory.SubFactory(ParticipatingStateFactory)
    name_en = factory.Sequence(lambda n: f"Test Person {n}")
    name_ar = factory.Sequence(lambda n: f"شخص اختبار {n}")
    position = "Test position"
    email = factory.Sequence(lambda n: f"person{n}@example.org")


class NominationFactory(DjangoModelFactory):
    """A nominee in an allocated seat of the own state; `waiting=True` has none yet."""

    class Meta:
        model = Nomination

    class Params:
        waiting = factory.Trait(status="waitlisted", seat=None)

    code = factory.Sequence(lambda n: f"nomination-{n}")
    state = factory.SubFactory(ParticipatingStateFactory)
    call = factory.SubFactory(SeatCallFactory)
    nominee = factory.SubFactory(NomineeFactory, state=factory.SelfAttribute("..state"))
    seat = factory.SubFactory(
        SeatFactory, call=factory.SelfAttribute("..call"), state=factory.SelfAttribute("..state")
    )
    nominated_at = OPENED


class WaitingEntryFactory(DjangoModelFactory):
    class Meta:
        model = WaitingEntry

    call = factory.SubFactory(SeatCallFactory)
    state = factory.SubFactory(ParticipatingStateFactory)
    body = factory.SubFactory(NominatingBodyFactory, state=factory.SelfAttribute("..state"))
    entered_at = OPENED


class NominationImportFactory(DjangoModelFactory):
    class Meta:
        model = NominationImport

    file_name = "nominations.xlsx"
    digest = "0" * 64
    state = factory.SubFactory(ParticipatingStateFactory)


class NominationImportRowFactory(DjangoModelFactory):
    class Meta:
        model = NominationImportRow

    batch = factory.SubFactory(NominationImportFactory)
    number = factory.Sequence(lambda n: n + 2)
    verdict = RowVerdict.ADD
