"""Lists of what belongs to a record, shown under its form: a first page, the number, the way to all.

A plan may hold 250 activities; editing them all in one form would serve nobody.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst

from programmes.admin import columns, sight

SHOWN = 10


@dataclass(frozen=True, slots=True)
class LinkedList:
    """The first rows of a kind that point to a record."""

    title: str
    count: int
    rows: tuple
    all_url: str
    add_url: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    code: str
    url: str
    marks: tuple


def lists(model_admin, request, obj):
    """The lists named in `linked` (a model’s name and its foreign key) that this person may see."""
    site = model_admin.admin_site
    admins = {admin.opts.model_name: admin for admin in site._registry.values()}
    found = [
        _list(admins[model_name], request, obj, column)
        for model_name, column in model_admin.linked
        if admins[model_name].has_view_permission(request)
    ]
    return tuple(found)


def _list(model_admin, request, obj, column):
    opts = model_admin.opts
    stem = f"admin:{opts.app_label}_{opts.model_name}"
    rows = sight.seen(request, model_admin.model._default_manager.filter(**{column: obj}))
    rows = rows.select_related(*(model_admin.list_select_related or ())).order_by("code")
    count = rows.count()
    add = f"{reverse(f'{stem}_add')}?{column}={obj.pk}" if model_admin.has_add_permission(request) else ""
    return LinkedList(
        title=capfirst(opts.verbose_name_plural),
        count=count,
        rows=tuple(_row(row, stem) for row in rows[:SHOWN]),
        all_url=f"{reverse(f'{stem}_changelist')}?{column}={obj.pk}&retired=any",
        add_url=add,
    )


def _row(row, stem):
    marks = []
    if hasattr(row, "status"):
        marks.append(columns.status(row))
    if hasattr(row, "date_precision"):
        marks.append(columns.period(row))
    return Row(str(row), row.code, reverse(f"{stem}_change", args=[row.pk]), tuple(marks))
