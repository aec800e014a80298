"""Everything that planning a year asks of the database, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce

from programmes.enums import STATUSES_OFF_THE_FLOOR, DatePrecision
from programmes.models import (
    Activity,
    ActivityTopic,
    AnnualPlan,
    Calendar,
    Closure,
    ParticipatingState,
    Participation,
    PlanningProfile,
    Release,
    Venue,
    WeekendPattern,
)
from programmes.selectors.profiles import current_profile
from programmes.selectors.releases import latest_release


@dataclass(frozen=True)
class PlanningInput:
    """What is on record about a year to be planned.

    `activities` are those of the plan that are on the floor; `others` hold venues or teams in the
    same days without belonging to the plan. `invited` are the states the profile invites.
    """

    plan: AnnualPlan
    profile: PlanningProfile
    first_day: date
    last_day: date
    venues: tuple[Venue, ...]
    halls: frozenset[str]
    activities: tuple[Activity, ...]
    others: tuple[Activity, ...]
    invited: tuple[ParticipatingState, ...]
    calendars: tuple[Calendar, ...]
    closures: tuple[Closure, ...]
    release: Release | None


def planning_input(plan: AnnualPlan, *, rows: Iterable[Activity] | None = None) -> PlanningInput | None:
    """What planning needs of a plan; None where there is no planning profile to plan with.

    `rows` are its activities in use where they have been gathered with all that belongs to them.
    """
    profile = current_profile()
    if profile is None:
        return None
    first = first_day(plan, profile)
    activities = tuple(_activities(plan) if rows is None else _on_the_floor(rows))
    venues = tuple(_venues(profile, activities))
    return PlanningInput(
        plan=plan,
        profile=profile,
        first_day=first,
        last_day=plan.ends_on,
        venues=venues,
        halls=_halls(profile, venues),
        activities=activities,
        others=tuple(_others(plan, first)),
        invited=tuple(_invited(profile)),
        calendars=tuple(_calendars()),
        closures=tuple(_closures(first, plan.ends_on)),
        release=latest_release(plan),
    )


def first_day(plan: AnnualPlan, profile: PlanningProfile) -> date:
    """The plan's first day, or the first that notice leaves after its announcement."""
    if plan.announced_on is None:
        return plan.starts_on
    return max(plan.starts_on, plan.announced_on + timedelta(days=profile.notice_days))


def _activities(plan: AnnualPlan) -> list[Activity]:
    topics = ActivityTopic.objects.select_related("topic").order_by("position", "topic__code")
    rows = Participation.objects.select_related("state").order_by("state__code")
    found = (
        Activity.objects.current()
        .filter(plan=plan)
        .exclude(status__in=STATUSES_OFF_THE_FLOOR)
        .select_related("venue", "team", "outline", "demand__follows", "part")
        .prefetch_related(Prefetch("activity_topics", topics), Prefetch("participations", rows))
    )
    return list(found.order_by("code"))


def _on_the_floor(rows: Iterable[Activity]) -> list[Activity]:
    kept = (one for one in rows if one.status not in STATUSES_OFF_THE_FLOOR)
    return sorted(kept, key=lambda one: one.code)


def _venues(profile: PlanningProfile, activities: tuple[Activity, ...]) -> list[Venue]:
    """The halls of the profile, those of the host state, and wherever an activity of the plan is held."""
    held = {activity.venue_id for activity in activities if activity.venue_id}
    wanted = Q(planning_profiles=profile) | Q(state=profile.host_id) | Q(pk__in=held)
    return list(Venue.objects.current().filter(wanted).distinct().order_by("code"))


def _halls(profile: PlanningProfile, venues: tuple[Venue, ...]) -> frozenset[str]:
    """Codes of the venues in which planning puts activities."""
    named = frozenset(profile.venues.values_list("code", flat=True)) & {venue.code for venue in venues}
    return named or frozenset(venue.code for venue in venues if venue.state_id == profile.host_id)


def _others(plan: AnnualPlan, first: date) -> list[Activity]:
    rows = Activity.objects.current().factual().exclude(plan=plan).exclude(status__in=STATUSES_OFF_THE_FLOOR)
    holding = Q(venue__isnull=False) | Q(team__isnull=False)
    return list(
        rows.filter(holding, date_precision=DatePrecision.DAY, starts_on__lte=plan.ends_on)
        .alias(last_day=Coalesce("ends_on", "starts_on"))
        .filter(last_day__gte=first)
        .select_related("venue", "team")
        .order_by("code")
    )


def _invited(profile: PlanningProfile) -> list[ParticipatingState]:
    if profile.invited is None:
        return []
    members = ParticipatingState.objects.current().members_of(profile.invited.code)
    return list(members.distinct().order_by("code"))


def _calendars() -> list[Calendar]:
    patterns = WeekendPattern.objects.order_by("valid_from", "pk")
    rows = Calendar.objects.current().select_related("state")
    return list(rows.prefetch_related(Prefetch("weekends", patterns)).order_by("code"))


def _closures(first: date, last: date) -> list[Closure]:
    rows = Closure.objects.touching(first, last).select_related("calendar__state", "venue")
    return list(rows.order_by("starts_on", "code"))
