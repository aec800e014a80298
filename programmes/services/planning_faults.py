"""Why a year cannot be planned as it is put: the codes of planning in sentences that name the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from programmes.errors import InvalidRecord
from programmes.planning.faults import Fault

ISOLATE, END = "\u2066", "\u2069"  # keep codes and ISO days in their own direction among Arabic letters

SENTENCES: Mapping[str, Promise] = {
    "plan_ends_before_it_begins": _("No day of the plan is left from %(first_day)s on."),
    "plan_too_long": _("The plan is %(days)s days long; at most %(most)s can be planned at once."),
    "plan_without_venue": _("There is no venue to plan. Name halls in the planning profile."),
    "plan_without_activity": _("There is nothing to plan in this part of plan %(plan)s."),
    "profile_missing": _("There is no planning profile. Make one that names the host state."),
    "state_without_calendar": _("State %(state)s has no calendar with a weekend, so its days are unknown."),
    "week_without_working_day": _("The calendar of state %(state)s leaves no working day in the week."),
    "period_ends_before_it_begins": _("Closure %(record)s ends before it begins."),
    "turnround_below_zero": _("The free days after an activity are below zero at %(record)s."),
    "code_twice": _("The code %(code)s stands twice among what is to be planned."),
    "unknown_venue": _("Activity %(activity)s is tied to venue %(venue)s, which is not to be planned."),
    "unknown_team": _("Activity %(activity)s needs training team %(team)s, which is not on record."),
    "unknown_first": _("Activity %(activity)s comes after %(first)s, which is not to be planned."),
    "activities_follow_in_a_circle": _("Some activities come after one another in a circle."),
    "weight_below_zero": _("The price “%(weight)s” of the planning profile is below zero (%(value)s)."),
    "weight_unknown": _("The planning profile names a price “%(weight)s” that does not exist."),
    "weight_not_a_number": _("The price “%(weight)s” of the planning profile is not a whole number."),
    "duration_out_of_range": _("Activity %(activity)s cannot take %(days)s working days in this plan."),
    "priority_out_of_range": _("The priority of activity %(activity)s is not from 1 to 5."),
    "gap_below_zero": _("The days between activity %(activity)s and what it follows are below zero."),
    "seats_below_zero": _("Activity %(activity)s asks for fewer seats than none."),
    "month_unknown": _("Activity %(activity)s prefers month %(month)s; months are from 1 to 12."),
    "window_ends_before_it_begins": _("The days asked for activity %(activity)s lie outside the plan."),
    "window_without_working_day": _(
        "There is no working day among the days asked for activity %(activity)s."
    ),
    "window_too_short": _(
        "The days asked for activity %(activity)s leave no room for %(days)s working days in a row."
    ),
    "every_venue_too_small": _(
        "Activity %(activity)s asks for %(seats)s seats; the largest venue holds %(largest)s."
    ),
    "no_venue_with_what_is_needed": _("No venue has what activity %(activity)s needs."),
    "lock_without_date": _("The dates of activity %(activity)s are locked, but it has no date to the day."),
    "lock_without_venue": _("The venue of activity %(activity)s is locked, but it has none."),
    "lock_on_venue_not_needed": _("Activity %(activity)s is locked to a venue but needs none."),
    "lock_on_venue_that_does_not_fit": _(
        "Activity %(activity)s is locked to venue %(venue)s, which does not fit it."
    ),
    "lock_outside_window": _(
        "Activity %(activity)s is locked to %(day)s, outside the days that it or the plan may have."
    ),
    "lock_on_closed_day": _("Activity %(activity)s is locked to %(day)s, on which the Centre is closed."),
    "lock_over_closed_day": _(
        "Activity %(activity)s, locked to %(day)s, would run over a day on which the Centre is closed."
    ),
    "lock_in_closed_venue": _("Activity %(activity)s is locked to %(day)s, when venue %(venue)s is closed."),
    "lock_while_team_away": _(
        "Activity %(activity)s is locked to %(day)s, when training team %(team)s is elsewhere."
    ),
    "team_needed_twice_by_locks": _(
        "The locks of activities %(activity)s and %(other)s need training team %(team)s at the same time."
    ),
    "venue_needed_twice_by_locks": _(
        "The locks of activities %(activity)s and %(other)s need venue %(venue)s at the same time."
    ),
    "effort_out_of_range": _("An effort of %(units)s cannot be asked for; it is from 1 to %(most)s."),
    "time_out_of_range": _("%(seconds)s seconds cannot be asked for; the limit is from 1 to %(most)s."),
    "workers_out_of_range": _("%(workers)s workers cannot be asked for; it is from 1 to %(most)s."),
    "seed_out_of_range": _("A seed is a whole number from 0 to %(most)s."),
    "scope_unknown": _("A part of the year is a quarter from 1 to 4, a venue, or a kind of activity."),
    "scope_quarter_outside_plan": _("Quarter %(quarter)s has no day in plan %(plan)s that can be planned."),
    "scope_venue_unknown": _("There is no venue %(venue)s to plan."),
}
# Which input a fault is about; all others are about the records of the plan.
INPUTS = {
    "effort_out_of_range": "effort",
    "time_out_of_range": "time_limit",
    "seed_out_of_range": "seed",
    "scope_unknown": "scope",
    "scope_quarter_outside_plan": "scope",
    "scope_venue_unknown": "scope",
}


class UnplannableYear(InvalidRecord):
    """The year cannot be planned as it is put; `faults` keep the codes, `fields` the sentences."""

    code = "unplannable"
    message = _("The year cannot be planned as it stands.")

    def __init__(self, faults: Iterable[Fault]) -> None:
        # Two faults that read alike are one to a reader, such as a calendar that several invite.
        self.faults = tuple({fault_sentence(one.code, params=one.params): one for one in faults}.values())
        said: dict[str, list[str | Promise]] = {}
        for fault in self.faults:
            where = INPUTS.get(fault.code, NON_FIELD_ERRORS)
            said.setdefault(where, []).append(_later(fault.code, params=fault.params))
        super().__init__(fields=said)


def fault_sentence(code: str, *, params: Mapping[str, Any]) -> str:
    """One fault in the reader's language."""
    record = next((value for value in params.values() if isinstance(value, str)), "")
    words = {"record": record, **params}
    return str(SENTENCES[code]) % {
        name: f"{ISOLATE}{value}{END}" if isinstance(value, str) else value for name, value in words.items()
    }


_later = lazy(fault_sentence, str)
