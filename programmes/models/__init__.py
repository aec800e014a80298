"""What is true: one concept a file."""

from programmes.models.activities import Activity, ActivityTopic, Course, Event, NatoTalk, Participation
from programmes.models.agreements import Agreement
from programmes.models.calendars import Calendar, Closure, WeekendPattern
from programmes.models.certificates import Certificate
from programmes.models.citations import Citation
from programmes.models.course_reports import CourseReport, ReportItem
from programmes.models.dialogues import Dialogue, DialogueRound, DialogueSide, WorkingGroup
from programmes.models.figures import Measure, ReportedFigure
from programmes.models.imports import ImportBatch, ImportRow
from programmes.models.meetings import Delegate, FollowUp, Meeting, MeetingTopic, Outcome, Representation
from programmes.models.nomination_imports import NominationImport, NominationImportRow
from programmes.models.nominations import Nomination, Nominee, WaitingEntry
from programmes.models.outlines import CourseOutline
from programmes.models.people import Appointment, Person
from programmes.models.planning import Placement, PlanningDemand, PlanningProfile, PlanningRun
from programmes.models.plans import AnnualPlan, PartTopic, PlanEndorsement, PlanPart
from programmes.models.releases import Release
from programmes.models.reoffers import OutboxMessage, Reoffer, SeatOffer
from programmes.models.seat_policies import SeatPolicy, SeatWeight
from programmes.models.seats import Seat, SeatAllocation, SeatCall, SeatEvent, SeatQuota
from programmes.models.seed_loads import SeededRecord, SeedLoad
from programmes.models.sources import Source, SourceParagraph
from programmes.models.states import Grouping, Membership, NominatingBody, ParticipatingState
from programmes.models.topics import FocusArea, Topic
from programmes.models.users import User
from programmes.models.venues import TrainingTeam, Venue

__all__ = [
    "Activity",
    "ActivityTopic",
    "Agreement",
    "AnnualPlan",
    "Appointment",
    "Calendar",
    "Certificate",
    "Citation",
    "Closure",
    "Course",
    "CourseOutline",
    "CourseReport",
    "Delegate",
    "Dialogue",
    "DialogueRound",
    "DialogueSide",
    "Event",
    "FocusArea",
    "FollowUp",
    "Grouping",
    "ImportBatch",
    "ImportRow",
    "Measure",
    "Meeting",
    "MeetingTopic",
    "Membership",
    "NatoTalk",
    "NominatingBody",
    "Nomination",
    "NominationImport",
    "NominationImportRow",
    "Nominee",
    "OutboxMessage",
    "Outcome",
    "PartTopic",
    "ParticipatingState",
    "Participation",
    "Person",
    "Placement",
    "PlanEndorsement",
    "PlanPart",
    "PlanningDemand",
    "PlanningProfile",
    "PlanningRun",
    "Release",
    "Reoffer",
    "ReportItem",
    "ReportedFigure",
    "Representation",
    "Seat",
    "SeatAllocation",
    "SeatCall",
    "SeatEvent",
    "SeatOffer",
    "SeatPolicy",
    "SeatQuota",
    "SeatWeight",
    "SeedLoad",
    "SeededRecord",
    "Source",
    "SourceParagraph",
    "Topic",
    "TrainingTeam",
    "User",
    "Venue",
    "WaitingEntry",
    "WeekendPattern",
    "WorkingGroup",
]
