"""The sentence of a finding in the reader's language, made from its code and parameters alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.enums import ActivityStatus
from programmes.selectors.findings.finding import Finding

ISOLATE, END = "\u2066", "\u2069"  # keep ISO days and codes in their own direction among Arabic letters


def sentence(finding: Finding) -> str:
    """What is wrong, naming the records."""
    names = [record.label for record in finding.records]
    words = {"name": names[0], "second": (names[1:2] or [""])[0], "third": (names[2:3] or [""])[0]}
    words["others"] = _listed(names[1:])
    params = finding.params
    if "status" in params:
        words["status"] = str(ActivityStatus(params["status"]).label)
    for first, last in (("first", "last"), ("window_first", "window_last")):
        if first in params:
            words["days" if first == "first" else "window"] = _period(params[first], params[last])
    return capfirst(_SENTENCES[finding.code](params) % {**params, **words})


def _period(first: str, last: str) -> str:
    if first == last:
        return f"{ISOLATE}{first}{END}"
    return _("%(first)s to %(last)s") % {
        "first": f"{ISOLATE}{first}{END}",
        "last": f"{ISOLATE}{last}{END}",
    }


def _listed(names: list[str]) -> str:
    text = names[0] if names else ""
    for name in names[1:]:
        text = _("%(first)s, %(next)s") % {"first": text, "next": name}
    return text


def _always(sentence: Callable[[], str]) -> Callable[[Mapping[str, Any]], str]:
    return lambda params: sentence()


def _holiday(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s lies on a public holiday of the host, %(second)s, for %(number)s day (%(days)s).",
        "%(name)s lies on a public holiday of the host, %(second)s, for %(number)s days (%(days)s).",
        params["number"],
    )


def _holiday_estimated(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s lies on %(second)s, a holiday of the host that is estimated until announced, "
        "for %(number)s day (%(days)s).",
        "%(name)s lies on %(second)s, a holiday of the host that is estimated until announced, "
        "for %(number)s days (%(days)s).",
        params["number"],
    )


def _weekend(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s takes %(number)s day of the host's weekend (%(days)s).",
        "%(name)s takes %(number)s days of the host's weekend (%(days)s).",
        params["number"],
    )


def _ramadan(params: Mapping[str, Any]) -> str:
    if params["estimated"]:
        return ngettext(
            "%(name)s has %(number)s day in Ramadan as estimated (%(days)s), when hours are short.",
            "%(name)s has %(number)s days in Ramadan as estimated (%(days)s), when hours are short.",
            params["number"],
        )
    return ngettext(
        "%(name)s has %(number)s day in Ramadan (%(days)s), when hours are short.",
        "%(name)s has %(number)s days in Ramadan (%(days)s), when hours are short.",
        params["number"],
    )


def _summer(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s has %(number)s day in July or August (%(days)s).",
        "%(name)s has %(number)s days in July or August (%(days)s).",
        params["number"],
    )


def _invited_holiday(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(number)s of %(of)s invited states has a public holiday during %(name)s: %(others)s.",
        "%(number)s of %(of)s invited states have a public holiday during %(name)s: %(others)s.",
        params["number"],
    )


def _invited_weekend(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(number)s of %(of)s invited states has its weekend during %(name)s: %(others)s.",
        "%(number)s of %(of)s invited states have their weekend during %(name)s: %(others)s.",
        params["number"],
    )


def _same_topic(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s and %(second)s on the topic %(third)s begin %(number)s day apart; "
        "fewer than %(weeks)s weeks is too close.",
        "%(name)s and %(second)s on the topic %(third)s begin %(number)s days apart; "
        "fewer than %(weeks)s weeks is too close.",
        params["number"],
    )


def _venue_too_small(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s has %(seats)s seat, and %(second)s holds %(holds)s.",
        "%(name)s has %(seats)s seats, and %(second)s holds %(holds)s.",
        params["seats"],
    )


def _not_itemised(params: Mapping[str, Any]) -> str:
    if params["exact"]:
        return ngettext(
            "%(name)s declares %(declared)s and itemises %(itemised)s: %(number)s is not itemised.",
            "%(name)s declares %(declared)s and itemises %(itemised)s: %(number)s are not itemised.",
            params["number"],
        )
    return ngettext(
        "%(name)s itemises %(itemised)s, at least %(number)s fewer than it declares.",
        "%(name)s itemises %(itemised)s, at least %(number)s fewer than it declares.",
        params["number"],
    )


def _more_than_declared(params: Mapping[str, Any]) -> str:
    return ngettext(
        "%(name)s declares %(declared)s and itemises %(itemised)s: %(number)s more.",
        "%(name)s declares %(declared)s and itemises %(itemised)s: %(number)s more.",
        params["number"],
    )


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "undated": _always(lambda: _("%(name)s has no date.")),
    "dates_imprecise": _always(lambda: _("The days of %(name)s are not known: only %(days)s.")),
    "dates_assumed": _always(lambda: _("The dates of %(name)s are assumed (%(days)s).")),
    "outside_plan": _always(lambda: _("%(name)s lies outside the period of %(second)s (%(days)s).")),
    "outside_window": _always(lambda: _("%(name)s lies outside the days asked for (%(window)s).")),
    "no_working_day": _always(
        lambda: _("%(name)s has no day on which the host works and the Centre is open (%(days)s).")
    ),
    "centre_closed": _always(lambda: _("The Centre is closed during %(name)s: %(second)s (%(days)s).")),
    "venue_closed": _always(
        lambda: _("The venue %(third)s is closed during %(name)s: %(second)s (%(days)s).")
    ),
    "host_holiday": _holiday,
    "host_holiday_estimated": _holiday_estimated,
    "host_weekend": _weekend,
    "ramadan": _ramadan,
    "summer": _summer,
    "invited_holiday": _invited_holiday,
    "invited_weekend": _invited_weekend,
    "venue_twice": _always(
        lambda: _("%(name)s and %(second)s hold the venue %(third)s on the same days (%(days)s).")
    ),
    "team_twice": _always(
        lambda: _("%(name)s and %(second)s need the training team %(third)s on the same days (%(days)s).")
    ),
    "venue_too_small": _venue_too_small,
    "order_broken": _always(lambda: _("%(name)s must come after %(second)s and does not.")),
    "same_topic_close": _same_topic,
    "status_without_reason": _always(lambda: _("%(name)s is %(status)s, and nobody said why.")),
    "not_itemised": _not_itemised,
    "more_than_declared": _more_than_declared,
}
