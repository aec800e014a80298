"""Two planning runs of a plan side by side: what the one wins and loses against the other."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    Link,
    Many,
    Notice,
    Period,
    Table,
    Value,
)
from programmes.dashboards.presenters.candidates import points
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.planning_runs import moment, scope_words, way
from programmes.dashboards.presenters.refusals import sentences
from programmes.enums import RunStatus
from programmes.errors import ProgrammeError
from programmes.models import PlanningRun
from programmes.selectors.planning_runs import Names
from programmes.services.planning_comparison import Comparison, MovedActivity, Stay, Tally
from programmes.services.planning_wording import term_name


def choice_table(run: PlanningRun, others: list[PlanningRun]) -> Table | None:
    """The other runs of the plan, each leading to the comparison with it."""
    if not others:
        return None
    columns = (
        Column(_("Asked for")),
        Column(_("Part")),
        Column(_("Status")),
        Column(_("Cost"), numeric=True),
    )
    rows = tuple(
        (
            Link(
                isolated(moment(other.requested_at)),
                reverse("dashboards:run-compare", args=[run.code, other.code]),
            ),
            scope_words(other.scope),
            str(RunStatus(other.status).label),
            other.objective,
        )
        for other in others
    )
    return Table(_("Other runs of this plan"), columns, rows, caption_hidden=True)


def compared_page(
    run: PlanningRun, other: PlanningRun, compared: Comparison, names: Names
) -> dict[str, object]:
    """`run` against `other`: who is cheaper by how much, then everything that differs."""
    return _frame(run, other) | {
        "sentence": _verdict(*compared.costs),
        "notice": _of_two_inputs(run, other),
        "same": compared.same,
        "activities": _moved_table(compared.activities, names),
        "tables": [
            (
                _("Days on which an invited state cannot come"),
                _tallies(compared.states, _("State"), names.states),
            ),
            (_("Days a hall is used"), _tallies(compared.venues, _("Hall"), names.venues)),
            (_("Days a training team is used"), _tallies(compared.teams, _("Training team"), names.teams)),
            (_("Points, harm by harm"), _tallies(compared.terms, _("Harm"), _terms(compared.terms))),
        ],
    }


def uncompared_page(run: PlanningRun, other: PlanningRun, error: ProgrammeError) -> dict[str, object]:
    """Why the two cannot be compared, and where each of them stands."""
    without = [one for one in (run, other) if one.objective is None]
    words = _("The run of %(when)s has no plan: %(status)s.")
    said = [
        words % {"when": isolated(moment(one.requested_at)), "status": RunStatus(one.status).label}
        for one in without
        if run.plan_id == other.plan_id
    ]
    return _frame(run, other) | {"notice": Notice("warning", " ".join([*sentences(error), *said]))}


def _frame(run: PlanningRun, other: PlanningRun) -> dict[str, object]:
    return {"plan": run.plan, "breadcrumb": _way(run), "sides": _sides(run, other)}


def _way(run: PlanningRun) -> Breadcrumb:
    runs = Link(_("Planning runs"), reverse("dashboards:runs", args=[run.plan.code]))
    this = Link(isolated(moment(run.requested_at)), run.get_absolute_url())
    return way(run.plan, _("Compared with another run"), runs, this)


def _verdict(other: int | None, this: int | None) -> str:
    """Who is cheaper, and by how much."""
    cost, against = this or 0, other or 0
    words = {"difference": points(abs(cost - against)), "cost": points(cost), "other": points(against)}
    if cost < against:
        return _("This plan is cheaper by %(difference)s: it costs %(cost)s, the other %(other)s.") % words
    if cost > against:
        return _("This plan is dearer by %(difference)s: it costs %(cost)s, the other %(other)s.") % words
    return _("Both plans cost the same: %(cost)s.") % words


def _of_two_inputs(run: PlanningRun, other: PlanningRun) -> Notice | None:
    """Costs of two different problems differ for more than one reason."""
    if run.input_hash == other.input_hash:
        return None
    text = _("The two runs were not given the same input; their costs may differ for that alone.")
    return Notice("note", text)


def _sides(run: PlanningRun, other: PlanningRun) -> Table:
    """The two runs, a row each."""
    columns = (
        Column(_("Run")),
        Column(_("Plan")),
        Column(_("Part")),
        Column(_("Status")),
        Column(_("Cost"), numeric=True),
        Column(_("Proven bound"), numeric=True),
    )
    rows = tuple(
        (
            Link(name, one.get_absolute_url(), isolated(moment(one.requested_at))),
            one.plan.label,
            scope_words(one.scope),
            str(RunStatus(one.status).label),
            "—" if one.objective is None else one.objective,
            "—" if one.bound is None else one.bound,
        )
        for name, one in ((_("The other run"), other), (_("This run"), run))
    )
    return Table(_("The two runs"), columns, rows, caption_hidden=True)


def _moved_table(moved: tuple[MovedActivity, ...], names: Names) -> Table | None:
    if not moved:
        return None
    columns = (Column(_("Activity")), Column(_("The other run")), Column(_("This run")))
    rows = tuple(
        (_activity(one.activity, names), _place(one.before, names), _place(one.after, names)) for one in moved
    )
    return Table(_("Activities that lie elsewhere"), columns, rows, caption_hidden=True)


def _activity(code: str, names: Names) -> Link | Value:
    activity = names.activities.get(code)
    if activity is None:
        return Value(code, ltr=True)
    url = reverse("dashboards:board-activity", args=[activity.plan.code, code])
    return Link(name_of(activity), url)


def _place(stay: Stay, names: Names) -> object:
    if stay.start is None:
        return _("not in the plan")
    days = Period(stay.start.isoformat(), stay.end.isoformat() if stay.end else "")
    return Many((days, names.venues.get(stay.venue, stay.venue))) if stay.venue else days


def _tallies(tallies: tuple[Tally, ...], heading: str, labels: Mapping[str, str]) -> Table | None:
    """A row for each record, those that differ most first."""
    if not tallies:
        return None
    columns = (
        Column(heading),
        Column(_("The other run"), numeric=True),
        Column(_("This run"), numeric=True),
        Column(_("Difference")),
    )
    ranked = sorted(tallies, key=lambda one: (-abs(one.change), one.code))
    rows = tuple(
        (labels.get(one.code, one.code), one.before, one.after, _change(one.change)) for one in ranked
    )
    return Table(heading, columns, rows, caption_hidden=True)


def _change(change: int) -> str:
    if change > 0:
        return ngettext("%(number)s more", "%(number)s more", change) % {"number": change}
    if change < 0:
        return ngettext("%(number)s fewer", "%(number)s fewer", -change) % {"number": -change}
    return _("as many")


def _terms(tallies: tuple[Tally, ...]) -> dict[str, str]:
    return {one.code: term_name(one.code) for one in tallies}
