"""The kept versions of a record as a page shows them."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.dashboards.components import History, HistoryEntry
from programmes.models.base import Tracked
from programmes.selectors.histories import Change, Version, versions


def history_of(record: Tracked, user) -> History:
    """When, what and why for everyone; who, before and after for those who are signed in."""
    return History(tuple(_entry(version, user.is_authenticated) for version in versions(record)))


def _entry(version: Version, whole: bool) -> HistoryEntry:
    kinds = {"+": _("entered"), "~": _("changed"), "-": _("deleted")}
    when = timezone.localtime(version.when).strftime("%Y-%m-%d %H:%M")
    who = version.who if whole else ""
    changes = tuple(_change(change, whole) for change in version.changes)
    return HistoryEntry(when, who, kinds.get(version.kind, version.kind), version.why, changes)


def _change(change: Change, whole: bool) -> tuple[str, str, str]:
    name = str(change.field.verbose_name)
    if not whole or change.field.is_relation:
        return name, "", ""
    return name, _text(change, change.before), _text(change, change.after)


def _text(change: Change, value: object) -> str:
    words = dict(change.field.flatchoices)
    return str(words.get(value, value)) if value not in (None, "") else "—"
