"""Dialogues with their sides, rounds and working groups."""

from datetime import date

import factory

from programmes.enums import DatePrecision, DialogueKind
from programmes.models import Dialogue, DialogueRound, DialogueSide, WorkingGroup
from tests.factories.records import RecordFactory
from tests.factories.states import ParticipatingStateFactory


class DialogueFactory(RecordFactory):
    class Meta:
        model = Dialogue

    code = factory.Sequence(lambda n: f"dialogue-{n}")
    kind = DialogueKind.BILATERAL
    title_en = factory.Sequence(lambda n: f"Dialogue {n}")
    title_ar = factory.Sequence(lambda n: f"حوار {n}")


class DialogueSideFactory(RecordFactory):
    class Meta:
        model = DialogueSide

    code = factory.Sequence(lambda n: f"side-{n}")
    dialogue = factory.SubFactory(DialogueFactory)
    position = 1
    title_en = factory.Sequence(lambda n: f"Side {n}")
    title_ar = factory.Sequence(lambda n: f"جانب {n}")
    state = factory.SubFactory(ParticipatingStateFactory)


class DialogueRoundFactory(RecordFactory):
    class Meta:
        model = DialogueRound

    code = factory.Sequence(lambda n: f"round-{n}")
    dialogue = factory.SubFactory(DialogueFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    title_en = factory.LazyAttribute(lambda one: f"Round {one.number}")
    title_ar = factory.LazyAttribute(lambda one: f"الجولة {one.number}")
    starts_on = date(2020, 11, 9)
    ends_on = date(2020, 11, 24)
    date_precision = DatePrecision.DAY
    place_en = "Kuwait"
    place_ar = "الكويت"


class WorkingGroupFactory(RecordFactory):
    class Meta:
        model = WorkingGroup

    code = factory.Sequence(lambda n: f"group-{n}")
    dialogue = factory.SubFactory(DialogueFactory)
    title_en = factory.Sequence(lambda n: f"Working group {n}")
    title_ar = factory.Sequence(lambda n: f"مجموعة عمل {n}")
