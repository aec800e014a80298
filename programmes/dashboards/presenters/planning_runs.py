"""Planning runs as pages show them: the list, how far one is, and its proposal item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Period,
    Table,
    Value,
)
from programmes.dashboards.presenters.board_addresses import board_url
from programmes.dashboards.presenters.candidates import named_terms, points
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import families, kind_badge, name_of
from programmes.enums import RUNS_ENDED, RunStatus
from programmes.models import AnnualPlan, Placement, PlanningRun
from programmes.selectors.hijri_dates import hijri_period
from programmes.services.planning_wording import assumption_sentence, failure_sentences


@dataclass(frozen=True, slots=True)
class NextWeek:
    """Another week that is free, its days and how much dearer the plan would be there."""

    period: Period
    dearer: str


@dataclass(frozen=True, slots=True)
class Item:
    """One activity of a proposal: where it is, where it would be, why, what else, what is assumed."""

    code: str
    name: Link
    badge: object
    now: tuple[object, ...]
    proposed: tuple[object, ...]
    hijri: str
    left_out: bool
    terms: tuple[tuple[str, int], ...]
    cost: str
    others: tuple[NextWeek, ...]
    assumed: tuple[str, ...]
    adopted: str
    open: bool


def scope_words(scope: Mapping[str, Any]) -> str:
    """The part of the year a run was asked for."""
    match dict(scope):
        case {"quarter": quarter}:
            return _("quarter %(number)s") % {"number": quarter}
        case {"venue": venue}:
            return _("hall %(code)s") % {"code": isolated(str(venue))}
        case {"kind": kind}:
            return families().get(str(kind), str(kind))
        case _:
            return _("the whole year")


def runs_page(plan: AnnualPlan, runs: list[PlanningRun]) -> dict[str, object]:
    """The runs of a plan, the newest first."""
    columns = (
        Column(_("Asked for")),
        Column(_("Part")),
        Column(_("Status")),
        Column(_("Cost"), numeric=True),
        Column(_("Proven bound"), numeric=True),
        Column(_("By")),
    )
    empty = EmptyState(
        _("No planning run yet"),
        _("Ask for one on the board: it proposes dates and halls, and changes nothing by itself."),
        (Link(_("To the board"), board_url(plan)),),
    )
    return {
        "plan": plan,
        "table": Table(_("Planning runs"), columns, tuple(map(_run_row, runs)), caption_hidden=True),
        "empty": None if runs else empty,
        "breadcrumb": way(plan, _("Planning runs")),
    }


def way(plan: AnnualPlan, here: str, *further: Link) -> Breadcrumb:
    """The way to a page of planning, by the board of its plan."""
    links = (
        Link(_("Planning"), reverse("dashboards:planning")),
        Link(_("Board of %(plan)s") % {"plan": plan.label}, board_url(plan)),
        *further,
    )
    return Breadcrumb(links, here)


def _run_row(run: PlanningRun) -> tuple[object, ...]:
    return (
        Link(isolated(moment(run.requested_at)), run.get_absolute_url()),
        scope_words(run.scope),
        str(run.standing.label),
        "—" if run.objective is None else run.objective,
        "—" if run.bound is None else run.bound,
        run.requested_by.get_username() if run.requested_by else _("a command"),
    )


def moment(when) -> str:
    """A day and time as the centre's clock shows it."""
    return f"{timezone.localtime(when):%Y-%m-%d %H:%M}" if when else "—"


def run_page(
    run: PlanningRun, names: Mapping[str, str], *, again: Sequence[PlanningRun], to_come: bool
) -> dict[str, object]:
    """One run: what it says of itself, then its proposal; `names` as for `item_of`.

    `again`: the other runs with the very same input; `to_come`: the run has not ended.
    """
    placements = list(run.placements.all())
    open_items = [one for one in placements if not one.left_out and one.adopted_at is None]
    runs_url = reverse("dashboards:runs", args=[run.plan.code])
    return {
        "run": run,
        "plan": run.plan,
        "board_url": board_url(run.plan),
        "over_board": board_url(run.plan, run=run.code) if run.objective is not None else "",
        "breadcrumb": way(run.plan, isolated(moment(run.requested_at)), Link(_("Planning runs"), runs_url)),
        "facts": run_facts(run, again),
        "progress": run_progress(run),
        "active": to_come,
        "verdict": verdict(run),
        "failure": failure_sentences(run.trouble) if run.trouble else [],
        "terms": _terms_table(run.output.get("terms") or {}),
        "items": [item_of(one, names) for one in placements],
        "open": len(open_items),
        "left_out": sum(one.left_out for one in placements),
        "releases_url": f"{reverse('dashboards:releases')}?plan={run.plan.code}",
    }


