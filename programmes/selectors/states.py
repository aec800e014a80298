"""Who takes part: states and organisations by grouping, and what each took part in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import F, Func, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery

from programmes.models import (
    Activity,
    Agreement,
    Appointment,
    Calendar,
    Delegate,
    DialogueRound,
    DialogueSide,
    FollowUp,
    Grouping,
    Meeting,
    Membership,
    NominatingBody,
    ParticipatingState,
    Participation,
    Representation,
    TrainingTeam,
    Venue,
)
from programmes.models.base import Tracked
from programmes.selectors.citations import Citations, citations_of
from programmes.selectors.ordering import by_name, directed

STATE_SORTS = ("name", "kind", "activities", "meetings")
# The value of the grouping filter for those that stand in none.
NO_GROUPING = "none"


@dataclass(frozen=True, slots=True)
class StateSheet:
    """One state: its groupings, and everything on record it had a part in."""

    state: ParticipatingState
    memberships: tuple[Membership, ...]
    bodies: tuple[NominatingBody, ...]
    participations: tuple[Participation, ...]
    representations: tuple[Representation, ...]
    sides: tuple[DialogueSide, ...]
    delegates: tuple[Delegate, ...]
    agreements: tuple[Agreement, ...]
    appointments: tuple[Appointment, ...]
    follow_ups: tuple[FollowUp, ...]
    venues: tuple[Venue, ...]
    teams: tuple[TrainingTeam, ...]
    calendars: tuple[Calendar, ...]
    citations: Citations


def state_rows(
    *, q: str = "", grouping: str = "", kind: str = "", sort: str = ""
) -> QuerySet[ParticipatingState]:
    """States with their memberships and the counts of activities and meetings they took part in.

    `grouping` is the code of a grouping they belong to today, or NO_GROUPING.
    """
    rows = ParticipatingState.objects.current().matching(q)
    if grouping == NO_GROUPING:
        rows = rows.filter(memberships__isnull=True)
    elif grouping:
        rows = rows.members_of(grouping)
    if kind:
        rows = rows.filter(kind=kind)
    rows = rows.annotate(
        activity_count=_how_many(Activity.objects.factual().filter(participations__state=OuterRef("pk"))),
        meeting_count=_how_many(Meeting.objects.filter(_sat_in())),
    )
    orders = {
        "name": by_name(),
        "kind": "kind",
        "activities": "activity_count",
        "meetings": "meeting_count",
    }
    rows = rows.order_by(*directed(sort, orders, "name"))
    return rows.prefetch_related(Prefetch("memberships", _memberships()))


def groupings(*, q: str = "") -> tuple[Grouping, ...]:
    """Groupings with their members of today and of before, by name of the state."""
    members = Membership.objects.select_related("state").order_by(by_name("state__"))
    rows = Grouping.objects.current().matching(q).prefetch_related(Prefetch("memberships", members))
    return tuple(rows.order_by("founded_year", "code"))


def state_sheet(code: str) -> StateSheet:
    """The sheet of one state or organisation. Raises ParticipatingState.DoesNotExist."""
    state = ParticipatingState.objects.get(code=code)
    memberships = tuple(_memberships().filter(state=state))
    parts: dict[str, tuple] = {
        "memberships": memberships,
        "bodies": tuple(NominatingBody.objects.current().filter(state=state).order_by("code")),
        "participations": tuple(_participations(state)),
        "representations": tuple(_representations(state)),
        "sides": tuple(_sides(state, memberships)),
        "delegates": tuple(_delegates(state)),
        "agreements": tuple(Agreement.objects.current().filter(parties=state).order_by("starts_on", "code")),
        "appointments": tuple(_appointments(state)),
        "follow_ups": tuple(
            FollowUp.objects.current()
            .filter(state=state)
            .select_related("dialogue", "state")
            .order_by("due_on", "code")
        ),
        "venues": tuple(Venue.objects.current().filter(state=state).order_by("code")),
        "teams": tuple(TrainingTeam.objects.current().filter(state=state).order_by("code")),
        "calendars": tuple(Calendar.objects.current().filter(state=state).order_by("code")),
    }
    records: list[Tracked] = [state, *(row for rows in parts.values() for row in rows)]
    records += [row.activity for row in parts["participations"]]
    records += [row.meeting for row in parts["representations"]]
    records += [row.meeting for row in parts["delegates"]]
    return StateSheet(state, **parts, citations=citations_of(records))


def _sat_in() -> Q:
    """Meetings at which the state of the outer row is on record, or sat on a side."""
    sat = Q(delegates__side__state=OuterRef("pk"), delegates__retired_on=None)
    return Q(representations__state=OuterRef("pk")) | sat


def _how_many(rows: QuerySet) -> Subquery:
    """How many different rows in use there are for the state of the outer row."""
    distinct = Func(F("pk"), template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField())
    counted = rows.filter(retired_on=None).order_by().annotate(how_many=distinct)
    return Subquery(counted.values("how_many"))


def _memberships() -> QuerySet[Membership]:
    """Nearest grouping last in age: by the day of joining, unknown days at the end."""
    rows = Membership.objects.select_related("grouping")
    return rows.order_by(F("starts_on").asc(nulls_last=True), "grouping__code")


def _participations(state: ParticipatingState) -> QuerySet[Participation]:
    rows = Participation.objects.filter(state=state, activity__retired_on=None)
    rows = rows.exclude(activity__plan__invented=True)
    return rows.select_related("activity__plan").order_by("activity__starts_on", "activity__code", "role")


def _representations(state: ParticipatingState) -> QuerySet[Representation]:
    rows = Representation.objects.filter(state=state, meeting__retired_on=None)
    return rows.select_related("meeting__round__dialogue").order_by("meeting__starts_on", "meeting__code")


def _sides(state: ParticipatingState, memberships: Iterable[Membership]) -> Iterator[DialogueSide]:
    """The sides it is, and those of a grouping that it belonged to when a round was held."""
    joined = {one.grouping_id: one for one in memberships}
    rows = DialogueSide.objects.current().filter(Q(state=state) | Q(grouping__in=joined))
    rows = rows.filter(dialogue__retired_on=None).select_related("dialogue", "grouping")
    rounds = Prefetch("dialogue__rounds", DialogueRound.objects.current())
    for side in rows.prefetch_related(rounds).order_by("dialogue__code", "position"):
        if side.state_id or _belonged(joined[side.grouping_id or 0], side.dialogue.rounds.all()):
            yield side


def _belonged(membership: Membership, rounds: Iterable[DialogueRound]) -> bool:
    """Whether a dated round fell into the membership. Where either day is unknown, nothing is claimed."""
    first, last = membership.starts_on, membership.ends_on
    return first is not None and any(
        one.starts_on is not None and first <= one.starts_on and (last is None or one.starts_on <= last)
        for one in rounds
    )


def _delegates(state: ParticipatingState) -> QuerySet[Delegate]:
    rows = Delegate.objects.current().filter(side__state=state, meeting__retired_on=None)
    people = rows.select_related("person", "side", "meeting__round__dialogue")
    return people.order_by("meeting__starts_on", "meeting__code", "position")


def _appointments(state: ParticipatingState) -> QuerySet[Appointment]:
    rows = Appointment.objects.current().filter(state=state, person__retired_on=None)
    return rows.select_related("person").order_by("starts_on", "code")
