"""The fixed vocabularies of the programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DatePrecision(models.TextChoices):
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    NONE = "none", _("not known")


class Basis(models.TextChoices):
    """How we come to a value."""

    STATED = "stated", _("stated")
    INFERRED = "inferred", _("inferred")
    ASSUMED = "assumed", _("assumed")


class Qualifier(models.TextChoices):
    """What a reported number claims about itself."""

    EXACT = "exact", _("exactly")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    SUPERLATIVE = "superlative", _("a superlative without a number")


class SourceKind(models.TextChoices):
    ARTICLE = "article", _("news article")
    WEB_PAGE = "web_page", _("web page")
    CALENDAR_LIBRARY = "calendar_library", _("calendar calculation")
    REFERENCE = "reference", _("reference work")


class Disposition(models.TextChoices):
    """What became of a source's paragraph."""

    TAKEN = "taken", _("taken")
    PARTLY = "partly", _("taken in part")
    LEFT_OUT = "left_out", _("left out")
    FURNITURE = "furniture", _("page furniture")


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    ENDORSED = "endorsed", _("endorsed")
    PUBLISHED = "published", _("published")
    CLOSED = "closed", _("closed")


class EndorsingSide(models.TextChoices):
    KUWAIT = "kuwait", _("Kuwait")
    NATO = "nato", _("NATO")


class PartKind(models.TextChoices):
    """The reporting buckets of a plan."""

    COURSES = "courses", _("training courses")
    EVENTS = "events", _("events")
    NATO_TALKS = "nato_talks", _("NATO Talks")
    OTHER = "other", _("other")


class ActivityKind(models.TextChoices):
    """What an activity is, finely; the reporting bucket is its part."""

    COURSE = "course", _("training course")
    MTT_COURSE = "mtt_course", _("mobile training team course")
    NATO_TALK = "nato_talk", _("NATO Talk")
    EVENT = "event", _("event")
    CONFERENCE = "conference", _("conference")
    SEMINAR = "seminar", _("seminar")
    PANEL = "panel", _("panel")
    STUDY_DAY = "study_day", _("study day")
    TABLETOP = "tabletop", _("table-top exercise")
    DIALOGUE_SESSION = "dialogue_session", _("dialogue session")
    ADVISORY_MEETING = "advisory_meeting", _("advisory group meeting")
    COUNCIL_MEETING = "council_meeting", _("Council meeting")
    ANNUAL_REVIEW = "annual_review", _("annual review")
    VISIT = "visit", _("visit")
    PUBLIC_DIPLOMACY = "public_diplomacy", _("public diplomacy programme")
    CEREMONY = "ceremony", _("ceremony")
    SIGNING = "signing", _("agreement signing")
    PLAN_LAUNCH = "plan_launch", _("plan launch")


COURSE_KINDS = (ActivityKind.COURSE, ActivityKind.MTT_COURSE)
TALK_KINDS = (ActivityKind.NATO_TALK,)
EVENT_KINDS = tuple(kind for kind in ActivityKind if kind not in COURSE_KINDS + TALK_KINDS)


class ActivityStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    PLANNED = "planned", _("planned")
    CONFIRMED = "confirmed", _("confirmed")
    DELIVERED = "delivered", _("delivered")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
    MOVED_ONLINE = "moved_online", _("moved online")


# A status that takes something away from the plan says why.
STATUSES_WITH_REASON = (ActivityStatus.POSTPONED, ActivityStatus.CANCELLED, ActivityStatus.MOVED_ONLINE)
# These hold neither a room nor a team.
STATUSES_OFF_THE_FLOOR = (ActivityStatus.POSTPONED, ActivityStatus.CANCELLED)


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    REMOTE = "remote", _("remote")
    HYBRID = "hybrid", _("hybrid")


class TopicNature(models.TextChoices):
    SUBJECT = "subject", _("subject")
    PROGRAMME = "programme", _("programme")
    PROCESS = "process", _("process")


