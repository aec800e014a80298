"""Every resource of the API, the most asked for first."""

from .activities import ACTIVITIES, COURSES, EVENTS, TALKS
from .agreements import AGREEMENTS
from .calendars import CALENDARS, CLOSURES
from .citations import CITATIONS
from .dialogues import DIALOGUES, ROUNDS, WORKING_GROUPS
from .engine.resources import Resource
from .figures import FIGURES, MEASURES
from .meetings import FOLLOW_UPS, MEETINGS, OUTCOMES
from .outlines import OUTLINES
from .people import PEOPLE
from .plans import PARTS, PLANS
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
