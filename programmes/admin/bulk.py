"""Changes to many records at once, behind a page that says what will change, what cannot, and why.

The first page asks for the values. The second has tried them on every record without writing, and
shows before and after, and the refusals. Only then are they applied, all or none, each with a reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programmes.admin.forms import REASON_LENGTH
from programmes.errors import ProgrammeError
from programmes.services.records import check, save_record

AT_ONCE = 200  # records; more than a person can look through


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would become of one record: its values before and after, or why it stays."""

    record: Any
    changes: tuple = ()
    refused: tuple = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of change to many records: what its pages say and ask for."""

    name: str
    title: Any
    button: Any
    form: type


@dataclass(frozen=True, slots=True)
class Bulk(Step):
    """A step that sets values: how they are put to a record, and who is left as they are.

    `put` sets values on a record without saving it; `skip` says why a record needs no change; `fields` are
    the columns shown before and after.
    """

    put: Callable
    skip: Callable
    fields: tuple


class ReasonForm(forms.Form):
    """A change without values of its own: why it is made."""

    reason = forms.CharField(
        label=_("reason for this change"),
        max_length=REASON_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Say why: this change needs a reason.")},
    )

    def __init__(self, *args, model_admin, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.dress(model_admin, request)
        self.order_fields([name for name in self.fields if name != "reason"])

    def dress(self, model_admin, request):
        """Give the inputs what they need of the page they stand on."""


def run(bulk, model_admin, request, queryset):
    """The page of a change; applies it where it has been confirmed."""
    rows = chosen(model_admin, request, queryset)
    if rows is None:
        return None
    form = asked(bulk, model_admin, request)
    tried = form.is_valid()
    outcomes = _try(bulk, model_admin, request, rows, form.cleaned_data) if tried else ()
    if tried and "apply" in request.POST and (response := _apply(bulk, model_admin, request, outcomes, form)):
        return response
    return page(bulk, model_admin, request, rows, form, outcomes)


def chosen(model_admin, request, queryset):
    """The chosen records by their codes; None, and a message, where a person cannot look through so many."""
    rows = list(queryset.order_by("code")[: AT_ONCE + 1])
    if len(rows) <= AT_ONCE:
        return rows
    message = gettext("Choose at most %(limit)s records at once.") % {"limit": AT_ONCE}
    model_admin.message_user(request, message, messages.ERROR)
    return None


def asked(step, model_admin, request):
    """The form of a step: filled with what was sent, empty (and not valid) as the page is first opened."""
    sent = "apply" in request.POST or "check" in request.POST
    return step.form(request.POST if sent else None, model_admin=model_admin, request=request)


def confirmed(request, rows):
    """Those of the rows that the page before said would change."""
    keys = {one.partition(":")[0] for one in request.POST.getlist("confirmed")}
    return [row for row in rows if str(row.pk) in keys]


def _try(bulk, model_admin, request, rows, values):
    return tuple(_outcome(bulk, model_admin, request, row, values) for row in rows)


def _outcome(bulk, model_admin, request, row, values):
    """Put the values to one record and run its rules, writing nothing."""
    if not model_admin.has_change_permission(request, row):
        return Outcome(row, refused=(gettext("Your role may not change this record."),))
    if why := bulk.skip(row, values):
        return Outcome(row, refused=(why,))
    before = {name: _shown(row, name) for name in bulk.fields}
    bulk.put(row, values)
    try:
        check(row)
    except ProgrammeError as error:
        return Outcome(row, refused=tuple(one for many in error.fields.values() for one in many))
    after = {name: _shown(row, name) for name in bulk.fields}
    labels = {name: row._meta.get_field(name).verbose_name for name in bulk.fields}
    changes = (
        (labels[name], before[name], after[name]) for name in bulk.fields if before[name] != after[name]
    )
    return Outcome(row, changes=tuple(changes))


def _shown(row, name):
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return "—" if value is None or value == "" else str(value)


def _apply(bulk, model_admin, request, outcomes, form):
    """Write what was confirmed, all or none. Returns a response, or None where something now refuses."""
    seen = dict(one.split(":") for one in request.POST.getlist("confirmed") if one.count(":") == 1)
    kept = [one.record for one in outcomes if not one.refused and str(one.record.pk) in seen]
    try:
        with transaction.atomic(), model_admin.watched(request, kept):
            for row in kept:
                version = seen[str(row.pk)]
                save_record(
                    row,
                    by=request.user,
                    reason=form.cleaned_data["reason"],
                    expected_version=int(version) if version.isdecimal() else -1,
                )
    except ProgrammeError as error:
        model_admin.message_user(request, nothing_done(error), messages.ERROR)
        return None
    return told(bulk, model_admin, request, kept)


def told(step, model_admin, request, rows):
    """What was written, kept in the log of the desk and said at the head of the list."""
    for row in rows:
        model_admin.log_change(request, row, str(step.title))
    done = ngettext("%(count)s record was changed.", "%(count)s records were changed.", len(rows))
    level = messages.SUCCESS if rows else messages.WARNING
    model_admin.message_user(request, done % {"count": len(rows)}, level)
    return HttpResponseRedirect(request.get_full_path())


def nothing_done(error):
    return gettext("Nothing was changed. %(why)s") % {"why": error}


def page(step, model_admin, request, rows, form, outcomes):
    """The form, and once values were given what would become of each record."""
    will = [one for one in outcomes if not one.refused]
    opts = model_admin.opts
    context = {
        **model_admin.admin_site.each_context(request),
        "title": step.title,
        "step": step,
        "form": form,
        "rows": rows,
        "will": will,
        "cannot": [one for one in outcomes if one.refused],
        "tried": bool(outcomes),
        "opts": opts,
        "checkbox_name": ACTION_CHECKBOX_NAME,
        "media": model_admin.media + form.media,
        "back_url": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/bulk_confirmation.html", context)


def action(bulk):
    """A change as an action of a list."""

    def act(model_admin, request, queryset):
        return run(bulk, model_admin, request, queryset)

    act.__name__ = bulk.name
    return admin.action(description=bulk.title, permissions=["change"])(act)


def _put_retired(row, values):
    row.retired_on = timezone.localdate()


def _put_back(row, values):
    row.retired_on = None


RETIRE = Bulk(
    name="retire",
    title=_("Retire the chosen records"),
    button=_("Retire"),
    form=ReasonForm,
    put=_put_retired,
    skip=lambda row, values: gettext("It is retired already.") if row.retired_on else "",
    fields=("retired_on",),
)
RESTORE = Bulk(
    name="restore",
    title=_("Take the chosen records back into use"),
    button=_("Take back"),
    form=ReasonForm,
    put=_put_back,
    skip=lambda row, values: "" if row.retired_on else gettext("It is in use."),
    fields=("retired_on",),
)
retire = action(RETIRE)
restore = action(RESTORE)


def can_retire(model_admin, request, obj):
    """Whether the page of a record may offer to retire it."""
    return (
        retire in model_admin.actions
        and model_admin.has_change_permission(request, obj)
        and obj.retired_on is None
    )
