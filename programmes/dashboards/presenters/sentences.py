"""Sentences on plans that a minister's office could read aloud, true to what was declared."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.presenters.kinds import counted
from programmes.enums import PartKind, Qualifier
from programmes.models import AnnualPlan
from programmes.selectors.plans import PlanOverview, Tally


def joined(items: list[str]) -> str:
    """Words in a row with "and" before the last."""
    if len(items) < 2:
        return "".join(items)
    head = items[0]
    for item in items[1:-1]:
        head = _("%(first)s, %(next)s") % {"first": head, "next": item}
    return _("%(first)s and %(last)s") % {"first": head, "last": items[-1]}


def declared_words(plan: AnnualPlan) -> str:
    """The declared total as it was declared: "more than 21 courses and events"."""
    number, unit = plan.declared_count, plan.declared_unit
    if plan.declared_qualifier == Qualifier.EXACT:
        return _("%(number)s %(unit)s") % {"number": number, "unit": unit}
    words = {"qualifier": plan.get_declared_qualifier_display(), "number": number, "unit": unit}
    return _("%(qualifier)s %(number)s %(unit)s") % words


def parts_words(overview: PlanOverview) -> str:
    """What is itemised, part by part: "16 training courses, 7 events and 5 NATO Talks"."""
    parts = [
        (bucket.part.kind if bucket.part else PartKind.OTHER, bucket.count) for bucket in overview.buckets
    ]
    return joined([counted(kind, number) for kind, number in parts if number])


def plan_sentence(overview: PlanOverview) -> str:
    """Declared, itemised and the difference."""
    tally, parts = overview.tally, parts_words(overview)
    if tally.declared is None:
        return _itemised_only(parts)
    declared = _("The plan declares %(declared)s.") % {"declared": declared_words(overview.plan)}
    if not tally.itemised:
        return f"{declared} {_nothing_itemised(tally)}"
    if tally.exact and tally.itemised == tally.declared:
        itemised = _("All of them are itemised: %(parts)s.") % {"parts": parts}
        return f"{declared} {itemised}"
    words = {"number": tally.itemised, "parts": parts}
    if tally.exact and tally.itemised > (tally.declared or 0):
        itemised = _("It itemises more, %(number)s: %(parts)s.") % words
        return f"{declared} {itemised}"
    itemised = _("It itemises %(number)s of them: %(parts)s.") % words
    return f"{declared} {itemised} {_missing(tally)}"


def _itemised_only(parts: str) -> str:
    if not parts:
        return _("No total was declared for this plan, and nothing is itemised yet.")
    return _("No total was declared for this plan. It itemises %(parts)s.") % {"parts": parts}


def _nothing_itemised(tally: Tally) -> str:
    if tally.difference is None and not tally.open_end:
        return _("None of them is itemised.")
    least = tally.least_missing
    if tally.exact:
        text = ngettext("It is not itemised.", "None of the %(number)s is itemised.", least)
    else:
        text = ngettext(
            "None is itemised, so at least %(number)s remains unnamed.",
            "None is itemised, so at least %(number)s remain unnamed.",
            least,
        )
    return text % {"number": least}


def _missing(tally: Tally) -> str:
    if not tally.exact and not tally.open_end:
        return _("How many are missing cannot be said exactly.")
    missing = tally.least_missing
    if tally.exact:
        text = ngettext(
            "The other %(number)s was announced but not itemised.",
            "The other %(number)s were announced but not itemised.",
            missing,
        )
    else:
        text = ngettext(
            "At least %(number)s more was announced but not itemised.",
            "At least %(number)s more were announced but not itemised.",
            missing,
        )
    return text % {"number": missing}
