"""Activities of every kind, their topics and who takes part."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.enums import ActivityKind, ActivityStatus, Basis, DatePrecision, ParticipantRole, PartKind
from programmes.models import Activity, ActivityTopic, Course, Event, NatoTalk, Participation
from tests.factories.plans import AnnualPlanFactory, PlanPartFactory
from tests.factories.records import RecordFactory
from tests.factories.states import ParticipatingStateFactory
from tests.factories.topics import TopicFactory


class ActivityFactory(RecordFactory):
    """An undated activity of a plan. `dated=True` gives it five days, `placed=True` a numbered place
    in a part instead of a title."""

    class Meta:
        model = Activity

    class Params:
        part_kind = PartKind.COURSES
        dated = factory.Trait(
            starts_on=date(2026, 2, 15), ends_on=date(2026, 2, 19), date_precision=DatePrecision.DAY
        )
        placed = factory.Trait(
            part=factory.SubFactory(
                PlanPartFactory,
                plan=factory.SelfAttribute("..plan"),
                kind=factory.SelfAttribute("..part_kind"),
            ),
            place=factory.Sequence(lambda n: n % 30_000 + 1),
            title_en="",
            title_ar="",
        )

    code = factory.Sequence(lambda n: f"activity-{n}")
    kind = ActivityKind.COURSE
    status = ActivityStatus.PLANNED
    plan = factory.SubFactory(AnnualPlanFactory)
    title_en = factory.Sequence(lambda n: f"Activity {n}")
    title_ar = factory.Sequence(lambda n: f"نشاط {n}")


class CourseFactory(ActivityFactory):
    class Meta:
        model = Course

    code = factory.Sequence(lambda n: f"course-{n}")
    title_en = factory.Sequence(lambda n: f"Course {n}")
    title_ar = factory.Sequence(lambda n: f"دورة {n}")


class NatoTalkFactory(ActivityFactory):
    class Meta:
        model = NatoTalk

    class Params:
        part_kind = PartKind.NATO_TALKS

    code = factory.Sequence(lambda n: f"talk-{n}")
    kind = ActivityKind.NATO_TALK
    title_en = factory.Sequence(lambda n: f"NATO Talk {n}")
    title_ar = factory.Sequence(lambda n: f"حوار {n}")


class EventFactory(ActivityFactory):
    class Meta:
        model = Event

    class Params:
        part_kind = PartKind.EVENTS

    code = factory.Sequence(lambda n: f"event-{n}")
    kind = ActivityKind.EVENT
    title_en = factory.Sequence(lambda n: f"Event {n}")
    title_ar = factory.Sequence(lambda n: f"فعالية {n}")


class ActivityTopicFactory(DjangoModelFactory):
    class Meta:
        model = ActivityTopic

    activity = factory.SubFactory(ActivityFactory)
    topic = factory.SubFactory(TopicFactory)
    position = 1
    basis = Basis.STATED


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    activity = factory.SubFactory(ActivityFactory)
    state = factory.SubFactory(ParticipatingStateFactory)
    role = ParticipantRole.ATTENDED
    basis = Basis.STATED
