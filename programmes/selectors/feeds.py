"""The activities of a calendar feed: of a plan, a kind, a state, a venue or a team.

Cancelled and retired activities stay in a feed, so that calendars that already hold them take them out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Model, OuterRef, Prefetch, Q, QuerySet, Subquery

from programmes.enums import ActivityKind, DatePrecision, ParticipantRole
from programmes.models import (
    Activity,
    ActivityTopic,
    AnnualPlan,
    ParticipatingState,
    Participation,
    TrainingTeam,
    Venue,
)
from programmes.selectors.activities import FAMILIES
from programmes.selectors.findings.picture import invited_by
from programmes.selectors.profiles import current_profile


@dataclass(frozen=True)
class FeedContent:
    """What a feed is of (a record, or the name of a kind or family) and the activities to the day.

    `undated` counts activities in use that are left out because their days are not known.
    """

    subject: Model | str
    activities: list[Activity]
    undated: int


def feed_content(sort: str, code: str) -> FeedContent | None:
    """The content of a feed, None where there is no such record or kind."""
    subject = _SUBJECTS[sort](code)
    if subject is None:
        return None
    rows = Activity.objects.filter(pk__in=Activity.objects.filter(_of(sort, subject)).values("pk"))
    if sort != "plan":
        rows = rows.factual()
    undated = rows.current().exclude(date_precision=DatePrecision.DAY).count()
    dated = rows.filter(date_precision=DatePrecision.DAY).order_by("starts_on", "code")
    return FeedContent(subject, list(_whole(dated)), undated)


def _record(model: type[Model]) -> Callable[[str], Model | None]:
    return lambda code: model._default_manager.filter(code=code).first()


def _kind(code: str) -> str | None:
    return code if code in FAMILIES or code in ActivityKind.values else None


_SUBJECTS: Mapping[str, Callable[[str], Model | str | None]] = {
    "plan": _record(AnnualPlan),
    "kind": _kind,
    "state": _record(ParticipatingState),
    "venue": _record(Venue),
    "team": _record(TrainingTeam),
}


def _of(sort: str, subject: Model | str) -> Q:
    match sort:
        case "kind":
            return Q(kind__in=FAMILIES.get(str(subject), (subject,)))
        case "state":
            return _open_to(subject)
        case _:
            return Q(**{sort: subject})


def _open_to(state: Model | str) -> Q:
    """What a state is named for, and in plans what it is invited to because nobody is named."""
    named = Q(participations__state=state)
    if state not in invited_by(current_profile()):
        return named
    invited = Participation.objects.filter(role=ParticipantRole.INVITED).values("activity")
    return named | (Q(plan__isnull=False) & ~Q(pk__in=invited))


def _whole(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Each with its plan, venue, team, topics, and when it was last saved (`saved_at`)."""
    topics = ActivityTopic.objects.select_related("topic").order_by("position", "topic__code")
    history = Activity.history.filter(id=OuterRef("pk")).order_by("-history_date")
    saved = Subquery(history.values("history_date")[:1])
    rows = rows.select_related("plan", "venue", "team").annotate(saved_at=saved)
    return rows.prefetch_related(Prefetch("activity_topics", queryset=topics))
