"""Rows for tests, one concept a file; every default is valid and bilingual."""

from tests.factories.activities import (
    ActivityFactory,
    ActivityTopicFactory,
    CourseFactory,
    EventFactory,
    NatoTalkFactory,
    ParticipationFactory,
)
from tests.factories.agreements import AgreementFactory
from tests.factories.calendars import CalendarFactory, ClosureFactory, WeekendPatternFactory
from tests.factories.citations import CitationFactory
from tests.factories.course_reports import CertificateFactory, CourseReportFactory, ReportItemFactory
from tests.factories.dialogues import (
    DialogueFactory,
    DialogueRoundFactory,
    DialogueSideFactory,
    WorkingGroupFactory,
)
from tests.factories.figures import MeasureFactory, ReportedFigureFactory
from tests.factories.imports import ImportBatchFactory, ImportRowFactory
from tests.factories.meetings import (
    DelegateFactory,
    FollowUpFactory,
    MeetingFactory,
    MeetingTopicFactory,
    OutcomeFactory,
    RepresentationFactory,
)
from tests.factories.nominations import (
    NominationFactory,
    NominationImportFactory,
    NominationImportRowFactory,
    NomineeFactory,
    WaitingEntryFactory,
)
from tests.factories.outlines import CourseOutlineFactory
from tests.factories.people import AppointmentFactory, PersonFactory
from tests.factories.planning import (
    PlacementFactory,
    PlanningDemandFactory,
    PlanningProfileFactory,
    PlanningRunFactory,
)
from tests.factories.plans import AnnualPlanFactory, PartTopicFactory, PlanEndorsementFactory, PlanPartFactory
from tests.factories.releases import ReleaseFactory
from tests.factories.reoffers import OutboxMessageFactory, ReofferFactory, SeatOfferFactory
from tests.factories.seats import (
    SeatAllocationFactory,
    SeatCallFactory,
    SeatEventFactory,
    SeatFactory,
    SeatPolicyFactory,
    SeatQuotaFactory,
    SeatWeightFactory,
)
from tests.factories.seed_loads import SeededRecordFactory, SeedLoadFactory
from tests.factories.sources import SourceFactory, SourceParagraphFactory
from tests.factories.states import (
    GroupingFactory,
    MembershipFactory,
    NominatingBodyFactory,
    ParticipatingStateFactory,
)
from tests.factories.topics import FocusAreaFactory, TopicFactory
from tests.factories.users import UserFactory
from tests.factories.venues import TrainingTeamFactory, VenueFactory

__all__ = [
    "ActivityFactory",
    "ActivityTopicFactory",
    "AgreementFactory",
    "AnnualPlanFactory",
    "AppointmentFactory",
    "CalendarFactory",
    "CertificateFactory",
    "CitationFactory",
    "ClosureFactory",
    "CourseFactory",
    "CourseOutlineFactory",
    "CourseReportFactory",
    "DelegateFactory",
    "DialogueFactory",
    "DialogueRoundFactory",
    "DialogueSideFactory",
    "EventFactory",
    "FocusAreaFactory",
    "FollowUpFactory",
    "GroupingFactory",
    "ImportBatchFactory",
    "ImportRowFactory",
    "MeasureFactory",
    "MeetingFactory",
    "MeetingTopicFactory",
    "MembershipFactory",
    "NatoTalkFactory",
    "NominatingBodyFactory",
    "NominationFactory",
    "NominationImportFactory",
    "NominationImportRowFactory",
    "NomineeFactory",
    "OutboxMessageFactory",
    "OutcomeFactory",
    "PartTopicFactory",
    "ParticipatingStateFactory",
    "ParticipationFactory",
    "PersonFactory",
    "PlacementFactory",
    "PlanEndorsementFactory",
    "PlanPartFactory",
    "PlanningDemandFactory",
    "PlanningProfileFactory",
    "PlanningRunFactory",
    "ReleaseFactory",
    "ReofferFactory",
    "ReportItemFactory",
    "ReportedFigureFactory",
    "RepresentationFactory",
    "SeatAllocationFactory",
    "SeatCallFactory",
    "SeatEventFactory",
    "SeatFactory",
    "SeatOfferFactory",
    "SeatPolicyFactory",
    "SeatQuotaFactory",
    "SeatWeightFactory",
    "SeedLoadFactory",
    "SeededRecordFactory",
    "SourceFactory",
    "SourceParagraphFactory",
    "TopicFactory",
    "TrainingTeamFactory",
    "UserFactory",
    "VenueFactory",
    "WaitingEntryFactory",
    "WeekendPatternFactory",
    "WorkingGroupFactory",
]
