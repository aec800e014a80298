"""The history of a record for people: who, when, why, and each value before and after.

Names behind foreign keys are read once a kind for the whole page, however many versions it shows.
"""

import json
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programmes import dates

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
    many = tuple(field.name for field in getattr(obj, "_history_m2m_fields", ()))
    rows = (
        obj.history.select_related("history_user")
        .prefetch_related(*many)
        .order_by("-history_date", "-history_id")
    )
    page = Paginator(rows, PER_PAGE).get_page(number)
    # One row more than is shown, so that the last one shown has something to differ from.
    shown = list(rows[page.start_index() - 1 if page.paginator.count else 0 :][: PER_PAGE + 1])
    names = _names(obj, shown)
    pairs = zip(shown, [*shown[1:], None], strict=True)
    versions = [
        _version(obj, row, before, names, many) for row, before in list(pairs)[: len(page.object_list)]
    ]
    return {"page": page, "versions": versions}


def _names(obj, rows):
    """What the foreign keys of all the rows point to: a mapping of (model, key) to a name."""
    wanted = {}
    for field in obj._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            keys = {getattr(row, field.attname) for row in rows} - {None}
            wanted.setdefault(field.remote_field.model, set()).update(keys)
    for field in getattr(obj, "_history_m2m_fields", ()):
        column = f"{field.m2m_reverse_field_name()}_id"
        keys = {getattr(one, column) for row in rows for one in getattr(row, field.name).all()}
        wanted.setdefault(field.remote_field.model, set()).update(keys)
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        if keys
        for row in model._base_manager.filter(pk__in=keys)
    }


def _version(obj, row, before, names, many):
    what = {"+": _("made"), "~": _("changed"), "-": _("deleted")}[row.history_type]
    who = row.history_user.get_full_name() or row.history_user.get_username() if row.history_user else ""
    return Version(
        when=timezone.localtime(row.history_date).strftime("%Y-%m-%d %H:%M"),
        who=who or _("loaded from the seed files or by the system"),
        what=what,
        why=row.history_change_reason or "",
        changes=tuple(_changes(obj, row, before, names, many)),
    )


def _changes(obj, row, before, names, many):
    for field in obj._meta.concrete_fields:
        if field.name in SILENT or not hasattr(row, field.attname):
            continue
        old = _shown(before, field, names) if before else ""
        new = _shown(row, field, names)
        if old != new:
            yield _change(field, old, new)
    for name in many:
        field = obj._meta.get_field(name)
        old = _shown_many(before, field, names) if before else ""
        new = _shown_many(row, field, names)
        if old != new:
            yield _change(field, old, new)


def _change(field, old, new):
    language = field.name[-2:] if field.name.endswith(("_en", "_ar")) else ""
    direction = {"ar": "rtl", "en": "ltr"}.get(language, "auto")
    return Change(capfirst(field.verbose_name), old, new, direction, language)


def _shown(row, field, names):
    value = getattr(row, field.attname)
    if value is None or value == "":
        return ""
    if isinstance(field, ForeignKey):
        return names.get((field.remote_field.model, value), str(value))
    if field.name in BOUNDS and hasattr(row, "date_precision"):
        return dates.written(value, row.date_precision) or ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _shown_many(row, field, names):
    column = f"{field.m2m_reverse_field_name()}_id"
    found = (
        names.get((field.remote_field.model, getattr(one, column)), "?")
        for one in getattr(row, field.name).all()
    )
    return ", ".join(sorted(found))
