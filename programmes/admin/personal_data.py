"""What the desk does at a nominee's request: hand out what is kept, or erase it and keep the counts."""

from django.contrib import admin, messages
from django.db import transaction
from django.http import JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk
from programmes.admin.bulk import Outcome, ReasonForm, Step
from programmes.errors import ProgrammeError
from programmes.selectors.personal_data import person_data
from programmes.services.personal_data import erase_nominee

ERASE = Step(
    name="erase",
    title=_("Erase what is kept of the chosen nominees; the counts stay"),
    button=_("Erase"),
    form=ReasonForm,
)


@admin.action(description=_("Hand out what is kept of the chosen nominees"), permissions=["request"])
def export(model_admin, request, queryset):
    """One file of plain data, which names nobody in its own name."""
    rows = bulk.chosen(model_admin, request, queryset.select_related("state", "body"))
    if rows is None:
        return None
    answer = JsonResponse(
        {"nominees": [person_data(row) for row in rows]},
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    answer["Content-Disposition"] = 'attachment; filename="nominees.json"'
    return answer


@admin.action(description=ERASE.title, permissions=["request"])
def erase(model_admin, request, queryset):
    """Shows who would be erased, asks why, and erases all that were confirmed or none."""
    rows = bulk.chosen(model_admin, request, queryset)
    if rows is None:
        return None
    form = bulk.asked(ERASE, model_admin, request)
    valid = form.is_valid()
    if valid and "apply" in request.POST:
        kept = [row for row in bulk.confirmed(request, rows) if row.erased_at is None]
        if _erased(model_admin, request, kept, form.cleaned_data["reason"]):
            return bulk.told(ERASE, model_admin, request, kept)
    outcomes = tuple(_outcome(row) for row in rows) if valid else ()
    return bulk.page(ERASE, model_admin, request, rows, form, outcomes)


def _outcome(row):
    """What erasing would do to one nominee."""
    if row.erased_at is not None:
        return Outcome(row, refused=(gettext("It is erased already."),))
    return Outcome(row, changes=((gettext("name"), row.label, "—"),))


def _erased(model_admin, request, rows, reason):
    """Erase all that were confirmed, or none; says whether it was done."""
    try:
        with transaction.atomic():
            for row in rows:
                erase_nominee(nominee=row, by=request.user, reason=reason)
    except ProgrammeError as error:
        model_admin.message_user(request, bulk.nothing_done(error), messages.ERROR)
        return False
    return True
