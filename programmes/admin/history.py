"""The history of a record for people: who, when, why, and each value before and after.

Names behind foreign keys are read once a kind for the whole page, however many versions it shows.
"""

import json
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import ForeignKey
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programmes import dates
from programmes.admin import columns
from programmes.reasons import told as told_reason

PER_PAGE = 50
SILENT = {"id", "version", "search_text"}
BOUNDS = {"starts_on", "ends_on"}


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after; `direction` and `language` say how to print it."""

    label: str
    before: str
    after: str
    direction: str
    language: str


@dataclass(frozen=True, slots=True)
class Version:
    """One row of the history."""

    when: str
    who: str
    what: str
    why: str
    changes: tuple


def history_page(obj, number=None):
    """The versions of a page, the latest first, each with what it changed, and the page itself."""
    rows = obj.history.select_related("history_user").order_by("-history_date", "-history_id")
    page = Paginator(rows, PER_PAGE).get_page(number)
    # One row more than is shown, so that the last one shown has something to differ from.
    first = (page.number - 1) * PER_PAGE
    shown = list(rows[first : first + PER_PAGE + 1])
    told = _Told(obj, shown)
    pairs = list(zip(shown, [*shown[1:], None], strict=True))[:PER_PAGE]
    return {"page": page, "versions": [_version(obj, row, before, told) for row, before in pairs]}


class _Told:
    """What the keys in a page of versions point to, read once a kind."""

    def __init__(self, obj, rows):
        self.many = tuple(getattr(obj, "_history_m2m_fields", ()))
        self.members = {field.name: self._members(field, rows) for field in self.many}
        wanted = {}
        for field in obj._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                keys = {getattr(row, field.attname) for row in rows} - {None}
                wanted.setdefault(field.remote_field.model, set()).update(keys)
        for field in self.many:
            keys = set().union(*self.members[field.name].values())
            wanted.setdefault(field.remote_field.model, set()).update(keys)
        self.names = {
            (model, row.pk): str(row)
            for model, keys in wanted.items()
            if keys
            for row in model._base_manager.filter(pk__in=keys)
        }

    def _members(self, field, rows):
        """For each version, the keys of the rows that a many-to-many relation held."""
        held = {}
        column = f"{field.m2m_reverse_field_name()}_id"
        if not rows:
            return held
        kept = getattr(type(rows[0]), field.name).model._base_manager
        keys = [row.pk for row in rows]
        for version, key in kept.filter(history_id__in=keys).values_list("history_id", column):
            held.setdefault(version, set()).add(key)
        return held

    def name(self, model, key):
        return self.names.get((model, key), str(key))


def _version(obj, row, before, told):
    what = {"+": _("made"), "~": _("changed"), "-": _("deleted")}[row.history_type]
    who = row.history_user.label if row.history_user else ""
    return Version(
        when=columns.clock(row.history_date),
        who=who or _("loaded from the seed files or by the system"),
        what=what,
        why=told_reason(row.history_change_reason),
        changes=tuple(_changes(obj, row, before, told)),
    )


def _changes(obj, row, before, told):
    for field in obj._meta.concrete_fields:
        if field.name in SILENT or not hasattr(row, field.attname):
            continue
        old = _shown(before, field, told) if before else ""
        new = _shown(row, field, told)
        if old != new:
            yield _change(field, old, new)
    for field in told.many:
        old = _shown_many(before, field, told) if before else ""
        new = _shown_many(row, field, told)
        if old != new:
            yield _change(field, old, new)


def _change(field, old, new):
    language = field.name[-2:] if field.name.endswith(("_en", "_ar")) else ""
    direction = {"ar": "rtl", "en": "ltr"}.get(language, "auto")
    return Change(capfirst(field.verbose_name), old, new, direction, language)


def _shown(row, field, told):
    value = getattr(row, field.attname)
    if value is None or value == "":
        return ""
    if isinstance(field, ForeignKey):
        return told.name(field.remote_field.model, value)
    if field.name in BOUNDS and hasattr(row, "date_precision"):
        return dates.written(value, row.date_precision) or ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _shown_many(row, field, told):
    keys = told.members[field.name].get(row.pk, ())
    return ", ".join(sorted(told.name(field.remote_field.model, key) for key in keys))
