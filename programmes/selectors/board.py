"""All that the planning board of one plan shows, in a fixed number of queries whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from programmes.enums import DatePrecision
from programmes.models import Activity, AnnualPlan, PlanningProfile, PlanningRun, Release, TrainingTeam, Venue
from programmes.selectors.availability import Week, weeks_of
from programmes.selectors.findings import Finding, findings_within
from programmes.selectors.findings.picture import Picture, picture_of
from programmes.selectors.histories import Version, versions


@dataclass(frozen=True)
class Board:
    """A plan with its weeks, the halls and teams that make its rows, and what does not fit in it."""

    picture: Picture
    weeks: tuple[Week, ...]
    venues: tuple[Venue, ...]
    teams: tuple[TrainingTeam, ...]
    findings: tuple[Finding, ...]

    @property
    def plan(self) -> AnnualPlan:
        return self.picture.plan

    @property
    def by_activity(self) -> Mapping[str, list[Finding]]:
        """The findings that speak of each activity, by its code, the gravest first."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            for code in dict.fromkeys(finding.activities):
                found[code].append(finding)
        return found


def board_of(plan: AnnualPlan) -> Board:
    """Gather the board of a plan."""
    picture = picture_of(plan)
    teams = {one.team for one in picture.activities if one.team}
    return Board(
        picture=picture,
        weeks=tuple(weeks_of(plan)),
        venues=tuple(halls(plan, picture.profile)),
        teams=tuple(sorted(teams, key=lambda team: team.code)),
        findings=tuple(findings_within(picture)),
    )


def halls(plan: AnnualPlan, profile: PlanningProfile | None) -> list[Venue]:
    """The venues that make rows: the profile's halls, or the host's where it names none, and those in use."""
    used = Q(activities__plan=plan, activities__retired_on=None)
    rows = Venue.objects.current()
    if profile is None:
        return list(rows.filter(used).distinct().order_by("code"))
    found = list(rows.filter(used | Q(planning_profiles=profile)).distinct().order_by("code"))
    named = {venue.pk for venue in profile.venues.all()}
    if named:
        return found
    return list(rows.filter(used | Q(state=profile.host_id)).distinct().order_by("code"))


def board_activity(plan: AnnualPlan, code: str) -> Activity | None:
    """One activity of a plan with what a move needs; None where the plan has none of that code."""
    rows = Activity.objects.current().select_related("plan", "part", "venue", "team", "demand__follows")
    return rows.filter(plan=plan, code=code).first()


def changes_since(activity: Activity, version: int) -> list[Version]:
    """What has been changed since a person read the activity at `version`, the newest first."""
    newer = max(0, activity.version - version)
    return versions(activity)[:newer]


@dataclass(frozen=True)
class PlanToPlan:
    """A plan as the list of boards shows it."""

    plan: AnnualPlan
    activities: int
    dated: int
    runs: int
    releases: int


def plans_to_plan() -> list[PlanToPlan]:
    """Every plan in use with its counts, the newest first, in one query."""
    in_use = Activity.objects.current()
    rows = AnnualPlan.objects.current().annotate(
        total=_count(in_use),
        dated=_count(in_use.filter(date_precision=DatePrecision.DAY)),
        asked=_count(PlanningRun.objects.all()),
        frozen=_count(Release.objects.all()),
    )
    return [
        PlanToPlan(plan, plan.total, plan.dated, plan.asked, plan.frozen)
        for plan in rows.order_by("-starts_on", "code")
    ]


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of `rows` the plan of the outer row has; joined together they would multiply."""
    counts = rows.filter(plan=OuterRef("pk")).order_by().values("plan").annotate(number=Count("pk"))
    return Coalesce(Subquery(counts.values("number"), output_field=IntegerField()), 0)


def venue_in_use(code: str) -> Venue | None:
    """A venue by its code, None where there is none in use."""
    return Venue.objects.current().filter(code=code).first()
