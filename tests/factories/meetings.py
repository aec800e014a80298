"""Meetings: topics, representation, delegates, outcomes and what follows."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.enums import (
    Basis,
    DatePrecision,
    DelegateRole,
    FollowUpStatus,
    Mode,
    OutcomeKind,
    ParticipantRole,
)
from programmes.models import Delegate, FollowUp, Meeting, MeetingTopic, Outcome, Representation
from tests.factories.dialogues import DialogueFactory, DialogueRoundFactory, DialogueSideFactory
from tests.factories.people import PersonFactory
from tests.factories.records import RecordFactory
from tests.factories.states import ParticipatingStateFactory
from tests.factories.topics import TopicFactory


class MeetingFactory(RecordFactory):
    class Meta:
        model = Meeting

    code = factory.Sequence(lambda n: f"meeting-{n}")
    round = factory.SubFactory(DialogueRoundFactory)
    title_en = factory.Sequence(lambda n: f"Meeting {n}")
    title_ar = factory.Sequence(lambda n: f"اجتماع {n}")
    mode = Mode.REMOTE
    starts_on = date(2020, 11, 9)
    ends_on = date(2020, 11, 9)
    date_precision = DatePrecision.DAY


class MeetingTopicFactory(DjangoModelFactory):
    class Meta:
        model = MeetingTopic

    meeting = factory.SubFactory(MeetingFactory)
    topic = factory.SubFactory(TopicFactory)
    basis = Basis.STATED


class RepresentationFactory(DjangoModelFactory):
    class Meta:
        model = Representation

    meeting = factory.SubFactory(MeetingFactory)
    state = factory.SubFactory(ParticipatingStateFactory)
    role = ParticipantRole.ATTENDED
    basis = Basis.STATED


class DelegateFactory(RecordFactory):
    """A delegate on a side of the meeting's own dialogue."""

    class Meta:
        model = Delegate

    code = factory.Sequence(lambda n: f"delegate-{n}")
    meeting = factory.SubFactory(MeetingFactory)
    side = factory.SubFactory(DialogueSideFactory, dialogue=factory.SelfAttribute("..meeting.round.dialogue"))
    person = factory.SubFactory(PersonFactory)
    role = DelegateRole.REPRESENTATIVE
    position = 1
    title_en = "Assistant minister"
    title_ar = "مساعد الوزير"


class OutcomeFactory(RecordFactory):
    class Meta:
        model = Outcome

    code = factory.Sequence(lambda n: f"outcome-{n}")
    meeting = factory.SubFactory(MeetingFactory)
    kind = OutcomeKind.DISCUSSED
    position = 1
    title_en = factory.Sequence(lambda n: f"Outcome {n}")
    title_ar = factory.Sequence(lambda n: f"نتيجة {n}")


class FollowUpFactory(RecordFactory):
    class Meta:
        model = FollowUp

    code = factory.Sequence(lambda n: f"follow-up-{n}")
    dialogue = factory.SubFactory(DialogueFactory)
    title_en = factory.Sequence(lambda n: f"Follow-up {n}")
    title_ar = factory.Sequence(lambda n: f"متابعة {n}")
    owner_en = "Programme staff"
    owner_ar = "موظفو البرامج"
    due_on = date(2026, 6, 30)
    status = FollowUpStatus.OPEN
