"""Every resource of the API, the most asked for first."""

from .activities import ACTIVITIES, COURSES, EVENTS, TALKS
from .agreements import AGREEMENTS
from .calendars import CALENDARS, CLOSURES
from .certificates import CERTIFICATES
from .citations import CITATIONS
from .course_reports import COURSE_REPORTS, REPORT_ITEMS
from .dialogues import DIALOGUES, ROUNDS, WORKING_GROUPS
from .engine.guarded import Guarded
from .engine.resources import Resource
from .figures import FIGURES, MEASURES
from .meetings import FOLLOW_UPS, MEETINGS, OUTCOMES
from .nominations import NOMINATIONS, NOMINEES, WAITING_ENTRIES
from .outlines import OUTLINES
from .people import PEOPLE
from .plans import PARTS, PLANS
from .reoffers import MESSAGES, REOFFERS, SEAT_OFFERS
from .seat_policies import SEAT_POLICIES, SEAT_WEIGHTS
from .seats import SEAT_ALLOCATIONS, SEAT_CALLS, SEAT_EVENTS, SEAT_QUOTAS, SEATS
from .sources import SOURCES
from .states import BODIES, GROUPINGS, STATES
from .topics import FOCUS_AREAS, TOPICS
from .venues import TEAMS, VENUES

RESOURCES: tuple[Resource, ...] = (
    PLANS,
    PARTS,
    ACTIVITIES,
    COURSES,
    TALKS,
    EVENTS,
    OUTLINES,
    TOPICS,
    FOCUS_AREAS,
    DIALOGUES,
    ROUNDS,
    WORKING_GROUPS,
    MEETINGS,
    OUTCOMES,
    FOLLOW_UPS,
    AGREEMENTS,
    PEOPLE,
    STATES,
    BODIES,
    GROUPINGS,
    VENUES,
    TEAMS,
    CALENDARS,
    CLOSURES,
    SOURCES,
    CITATIONS,
    MEASURES,
    FIGURES,
)

# Of these each person reads the own rows.
GUARDED_RESOURCES: tuple[Guarded, ...] = (
    SEAT_WEIGHTS,
    SEAT_CALLS,
    SEAT_QUOTAS,
    SEATS,
    SEAT_ALLOCATIONS,
    SEAT_EVENTS,
    NOMINEES,
    NOMINATIONS,
    WAITING_ENTRIES,
    SEAT_OFFERS,
    REOFFERS,
    MESSAGES,
    COURSE_REPORTS,
    REPORT_ITEMS,
    CERTIFICATES,
)
# Read by those who plan and by readers, and written like any other record.
CLOSED_RESOURCES: tuple[Resource, ...] = (SEAT_POLICIES,)
