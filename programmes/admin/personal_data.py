"""What the desk does at a nominee's request: hand out what is kept, or erase it and keep the counts."""

from django.contrib import admin, messages
from django.db import transaction
from django.http import JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk
from programmes.admin.bulk import Bulk, Outcome, ReasonForm
from programmes.errors import ProgrammeError
from programmes.selectors.personal_data import person_data
from programmes.services.personal_data import erase_nominee

ERASE = Bulk(
    name="erase",
    title=_("Erase what is kept of the chosen nominees; the counts stay"),
    button=_("Erase"),
    form=ReasonForm,
    put=None,
    skip=None,
    fields=("name_en",),
)


@admin.action(description=_("Hand out what is kept of the chosen nominees"), permissions=["request"])
def export(model_admin, request, queryset):
    """One file of plain data, which names nobody in its own name."""
    rows = list(queryset.select_related("state", "body").order_by("code")[: bulk.AT_ONCE + 1])
    if bulk.too_many(model_admin, request, rows):
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
    rows = list(queryset.order_by("code")[: bulk.AT_ONCE + 1])
    if bulk.too_many(model_admin, request, rows):
        return None
    asked = "apply" in request.POST or "check" in request.POST
    form = ReasonForm(request.POST if asked else None, model_admin=model_admin, request=request)
    valid = form.is_valid() if asked else False
    if valid and "apply" in request.POST:
        confirmed = {one.partition(":")[0] for one in request.POST.getlist("confirmed")}
        chosen = [row for row in rows if str(row.pk) in confirmed and row.erased_at is None]
        if _erased(model_admin, request, chosen, form.cleaned_data["reason"]):
            return bulk.told(model_admin, request, chosen, ERASE)
    outcomes = tuple(_outcome(row) for row in rows) if valid else ()
    return bulk.page(ERASE, model_admin, request, rows, form, outcomes)


def _outcome(row):
    """What erasing would do to one nominee."""
    if row.erased_at is not None:
        return Outcome(row, refused=(gettext("It is erased already."),))
    return Outcome(row, changes=((gettext("name"), row.label, "—"),))


def _erased(model_admin, request, chosen, reason):
    try:
        with transaction.atomic():
            for row in chosen:
                erase_nominee(nominee=row, by=request.user, reason=reason)
    except ProgrammeError as error:
        model_admin.message_user(request, bulk.nothing_done(error), messages.ERROR)
        return False
    return True
