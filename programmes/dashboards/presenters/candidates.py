"""A place that a planner is thinking of: its days, what does not fit there and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.presenters.kinds import name_of
from programmes.enums import Severity
from programmes.selectors.hijri_dates import hijri_period
from programmes.services.candidate_places import CandidatePlace
from programmes.services.planning_wording import term_name


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """The card shown before a drop; the same facts go to the page's script as JSON."""

    code: str
    name: str
    starts_on: str
    ends_on: str
    hijri: str
    venue: str
    blocked: bool
    verdict: str
    remarks: tuple[tuple[str, str], ...]
    cost: str
    change: str
    terms: tuple[tuple[str, int], ...]


def candidate_card(place: CandidatePlace) -> CandidateCard:
    """A candidate place in words."""
    return CandidateCard(
        code=place.activity.code,
        name=name_of(place.activity),
        starts_on=place.starts_on.isoformat(),
        ends_on=place.ends_on.isoformat(),
        hijri=hijri_period(place.starts_on, place.ends_on),
        venue=str(place.venue.label) if place.venue else _("without a venue"),
        blocked=place.blocked,
        verdict=_verdict(place),
        remarks=tuple((str(one.severity), one.sentence) for one in place.remarks),
        cost=_cost(place.points),
        change=_change(place),
        terms=named_terms(place.terms or {}),
    )


def named_terms(terms: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Harms by name with their points, the dearest first."""
    ranked = sorted(terms.items(), key=lambda term: (-term[1], term[0]))
    return tuple((term_name(term), points) for term, points in ranked)


def points(number: int) -> str:
    return ngettext("%(number)s point", "%(number)s points", number) % {"number": number}


def _verdict(place: CandidatePlace) -> str:
    if place.blocked:
        return _("It cannot be put here.")
    if any(remark.severity == Severity.BLOCK_RELEASE for remark in place.remarks):
        return _("It can be put here, but the plan could not be released like this.")
    if place.remarks:
        return _("It can be put here, with warnings.")
    return _("Nothing stands in the way here.")


def _cost(number: int | None) -> str:
    if number is None:
        return _("Outside the days that can be planned, so no cost can be given.")
    if not number:
        return _("It costs nothing here.")
    return _("It costs %(points)s here.") % {"points": points(number)}


def _change(place: CandidatePlace) -> str:
    """Against where it stands now."""
    if place.points is None or place.points_now is None:
        return ""
    change = place.points - place.points_now
    if not change:
        return _("As much as where it stands now.")
    words = {"points": points(abs(change)), "now": place.points_now}
    if change > 0:
        return _("%(points)s more than where it stands now (%(now)s).") % words
    return _("%(points)s less than where it stands now (%(now)s).") % words