def run_progress(run: PlanningRun) -> dict[str, object]:
    """How far a run is, for its page and for the script that asks again."""
    share = run.progress.get("seconds") or 0
    cost, bound = run.progress.get("objective"), run.progress.get("bound")
    if run.standing in RUNS_ENDED:
        words = str(run.standing.label)
    elif run.stop_requested:
        words = _("Asked to stop; it ends with the best it has.")
    elif run.status == RunStatus.QUEUED:
        words = _("Waiting for a worker.")
    elif cost is None:
        words = _("Looking for a first plan.")
    else:
        words = _("Best plan so far: %(cost)s. Proven to cost at least: %(bound)s.") % {
            "cost": points(cost),
            "bound": points(bound or 0),
        }
    return {
        "status": str(run.standing),
        "ended": run.standing in RUNS_ENDED,
        "words": words,
        "seconds": round(share),
        "limit": run.time_limit,
    }


def verdict(run: PlanningRun) -> str:
    """What the run can honestly claim about its cost."""
    if run.objective is None:
        return ""
    if run.bound is not None and run.bound >= run.objective:
        return _("The plan costs %(cost)s, and no plan costs less: proven.") % {"cost": points(run.objective)}
    if run.bound is None:
        return _("The plan costs %(cost)s. How much less another could cost is not proven.") % {
            "cost": points(run.objective)
        }
    return _(
        "The plan costs %(cost)s. No plan below %(bound)s exists; between the two nothing is proven."
    ) % {
        "cost": points(run.objective),
        "bound": run.bound,
    }


def run_facts(run: PlanningRun, again: Sequence[PlanningRun]) -> FactList:
    """With what it ran, so that it can be repeated, and how its repetitions ended."""
    by = run.requested_by.get_username() if run.requested_by else _("a command")
    return FactList(
        (
            Fact(_("Status"), (str(run.standing.label),)),
            Fact(_("Asked for"), (Value(moment(run.requested_at), ltr=True), by)),
            Fact(_("Part"), (scope_words(run.scope),)),
            Fact(_("Days it may use"), (_days_free(run),)),
            Fact(
                _("Ended"), (Value(moment(run.finished_at), ltr=True) if run.finished_at else _("not yet"),)
            ),
            Fact(_("Seed, effort, limit in seconds"), (_settings(run),)),
            Fact(_("Solver"), (Value(run.solver_version, ltr=True),)),
            Fact(_("Digest of the input"), (Value(run.input_hash[:16], ltr=True),)),
            *((Fact(_("Same input"), tuple(_repetition(run, one) for one in again)),) if again else ()),
        )
    )


def _days_free(run: PlanningRun) -> str:
    """From when on the run plans: a plan that was never released is drafted whole, past weeks too."""
    if run.as_of:
        return _("those after %(day)s; what was before is past") % {"day": isolated(run.as_of)}
    return _("all days of the plan, past ones too: no version had been released")


def _repetition(run: PlanningRun, other: PlanningRun) -> Link:
    """Another run with the input of this one, and whether both propose the same."""
    if run.objective is None or other.objective is None:
        words = str(other.standing.label)
    elif run.output.get("digest") == other.output.get("digest"):
        words = _("the same proposal")
    else:
        words = _("another proposal")
    return Link(f"{isolated(moment(other.requested_at))}: {words}", other.get_absolute_url())


def _settings(run: PlanningRun) -> Value:
    return Value(f"{run.seed} / {run.effort} / {run.time_limit}", ltr=True)


def _terms_table(terms: Mapping[str, int]) -> Table | None:
    if not terms:
        return None
    columns = (Column(_("Harm")), Column(_("Points"), numeric=True))
    return Table(_("What the plan costs, harm by harm"), columns, named_terms(terms))


def item_of(placement: Placement, names: Mapping[str, str]) -> Item:
    """One line of the review; `names` are those of the records that the assumptions speak of."""
    activity = placement.activity
    where = (activity.starts_on, activity.ends_on or activity.starts_on, activity.venue)
    terms = named_terms(placement.terms)
    return Item(
        code=activity.code,
        name=Link(
            name_of(activity), reverse("dashboards:board-activity", args=[activity.plan.code, activity.code])
        ),
        badge=kind_badge(activity.kind),
        now=_place(*where),
        proposed=_place(placement.starts_on, placement.ends_on, placement.venue),
        hijri=hijri_period(placement.starts_on, placement.ends_on)
        if placement.starts_on and placement.ends_on
        else "",
        left_out=placement.left_out,
        terms=terms,
        cost=points(sum(number for _name, number in terms)),
        others=tuple(map(_next_week, placement.alternatives)),
        assumed=tuple(assumption_sentence(one, names=names) for one in placement.assumptions),
        adopted=moment(placement.adopted_at) if placement.adopted_at else "",
        open=not placement.left_out and placement.adopted_at is None,
    )


def _place(first: date | None, last: date | None, venue) -> tuple[object, ...]:
    if first is None:
        return (_("no date"),)
    period = Period(first.isoformat(), last.isoformat() if last else "")
    return (period, str(venue.label)) if venue else (period,)


def _next_week(one: Mapping[str, Any]) -> NextWeek:
    dearer = one["dearer"]
    if dearer > 0:
        words = ngettext("%(number)s point dearer", "%(number)s points dearer", dearer)
    elif dearer < 0:
        words = ngettext("%(number)s point cheaper", "%(number)s points cheaper", -dearer)
    else:
        words = _("the same cost")
    return NextWeek(Period(one["start"], one["end"]), words % {"number": abs(dearer)})
