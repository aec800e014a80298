"""The change notice of a release: what changed in sentences of the reader's language, from the codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programmes.enums import ActivityStatus
from programmes.selectors.release_changes import Change, told

ISOLATE, END = "\u2066", "\u2069"  # keep ISO days in their own direction among Arabic letters


def notice(changes: list[Change], *, first: bool) -> str:
    """The whole notice: one sentence a change, and whom to tell."""
    if first:
        return _("The first version of the plan.")
    lines = [sentence(change) for change in changes] or [_("Nothing changed for any activity.")]
    if states := told(changes):
        names = [label_of(state) for state in states.values()]
        lines.append(_("To be told: %(states)s.") % {"states": listed(names)})
    return "\n".join(lines)


def sentence(change: Change) -> str:
    """One change as a sentence."""
    words = {"name": label_of(change["activity"])}
    match change["code"]:
        case "new" | "dropped" | "dated" | "moved" | "date_lost":
            words |= {"old": period(change["before"]), "new": period(change["after"])}
        case "status_changed":
            before, after = (str(ActivityStatus(change[side]).label) for side in ("before", "after"))
            words |= {"old": before, "new": after}
        case _:
            words |= {"old": _name_or_none(change["before"]), "new": _name_or_none(change["after"])}
    return capfirst(_SENTENCES[change["code"]]() % words)


def label_of(named: Mapping[str, Any]) -> str:
    """A name out of a snapshot in the reader's language."""
    return named["label_ar"] if (get_language() or "en").startswith("ar") else named["label_en"]


def listed(names: list[str]) -> str:
    text = names[0] if names else ""
    for name in names[1:]:
        text = _("%(first)s, %(next)s") % {"first": text, "next": name}
    return text


def period(days: Mapping[str, str | None] | None) -> str:
    """Days of a snapshot as they are known; words where they are not."""
    start, end = (days or {}).get("start"), (days or {}).get("end")
    if not start and not end:
        return _("no date")
    if start and end and start != end:
        return _("%(first)s to %(last)s") % {
            "first": f"{ISOLATE}{start}{END}",
            "last": f"{ISOLATE}{end}{END}",
        }
    return f"{ISOLATE}{start or end}{END}"


def _name_or_none(named: Mapping[str, Any] | None) -> str:
    return label_of(named) if named else _("none on record")


_SENTENCES: Mapping[str, Callable[[], str]] = {
    "new": lambda: _("%(name)s is new (%(new)s)."),
    "dropped": lambda: _("%(name)s is no longer in the plan."),
    "dated": lambda: _("%(name)s now has its days: %(new)s."),
    "moved": lambda: _("%(name)s moves from %(old)s to %(new)s."),
    "date_lost": lambda: _("%(name)s no longer has a date; it was %(old)s."),
    "venue_changed": lambda: _("%(name)s changes its venue from %(old)s to %(new)s."),
    "team_changed": lambda: _("%(name)s changes its training team from %(old)s to %(new)s."),
    "status_changed": lambda: _("%(name)s was %(old)s and is now %(new)s."),
    "renamed": lambda: _("%(name)s was called %(old)s."),
}
