"""What a planning run proposes, laid over the board: each activity that would move, at its proposed week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Link
from programmes.dashboards.presenters.blocks import days_of, short_name, span
from programmes.dashboards.presenters.kinds import FAMILY_OF_KIND, name_of
from programmes.dashboards.presenters.planning_runs import verdict
from programmes.models import Activity, Placement, PlanningRun


@dataclass(frozen=True, slots=True)
class Proposed:
    """An activity where the run would put it. `said` tells where it is now, `url` leads to its review."""

    code: str
    kind: str
    name: str
    short: str
    days: str
    when: str
    venue: str
    team: str
    venue_label: str
    said: str
    url: str
    sunday: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A run over the board: what it claims in a sentence, and its items by the week they begin in."""

    sentence: str
    verdict: str
    review: Link
    run: str
    items: tuple[Proposed, ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(one.code for one in self.items)

    def by_week(self) -> Mapping[date, list[Proposed]]:
        found: dict[date, list[Proposed]] = defaultdict(list)
        for one in self.items:
            found[one.sunday].append(one)
        return found


def proposal_of(run: PlanningRun) -> Proposal:
    """What adopting the run would move; what it leaves where it is needs no second mark."""
    items = tuple(_items(run))
    left_out = sum(one.left_out for one in run.placements.all())
    words = [
        ngettext(
            "This proposal would move %(number)s activity, shown in a broken frame where it would lie.",
            "This proposal would move %(number)s activities, shown in broken frames where they would lie.",
            len(items),
        )
        % {"number": len(items)}
    ]
    if left_out:
        text = ngettext(
            "It leaves %(number)s activity out.", "It leaves %(number)s activities out.", left_out
        )
        words.append(text % {"number": left_out})
    review = Link(_("Review and adopt it item by item"), f"{run.get_absolute_url()}#proposal")
    return Proposal(" ".join(words), verdict(run), review, run.code, items)


def _items(run: PlanningRun) -> Iterator[Proposed]:
    for one in run.placements.all():
        activity, first, last = one.activity, one.starts_on, one.ends_on
        if first is None or last is None or _there_already(one):
            continue
        name = name_of(activity)
        yield Proposed(
            code=activity.code,
            kind=FAMILY_OF_KIND[activity.kind],
            name=name,
            short=short_name(activity, name),
            days=days_of(first, last),
            when=span(first.isoformat(), last.isoformat()),
            venue=one.venue.code if one.venue else "",
            team=activity.team.code if activity.team else "",
            venue_label=str(one.venue.label) if one.venue else "",
            said=_said(activity),
            url=f"{run.get_absolute_url()}#item-{activity.code}",
            sunday=first - timedelta(days=first.isoweekday() % 7),
        )


def _there_already(one: Placement) -> bool:
    now = one.activity
    return (now.starts_on, now.ends_on, now.venue_id) == (one.starts_on, one.ends_on, one.venue_id)


def _said(activity: Activity) -> str:
    if activity.starts_on is None:
        return _("proposed; now without its days")
    last = activity.ends_on or activity.starts_on
    now = span(activity.starts_on.isoformat(), last.isoformat())
    if activity.venue is None:
        return _("proposed; now on %(days)s") % {"days": now}
    return _("proposed; now on %(days)s in %(venue)s") % {"days": now, "venue": activity.venue.label}
