"""What changed from one version of a plan to another, as coded data, and who must be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Change = dict[str, Any]
NAMES = ("label_en", "label_ar")


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every change of an activity by code: new and dropped ones, dates, venue, team, status, title.

    `tell` names the states invited before or after, for they have to hear of it.
    """
    old = {one["code"]: one for one in before["activities"]}
    new = {one["code"]: one for one in after["activities"]}
    found: list[Change] = []
    for code in sorted(old.keys() | new.keys()):
        found += _of_activity(old.get(code), new.get(code))
    return found


def told(changes: list[Change]) -> dict[str, Change]:
    """All who must be told of any of these changes, by code and in the order of codes."""
    found = {state["code"]: state for change in changes for state in change["tell"]}
    return {code: found[code] for code in sorted(found)}


def _of_activity(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Iterator[Change]:
    if old is None or new is None:
        present = new or old or {}
        yield _change("new" if old is None else "dropped", present, (present,), None, _days(present))
        return
    if _days(old) != _days(new):
        yield _change(_dates_code(old, new), new, (old, new), _days(old), _days(new))
    for name, code in (("venue", "venue_changed"), ("team", "team_changed")):
        if _code(old[name]) != _code(new[name]):
            yield _change(code, new, (old, new), old[name], new[name])
    if old["status"] != new["status"]:
        yield _change("status_changed", new, (old, new), old["status"], new["status"])
    if any(old[name] != new[name] for name in NAMES):
        before, after = ({name: one[name] for name in NAMES} for one in (old, new))
        yield _change("renamed", new, (old, new), before, after)


def _dates_code(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if not any(_days(old).values()):
        return "dated"
    return "moved" if any(_days(new).values()) else "date_lost"


def _days(activity: Mapping[str, Any]) -> dict[str, str | None]:
    return {"start": activity.get("start"), "end": activity.get("end")}


def _code(named: Mapping[str, Any] | None) -> str | None:
    return named["code"] if named else None


def _change(
    code: str, activity: Mapping[str, Any], sides: tuple[Mapping[str, Any], ...], before: Any, after: Any
) -> Change:
    states = {state["code"]: state for side in sides for state in side["invited"]}
    return {
        "code": code,
        "activity": {"code": activity["code"], **{name: activity[name] for name in NAMES}},
        "before": before,
        "after": after,
        "tell": [states[key] for key in sorted(states)],
    }
