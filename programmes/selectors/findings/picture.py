"""All that the rules look at, gathered in a fixed number of queries for a plan of any size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Prefetch, Q, QuerySet

from programmes.enums import STATUSES_OFF_THE_FLOOR, DatePrecision, ParticipantRole
from programmes.models import (
    Activity,
    ActivityTopic,
    AnnualPlan,
    ParticipatingState,
    Participation,
    PartTopic,
    PlanningProfile,
    PlanPart,
)
from programmes.selectors.plans import Tally
from programmes.selectors.profiles import current_profile
from programmes.selectors.working_days import WorkingDays, working_days

REACH = timedelta(days=42)  # how far beside the plan's own period its activities may lie and be checked


@dataclass(frozen=True)
class Picture:
    """A plan with everything that can clash in it. `others` stand outside the plan."""

    plan: AnnualPlan
    activities: tuple[Activity, ...]
    others: tuple[Activity, ...]
    parts: tuple[PlanPart, ...]
    days: WorkingDays
    profile: PlanningProfile | None
    members: tuple[ParticipatingState, ...]

    @property
    def severities(self) -> Mapping[str, str]:
        return self.profile.severities if self.profile else {}

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """The activities whose days are known and which take place, in the order of their days."""
        found = (stay_of(activity) for activity in self.activities)
        return tuple(sorted((stay for stay in found if stay), key=lambda stay: (stay.first, stay.code)))

    @cached_property
    def stays_of_others(self) -> tuple[Stay, ...]:
        return tuple(stay for stay in map(stay_of, self.others) if stay)

    @property
    def tally(self) -> Tally:
        """Declared against itemised; a part holds its declared number, or its rows where they are more."""
        inside = sum(max(part.declared_count or 0, self._rows_in(part)) for part in self.parts)
        kept = {part.pk for part in self.parts}
        outside = sum(activity.part_id not in kept for activity in self.activities)
        return Tally(self.plan.declared_count, self.plan.declared_qualifier, inside + outside)

    def _rows_in(self, part: PlanPart) -> int:
        return sum(activity.part_id == part.pk for activity in self.activities)

    def invited(self, activity: Activity) -> tuple[ParticipatingState, ...]:
        """The states invited to an activity, or where none is named those that the profile invites."""
        rows = activity.participations.all() if activity.pk else ()
        named = [row.state for row in rows if row.role == ParticipantRole.INVITED]
        return tuple(named) or self.members

    def with_activity(self, activity: Activity) -> Picture:
        """The same picture with this activity, saved or not, in the place of the stored one."""
        kept = [one for one in self.activities if one.code != activity.code]
        return replace(self, activities=(*kept, activity))


@dataclass(frozen=True)
class Stay:
    """An activity on the floor from `first` to `last`, both known to the day and included."""

    activity: Activity
    first: date
    last: date

    @property
    def code(self) -> str:
        return self.activity.code

    def each_day(self) -> Iterable[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def meets(self, first: date, last: date) -> bool:
        return self.first <= last and first <= self.last


def stay_of(activity: Activity) -> Stay | None:
    """The stay of an activity, None where it is off the floor or its days are not known."""
    start = activity.starts_on or activity.ends_on
    end = activity.ends_on or activity.starts_on
    known = activity.date_precision == DatePrecision.DAY and start and end
    if not known or activity.status in STATUSES_OFF_THE_FLOOR or activity.retired_on:
        return None
    return Stay(activity, start, end)  # type: ignore[arg-type]


def picture_of(plan: AnnualPlan) -> Picture:
    """Gather a plan: ten queries, whatever its size."""
    first, last = plan.starts_on - REACH, plan.ends_on + REACH
    profile = current_profile()
    members = invited_by(profile)
    own = tuple(_activities().filter(plan=plan).order_by("starts_on", "code"))
    for activity in own:
        activity.plan = plan
    held = Q(venue__isnull=False) | Q(team__isnull=False)
    others = Activity.objects.current().factual().filter(held, starts_on__lte=last, ends_on__gte=first)
    others = others.filter(Q(plan__isnull=True) | ~Q(plan=plan)).select_related("venue", "team")
    return Picture(
        plan=plan,
        activities=own,
        others=tuple(others),
        parts=tuple(_parts().filter(plan=plan)),
        days=working_days(first, last, host=profile.host if profile else None),
        profile=profile,
        members=members,
    )


def _parts() -> QuerySet[PlanPart]:
    topics = PartTopic.objects.select_related("topic").order_by("position", "topic__code")
    rows = PlanPart.objects.current().order_by("position", "code")
    return rows.prefetch_related(Prefetch("part_topics", queryset=topics))


def _activities() -> QuerySet[Activity]:
    topics = ActivityTopic.objects.select_related("topic").order_by("position", "topic__code")
    taking_part = Participation.objects.select_related("state").order_by("role", "state__code")
    return (
        Activity.objects.current()
        .select_related("venue", "team", "outline", "part", "demand__follows")
        .prefetch_related(
            Prefetch("activity_topics", queryset=topics),
            Prefetch("participations", queryset=taking_part),
        )
    )


def invited_by(profile: PlanningProfile | None) -> tuple[ParticipatingState, ...]:
    """The states that a profile invites where an activity names none, by code."""
    if profile is None or profile.invited is None:
        return ()
    rows = ParticipatingState.objects.current().members_of(profile.invited.code)
    return tuple(rows.order_by("code"))
