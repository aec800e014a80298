"""One full record of each resource, with the rows that are part of it, for the tests over all resources."""

from collections.abc import Callable
from datetime import date

from programmes.models.base import Record
from tests import factories as make

Sample = Callable[[], Record]


def activity(factory) -> Record:
    made = factory(dated=True)
    make.ActivityTopicFactory(activity=made, basis="inferred", reason_en="Because.", reason_ar="لأن.")
    make.ParticipationFactory(activity=made, role="host")
    return made


def plan() -> Record:
    made = make.AnnualPlanFactory()
    make.PlanEndorsementFactory(plan=made)
    return made


def part() -> Record:
    made = make.PlanPartFactory()
    make.PartTopicFactory(part=made, named_as="As the source has it")
    return made


def dialogue() -> Record:
    return make.DialogueSideFactory().dialogue


def meeting() -> Record:
    made = make.MeetingFactory()
    make.MeetingTopicFactory(meeting=made)
    make.RepresentationFactory(meeting=made)
    make.DelegateFactory(meeting=made)
    return made


def citation() -> Record:
    return make.CitationFactory(target=make.ActivityFactory(), fields=["title_en"])


SAMPLES: dict[str, Sample] = {
    "plans": plan,
    "parts": part,
    "activities": lambda: activity(make.ActivityFactory),
    "courses": lambda: activity(make.CourseFactory),
    "talks": lambda: activity(make.NatoTalkFactory),
    "events": lambda: activity(make.EventFactory),
    "course-outlines": lambda: make.CourseOutlineFactory(topics=[make.TopicFactory()]),
    "topics": lambda: make.TopicFactory(aliases="One name\nAnother name"),
    "focus-areas": make.FocusAreaFactory,
    "dialogues": dialogue,
    "rounds": make.DialogueRoundFactory,
    "working-groups": make.WorkingGroupFactory,
    "meetings": meeting,
    "outcomes": make.OutcomeFactory,
    "follow-ups": make.FollowUpFactory,
    "agreements": lambda: make.AgreementFactory(
        parties=[make.ParticipatingStateFactory()], topics=[make.TopicFactory()]
    ),
    "people": lambda: make.AppointmentFactory().person,
    "states": lambda: make.MembershipFactory().state,
    "bodies": make.NominatingBodyFactory,
    "groupings": make.GroupingFactory,
    "venues": make.VenueFactory,
    "teams": lambda: make.TrainingTeamFactory(topics=[make.TopicFactory()]),
    "calendars": lambda: make.WeekendPatternFactory().calendar,
    "closures": lambda: make.ClosureFactory(starts_on=date(2026, 3, 20), ends_on=date(2026, 3, 22)),
    "sources": lambda: make.SourceParagraphFactory().source,
    "citations": citation,
    "measures": make.MeasureFactory,
    "figures": make.ReportedFigureFactory,
}
