"""Two plans side by side, and what of their totals can be compared."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Number, Table, Unknown
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.kinds import heading
from programmes.dashboards.presenters.plans import declared_number
from programmes.dashboards.presenters.sentences import declared_words
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
    units = _units(earlier, later)
    if units or not (earlier.tally.exact and later.tally.exact):
        reasons = [*_bounds(earlier.tally, later.tally), *units]
        return " ".join([_("The difference cannot be stated exactly."), *reasons])
    change = (later.tally.declared or 0) - (earlier.tally.declared or 0)
    if not change:
        return _("The two totals are equal.")
    if change > 0:
        return ngettext("That is %(number)s more.", "That is %(number)s more.", change) % {"number": change}
    return ngettext("That is %(number)s fewer.", "That is %(number)s fewer.", -change) % {"number": -change}


def _bounds(earlier: Tally, later: Tally) -> list[str]:
    """Why a qualifier stands in the way, and what bound it leaves to a rise; a fall is left unbounded."""
    if earlier.open_end and later.exact:
        words = {
            "said": _said(earlier),
            "least": earlier.least,
            "most": (later.declared or 0) - earlier.least,
        }
        text = _("“%(said)s” is at least %(least)s, so the rise is at most %(most)s.")
        return [text % words] if words["most"] >= 0 else []
    if earlier.exact and later.open_end:
        words = {"said": _said(later), "least": later.least, "rise": later.least - (earlier.declared or 0)}
        text = _("“%(said)s” is at least %(least)s, so the rise is at least %(rise)s.")
        return [text % words] if words["rise"] >= 0 else []
    if not earlier.exact or not later.exact:
        return [_("Neither total is exact enough to bound it.")]
    return []


def _said(tally: Tally) -> str:
    return capfirst(f"{Qualifier(tally.qualifier).label} {tally.declared}")


def _units(earlier: PlanOverview, later: PlanOverview) -> list[str]:
    """That the two totals do not count the same things."""
    if earlier.plan.declared_unit == later.plan.declared_unit:
        return []
    words = {
        "first": earlier.plan.label,
        "unit_first": earlier.plan.declared_unit,
        "second": later.plan.label,
        "unit_second": later.plan.declared_unit,
    }
    if _has_talks(later) and not _has_talks(earlier):
        text = _("%(first)s counts %(unit_first)s; %(second)s counts %(unit_second)s, NATO Talks among them.")
    else:
        text = _("%(first)s counts %(unit_first)s; %(second)s counts %(unit_second)s.")
    return [text % words]


def _has_talks(overview: PlanOverview) -> bool:
    return _part(overview, PartKind.NATO_TALKS) is not None


def comparison_table(overviews: tuple[PlanOverview, PlanOverview], evidenced: Evidenced) -> Table:
    """Declared, each part, and what is not itemised, a column a plan."""
    columns = (Column(_("What is counted")), *(Column(one.plan.label) for one in overviews))
    kinds = [kind for kind in PartKind if any(_part(one, kind) for one in overviews)]
    rows = [
        (_("Declared in all"), *(declared_number(one, evidenced) for one in overviews)),
        *(
            (capfirst(heading(kind)), *(_part_number(one, kind, evidenced) for one in overviews))
            for kind in kinds
        ),
        (_("Itemised"), *(Number(one.tally.itemised, url=f"{_page(one)}#parts") for one in overviews)),
        (_("Declared, not itemised"), *(_missing(one) for one in overviews)),
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


def _missing(overview: PlanOverview) -> Number | Unknown:
    tally = overview.tally
    if tally.declared is None:
        return Unknown()
    qualifier = "" if tally.exact else str(Qualifier.AT_LEAST.label)
    return Number(tally.least_missing, qualifier, url=f"{_page(overview)}#declared")


def _page(overview: PlanOverview) -> str:
    return overview.plan.get_absolute_url()
