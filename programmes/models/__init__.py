"""What is true: one concept a file."""

from programmes.models.activities import Activity, ActivityTopic, Course, Event, NatoTalk, Participation
from programmes.models.agreements import Agreement
from programmes.models.calendars import Calendar, Closure, WeekendPattern
from programmes.models.citations import Citation
from programmes.models.dialogues import Dialogue, DialogueRound, DialogueSide, WorkingGroup
from programmes.models.figures import Measure, ReportedFigure
from programmes.models.imports import ImportBatch, ImportRow
from programmes.models.meetings import Delegate, FollowUp, Meeting, MeetingTopic, Outcome, Representation
from programmes.models.outlines import CourseOutline
from programmes.models.people import Appointment, Person
from programmes.models.planning import Placement, PlanningDemand, PlanningProfile, PlanningRun
from programmes.models.plans import AnnualPlan, PartTopic, PlanEndorsement, PlanPart
from programmes.models.releases import Release
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
    "Citation",
    "Closure",
    "Course",
    "CourseOutline",
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
    "ReportedFigure",
    "Representation",
    "SeedLoad",
    "SeededRecord",
    "Source",
    "SourceParagraph",
    "Topic",
    "TrainingTeam",
    "User",
    "Venue",
    "WeekendPattern",
    "WorkingGroup",
]
