"""How severe each rule is: the Centre's word from its planning profile, over these defaults."""

from __future__ import annotations

from collections.abc import Mapping

from programmes.enums import Severity

# One line a rule. What the database itself refuses blocks; what would embarrass a release blocks that.
DEFAULT_SEVERITIES: Mapping[str, Severity] = {
    "undated": Severity.WARN,
    "dates_imprecise": Severity.WARN,
    "dates_assumed": Severity.WARN,
    "outside_plan": Severity.BLOCK_RELEASE,
    "outside_window": Severity.WARN,
    "no_working_day": Severity.BLOCK_RELEASE,
    "centre_closed": Severity.BLOCK_RELEASE,
    "venue_closed": Severity.BLOCK_RELEASE,
    "host_holiday": Severity.BLOCK_RELEASE,
    "host_holiday_estimated": Severity.WARN,
    "host_weekend": Severity.WARN,
    "ramadan": Severity.WARN,
    "summer": Severity.WARN,
    "invited_holiday": Severity.WARN,
    "invited_weekend": Severity.WARN,
    "venue_twice": Severity.BLOCK,
    "team_twice": Severity.BLOCK,
    "venue_too_small": Severity.BLOCK_RELEASE,
    "order_broken": Severity.BLOCK_RELEASE,
    "same_topic_close": Severity.WARN,
    "status_without_reason": Severity.BLOCK,
    "not_itemised": Severity.WARN,
    "more_than_declared": Severity.WARN,
}


def severity_of(code: str, overrides: Mapping[str, str]) -> Severity:
    """The severity of a rule: the profile's where it names one that exists, else the default."""
    given = overrides.get(code)
    return Severity(given) if given in Severity.values else DEFAULT_SEVERITIES[code]


def blocks_release(severity: Severity) -> bool:
    return severity in (Severity.BLOCK, Severity.BLOCK_RELEASE)