class Certification(models.TextChoices):
    LISTED = "listed", _("listed")
    SELECTED = "selected", _("selected")
    APPROVED = "approved", _("approved")


class ParticipantRole(models.TextChoices):
    INVITED = "invited", _("invited")
    ATTENDED = "attended", _("took part")
    HOST = "host", _("host")
    PROVIDER = "provider", _("provider")


class DialogueKind(models.TextChoices):
    BILATERAL = "bilateral", _("between two states")
    ADVISORY_GROUP = "advisory_group", _("advisory group")
    COUNCIL = "council", _("Council meetings")
    STAFF_TALKS = "staff_talks", _("political and security dialogue")


class DelegateRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    REPRESENTATIVE = "representative", _("representative")
    PARTICIPANT = "participant", _("participant")
    SPEAKER = "speaker", _("speaker")
    SPOKESPERSON = "spokesperson", _("spoke to the press")


class OutcomeKind(models.TextChoices):
    AFFIRMED = "affirmed", _("affirmed")
    AGREED = "agreed", _("agreed")
    DISCUSSED = "discussed", _("discussed")


class FollowUpStatus(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class AgreementKind(models.TextChoices):
    AGREEMENT = "agreement", _("agreement")
    MEMORANDUM = "memorandum", _("memorandum of understanding")
    COLLECTION = "collection", _("several understandings, number not stated")


class ParticipantKind(models.TextChoices):
    STATE = "state", _("state")
    ORGANISATION = "organisation", _("organisation")


class Weekend(models.TextChoices):
    FRI_SAT = "fri_sat", _("Friday and Saturday")
    SAT_SUN = "sat_sun", _("Saturday and Sunday")
    THU_FRI = "thu_fri", _("Thursday and Friday")


class ClosureKind(models.TextChoices):
    PUBLIC_HOLIDAY = "public_holiday", _("public holiday")
    RAMADAN = "ramadan", _("Ramadan, short hours")
    CENTRE_CLOSURE = "centre_closure", _("closure of the Centre")
    VENUE_CLOSURE = "venue_closure", _("closure of a venue")


class ClosureStatus(models.TextChoices):
    FIXED = "fixed", _("fixed date")
    ESTIMATED = "estimated", _("estimated")
    ANNOUNCED = "announced", _("announced")
    CANCELLED = "cancelled", _("cancelled")


class Role(models.TextChoices):
    """The five ready roles; each is a permission group of the same name."""

    ADMINISTRATOR = "administrator", _("administrator")
    PLANNER = "planner", _("planner")
    COURSE_DIRECTOR = "course_director", _("course director")
    FOCAL_POINT = "focal_point", _("focal point")
    READER = "reader", _("reader")


class ImportStatus(models.TextChoices):
    """Where an imported table stands; it moves forward only."""

    PREVIEWED = "previewed", _("previewed")
    COMMITTED = "committed", _("committed")
    UNDONE = "undone", _("undone")


class RowVerdict(models.TextChoices):
    """What an import will do with one row."""

    ADD = "add", _("will be added")
    KNOWN = "known", _("already on record")
    REFUSED = "refused", _("refused")


class RunKind(models.TextChoices):
    """What a planning run was asked for."""

    PROPOSE = "propose", _("propose the year")
    REPLAN = "replan", _("re-plan with the fewest moves")


class RunStatus(models.TextChoices):
    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")
    LOST = "lost", _("lost with its worker")


RUNS_ENDED = (RunStatus.DONE, RunStatus.STOPPED, RunStatus.FAILED, RunStatus.LOST)


class Severity(models.TextChoices):
    """What the Centre lets a finding do."""

    BLOCK = "block", _("blocks the change")
    BLOCK_RELEASE = "block_release", _("blocks a release")
    WARN = "warn", _("warns")
    IGNORE = "ignore", _("is ignored")
