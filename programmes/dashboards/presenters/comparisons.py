"""Two plans side by side, and what of their totals can be compared."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Number, Table, Unknown
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.kinds import noun
from programmes.dashboards.presenters.plans import declared_number
from programmes.dashboards.presenters.sentences import declared_words, joined
from programmes.enums import PartKind, Qualifier
from programmes.selectors.plans import PlanOverview, Tally


def comparison(earlier: PlanOverview, later: PlanOverview) -> str:
    """What was declared in each, and the difference as far as it can be stated."""
    words = {
        "first": earlier.plan.label,
        "declared_first": declared_words(earlier.plan),
        "second": later.plan.label,
        "declared_second": declared_words(later.plan),
    }
    if earlier.tally.declared is None or later.tally.declared is None:
        return _("No total was declared for one of these plans, so their totals cannot be compared.")
    said = _("%(first)s was declared as %(declared_first)s, %(second)s as %(declared_second)s.") % words
    return f"{said} {_difference(earlier, later)}"


def _difference(earlier: PlanOverview, later: PlanOverview) -> str:
    reasons = [*_bounds(earlier.tally, later.tally), *_units(earlier, later)]
    if reasons:
        why = joined(reasons)
        return _("The difference cannot be stated exactly: %(why)s.") % {"why": why}
    change = (later.tally.declared or 0) - (earlier.tally.declared or 0)
    if not change:
        return _("The two totals are equal.")
    if change > 0:
        return ngettext("That is %(number)s more.", "That is %(number)s more.", change) % {"number": change}
    return ngettext("That is %(number)s fewer.", "That is %(number)s fewer.", -change) % {"number": -change}


def _bounds(earlier: Tally, later: Tally) -> list[str]:
    """Why a qualifier stands in the way, and what bound it leaves."""
    if earlier.open_end and later.exact:
        most = (later.declared or 0) - earlier.least
        return [
            _("“%(said)s” means at least %(least)s, so the rise is at most %(most)s")
            % {"said": _said(earlier), "least": earlier.least, "most": most}
        ]
    if earlier.exact and later.open_end:
        least = later.least - (earlier.declared or 0)
        return [
            _("“%(said)s” means at least %(least)s, so the rise is at least %(rise)s")
            % {"said": _said(later), "least": later.least, "rise": least}
        ]
    if not earlier.exact or not later.exact:
        return [_("neither bound fixes the other")]
    return []


def _said(tally: Tally) -> str:
    return f"{Qualifier(tally.qualifier).label} {tally.declared}"


def _units(earlier: PlanOverview, later: PlanOverview) -> list[str]:
    first, second = earlier.plan.declared_unit, later.plan.declared_unit
    if first == second:
        return []
    talks = any(one.part and one.part.kind == PartKind.NATO_TALKS for one in later.buckets)
    if talks and not any(one.part and one.part.kind == PartKind.NATO_TALKS for one in earlier.buckets):
        text = _("the one counts %(first)s, the other %(second)s, NATO Talks among them")
    else:
        text = _("the one counts %(first)s, the other %(second)s")
    return [text % {"first": first, "second": second}]


def comparison_table(overviews: tuple[PlanOverview, PlanOverview], evidenced: Evidenced) -> Table:
    """Declared, each part, and what is not itemised, a column a plan."""
    columns = (Column(_("What is counted")), *(Column(one.plan.label) for one in overviews))
    kinds = [kind for kind in PartKind if any(_part(one, kind) for one in overviews)]
    rows = [
        (_("declared in all"), *(declared_number(one, evidenced) for one in overviews)),
        *((noun(kind, 2), *(_part_number(one, kind, evidenced) for one in overviews)) for kind in kinds),
        (_("itemised"), *(Number(one.tally.itemised) for one in overviews)),
        (_("declared, not itemised"), *(_missing(one.tally) for one in overviews)),
    ]
    return Table(_("The two plans, part by part"), columns, tuple(rows), caption_hidden=True)


def _part(overview: PlanOverview, kind: PartKind):
    return next((one for one in overview.buckets if one.part and one.part.kind == kind), None)


def _part_number(overview: PlanOverview, kind: PartKind, evidenced: Evidenced) -> Number | Unknown:
    bucket = _part(overview, kind)
    if bucket is None:
        return Unknown()
    url = f"{overview.plan.get_absolute_url()}#{bucket.part.code}"
    return Number(bucket.count, url=url, marks=evidenced.marks(bucket.part, "declared_count"))


def _missing(tally: Tally) -> Number | Unknown:
    if tally.declared is None:
        return Unknown()
    qualifier = "" if tally.exact else str(Qualifier.AT_LEAST.label)
    return Number(tally.least_missing, qualifier)
