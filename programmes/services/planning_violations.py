"""What stands in the way of a place, in words, and how grave the Centre finds it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.enums import Severity
from programmes.planning.check import Violation
from programmes.selectors.findings import severity_of
from programmes.services.planning_faults import END, ISOLATE

SENTENCES: Mapping[str, Promise] = {
    "outside_plan": _("%(activity)s would lie outside the days that can be planned."),
    "not_whole_working_days": _("%(activity)s would run into the weekend or not fill whole working days."),
    "before_window": _("%(activity)s would begin before the first day asked for it."),
    "after_window": _("%(activity)s would end after the last day asked for it."),
    "closed_day": _("%(activity)s would lie on a day on which the Centre is closed (%(record)s)."),
    "team_away": _("The training team %(record)s is not free on those days."),
    "lock_broken": _("%(activity)s is locked where it is. Unlock it first."),
    "no_venue": _("%(activity)s needs a venue."),
    "venue_not_needed": _("%(activity)s is held without a venue."),
    "venue_not_eligible": _("%(activity)s cannot be held in venue %(record)s."),
    "venue_too_small": _("Venue %(record)s is too small for %(activity)s."),
    "venue_lacks_feature": _("Venue %(record)s lacks what %(activity)s needs."),
    "venue_closed": _("The venue is not free on those days (%(record)s)."),
    "venue_twice": _("%(other)s already holds venue %(record)s on those days."),
    "team_twice": _("%(other)s already has training team %(record)s on those days."),
    "out_of_order": _("%(activity)s and %(other)s would no longer follow one another."),
    "unknown_venue": _("Venue %(record)s is not one of those to plan."),
}
# The rule of the Centre whose severity decides; what is not listed always stands in the way.
RULES = {
    "outside_plan": "outside_plan",
    "not_whole_working_days": "host_weekend",
    "before_window": "outside_window",
    "after_window": "outside_window",
    "closed_day": "host_holiday",
    "venue_too_small": "venue_too_small",
    "venue_closed": "venue_closed",
    "venue_twice": "venue_twice",
    "team_twice": "team_twice",
    "out_of_order": "order_broken",
}
# What a draft may well lack while it is being made.
NOT_YET = frozenset({"first_left_out", "must_left_out", "no_venue"})


def violation_sentence(violation: Violation, *, activity: str) -> str:
    """What stands in the way of `activity`, in the reader's language."""
    other = next((code for code in violation.activities if code != activity), "")
    words = {"activity": activity, "other": other, "record": violation.record}
    return str(SENTENCES[violation.code]) % {name: f"{ISOLATE}{word}{END}" for name, word in words.items()}


def severity(violation: Violation, *, overrides: Mapping[str, str]) -> Severity:
    """How grave the Centre finds it."""
    rule = RULES.get(violation.code)
    return severity_of(rule, overrides) if rule else Severity.BLOCK
