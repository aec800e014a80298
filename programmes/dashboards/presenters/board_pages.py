"""What stands around the board: the list of plans, the board's head, and one activity at the board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Badge,
    Breadcrumb,
    Choice,
    Column,
    Fact,
    FactList,
    Link,
    Many,
    Period,
    Table,
    Unknown,
    Value,
)
from programmes.dashboards.presenters.board_addresses import TEAMS, VENUES, board_url
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.kinds import families, kind_badge, name_of, status_badge
from programmes.enums import Basis, Severity
from programmes.models import Activity, AnnualPlan, PlanningProfile, PlanningRun, Venue
from programmes.selectors.board import Board, PlanToPlan
from programmes.selectors.findings import Finding, sentence
from programmes.selectors.hijri_dates import hijri_period
from programmes.services.candidate_places import Asked
from programmes.services.planning_wording import assumption_sentence


def planning_page(
    rows: list[PlanToPlan], profile: PlanningProfile | None, evidenced: Evidenced
) -> dict[str, object]:
    """Plans with how far each is planned, and the profile with the reason of each assumption."""
    columns = (
        Column(_("Plan")),
        Column(_("Activities"), numeric=True),
        Column(_("With days"), numeric=True),
        Column(_("Planning runs"), numeric=True),
        Column(_("Released versions"), numeric=True),
    )
    cells = tuple(
        (Link(row.plan.label, board_url(row.plan)), row.activities, row.dated, row.runs, row.releases)
        for row in rows
    )
    return {
        "table": Table(_("Plans to plan"), columns, cells, caption_hidden=True),
        "profile": profile,
        "facts": profile_facts(profile, evidenced) if profile else None,
        "notes": evidenced.notes(),
    }


def profile_facts(profile: PlanningProfile, evidenced: Evidenced) -> FactList:
    """Every assumption with its mark."""
    days = [(name, getattr(profile, name)) for name in ("course_days", "event_days", "talk_days")]
    facts = [evidenced.fact(_label(profile, name), profile, name, _days(number)) for name, number in days]
    facts.append(
        evidenced.fact(_label(profile, "notice_days"), profile, "notice_days", str(profile.notice_days))
    )
    facts.append(evidenced.fact(_label(profile, "host"), profile, "host", str(profile.host.label)))
    invited = str(profile.invited.label) if profile.invited else ""
    facts.append(evidenced.fact(_label(profile, "invited"), profile, "invited", invited))
    halls = tuple(Link(str(one.label), one.get_absolute_url()) for one in profile.venues.all())
    named = (Many(halls),) if halls else (_("every venue of the host state"),)
    facts.append(Fact(_label(profile, "venues"), (*named, *evidenced.marks(profile, "venues"))))
    return FactList(tuple(facts))


def _label(profile: PlanningProfile, name: str) -> str:
    return str(profile._meta.get_field(name).verbose_name)


def _days(number: int) -> str:
    return ngettext("%(number)s working day", "%(number)s working days", number) % {"number": number}


@dataclass(frozen=True, slots=True)
class BoardFrame:
    """The head of the board: where the plan stands in a sentence, and the ways on."""

    breadcrumb: Breadcrumb
    sentence: str
    grave: tuple[Link, ...]
    warnings: Link
    warned: tuple[Link, ...]
    other_rows: Link
    runs_url: str
    under_way: Link | None
    releases_url: str
    scopes: tuple[tuple[str, tuple[Choice, ...]], ...]
    assumed: tuple[str, ...]


def board_frame(
    board: Board, run: PlanningRun | None, rows: str, *, every: bool, proposal: str = ""
) -> BoardFrame:
    """The head; `every` lists the warnings too, not only what stands in the way of a release.

    `proposal` is the code of the run that lies over the board.
    """
    plan = board.plan
    grave = [one for one in board.findings if one.severity in (Severity.BLOCK, Severity.BLOCK_RELEASE)]
    warned = [one for one in board.findings if one.severity == Severity.WARN]
    number = len(warned)
    other = VENUES if rows == TEAMS else TEAMS
    names = {VENUES: _("Show halls as rows"), TEAMS: _("Show training teams as rows")}
    return BoardFrame(
        breadcrumb=Breadcrumb(
            (Link(_("Planning"), reverse("dashboards:planning")),),
            _("Board of %(plan)s") % {"plan": plan.label},
        ),
        sentence=_standing(board),
        grave=tuple(Link(sentence(one), one.link) for one in grave),
        warnings=Link(
            ngettext("%(number)s warning", "%(number)s warnings", number) % {"number": number},
            _with_warnings(board_url(plan, rows, proposal)),
        ),
        warned=tuple(Link(sentence(one), one.link) for one in warned) if every else (),
        other_rows=Link(names[other], board_url(plan, other, proposal)),
        runs_url=reverse("dashboards:runs", args=[plan.code]),
        under_way=Link(_("A planning run is under way."), run.get_absolute_url()) if run else None,
        releases_url=f"{reverse('dashboards:releases')}?plan={plan.code}",
        scopes=tuple(_scopes(board)),
        assumed=tuple(_assumed(board.picture.profile)),
    )


def _with_warnings(url: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}findings=all#warnings"


def _standing(board: Board) -> str:
    total, placed = len(board.picture.activities), len(board.picture.stays)
    return ngettext(
        "%(placed)s of %(number)s activity has its days.",
        "%(placed)s of %(number)s activities have their days.",
        total,
    ) % {"placed": placed, "number": total}


def _scopes(board: Board):
    """The parts of the year that a run can be asked for, in groups."""
    yield "", (Choice("", _("the whole year"), selected=True),)
    quarters = (
        Choice(f"quarter:{number}", _("quarter %(number)s") % {"number": number}) for number in range(1, 5)
    )
    yield _("A quarter"), tuple(quarters)
    yield _("A hall"), tuple(Choice(f"venue:{one.code}", str(one.label)) for one in board.venues)
    yield _("A kind"), tuple(Choice(f"kind:{code}", str(label)) for code, label in families().items())


def _assumed(profile: PlanningProfile | None):
    if profile is None:
        return
    yield _("a course takes %(days)s") % {"days": _days(profile.course_days)}
    yield _("an event %(days)s") % {"days": _days(profile.event_days)}
    yield _("a NATO Talk %(days)s") % {"days": _days(profile.talk_days)}
    if profile.invited:
        yield _("invited where nobody is named: %(grouping)s") % {"grouping": profile.invited.label}


def activity_desk(
    activity: Activity,
    findings: list[Finding],
    asked: Asked | None,
    venues: list[Venue],
    names: Mapping[str, str],
) -> dict[str, object]:
    """One activity at the board: facts, findings, and the venues it can go to.

    `names` are those of the records that the assumptions of `asked` speak of.
    """
    plan: AnnualPlan = activity.plan  # type: ignore[assignment]
    demand = getattr(activity, "demand", None)
    return {
        "activity": activity,
        "plan": plan,
        "title": name_of(activity),
        "breadcrumb": Breadcrumb(
            (
                Link(_("Planning"), reverse("dashboards:planning")),
                Link(_("Board of %(plan)s") % {"plan": plan.label}, board_url(plan)),
            ),
            name_of(activity),
        ),
        "facts": FactList(tuple(_facts(activity, demand, asked, names))),
        "findings": [(one.severity.value, str(one.severity.label), sentence(one)) for one in findings],
        "venues": venues,
        "locked": {"dates": bool(demand and demand.lock_dates), "venue": bool(demand and demand.lock_venue)},
        "board_url": board_url(plan),
    }


def _facts(activity: Activity, demand, asked: Asked | None, names: Mapping[str, str]):
    badges: tuple[Badge, ...] = (kind_badge(activity.kind), status_badge(activity.status))
    yield Fact(_("Kind and status"), badges)
    period = Period(activity.start_written or "", activity.end_written or "", basis=activity.date_basis)
    hijri = ""
    if activity.starts_on and activity.ends_on:
        hijri = hijri_period(activity.starts_on, activity.ends_on)
    yield Fact(_("Days"), (period, hijri) if hijri else (period,))
    venue = activity.venue
    yield Fact(_("Venue"), (Link(str(venue.label), venue.get_absolute_url()) if venue else Unknown(),))
    team = activity.team
    yield Fact(_("Training team"), (Link(str(team.label), team.get_absolute_url()) if team else Unknown(),))
    if asked:
        assumed = any(one["code"] == "days_of_kind" for one in asked.assumptions)
        yield Fact(_("Takes"), (Value(_days(asked.days), Basis.ASSUMED if assumed else Basis.STATED),))
        if asked.assumptions:
            said = tuple(assumption_sentence(one, names=names) for one in asked.assumptions)
            yield Fact(_("What is assumed"), (Many(said),))
    if demand:
        yield from _demanded(demand)


def _demanded(demand):
    if demand.earliest or demand.latest:
        window = Period(
            demand.earliest.isoformat() if demand.earliest else "",
            demand.latest.isoformat() if demand.latest else "",
        )
        yield Fact(_("Asked for within"), (window,))
    if demand.follows:
        yield Fact(_("Comes after"), (Link(name_of(demand.follows), demand.follows.get_absolute_url()),))
    locks = [_("dates")] if demand.lock_dates else []
    if demand.lock_venue:
        locks.append(_("venue"))
    if locks:
        yield Fact(_("Locked"), (Many(tuple(locks)),))


def move_form(activity: Activity, asked: Mapping[str, str]) -> dict[str, str]:
    """What the form shows: what was asked for in the address, else where the activity stands."""
    now = activity.starts_on.isoformat() if activity.starts_on else ""
    venue = activity.venue.code if activity.venue else ""
    return {"start": asked.get("start", now), "venue": asked.get("venue", venue)}
