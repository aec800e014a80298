"""Steps of many nominations at once, tried first: validated, confirmed, not accepted. All or none."""

from django.contrib import admin, messages
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk
from programmes.admin.bulk import Outcome, ReasonForm, Step
from programmes.errors import ProgrammeError
from programmes.models import Nomination
from programmes.seat_enums import NominationStatus
from programmes.services.nominations import take_step


def _act(name, to, title, button):
    """A step as an action of the list, behind the page that shows what will change and what cannot."""
    step = Step(name=name, title=title, button=button, form=ReasonForm)

    def act(model_admin, request, queryset):
        return _run(step, to, model_admin, request, queryset)

    act.__name__ = name
    return admin.action(description=title, permissions=["step"])(act)


def _run(step, to, model_admin, request, queryset):
    rows = bulk.chosen(model_admin, request, queryset)
    if rows is None:
        return None
    form = bulk.asked(step, model_admin, request)
    valid = form.is_valid()
    reason = form.cleaned_data["reason"] if valid else ""
    if valid and "apply" in request.POST:
        kept = bulk.confirmed(request, rows)
        if _taken(to, model_admin, request, kept, reason):
            return bulk.told(step, model_admin, request, kept)
    outcomes = tuple(_tried(row, to, request, reason) for row in rows) if valid else ()
    return bulk.page(step, model_admin, request, rows, form, outcomes)


def _tried(row, to, request, reason):
    """What would become of one nomination: the step is taken and given up again."""
    label = Nomination._meta.get_field("status").verbose_name
    before = row.get_status_display()
    try:
        with transaction.atomic():
            take_step(nomination=Nomination.objects.get(pk=row.pk), to=to, by=request.user, reason=reason)
            transaction.set_rollback(True)
    except ProgrammeError as error:
        return Outcome(row, refused=(str(error),))
    return Outcome(row, changes=((label, before, NominationStatus(to).label),))


def _taken(to, model_admin, request, rows, reason):
    """Take the step for all that were confirmed, or for none; says whether it was."""
    try:
        with transaction.atomic():
            for row in rows:
                take_step(nomination=row, to=to, by=request.user, reason=reason)
    except ProgrammeError as error:
        model_admin.message_user(request, bulk.nothing_done(error), messages.ERROR)
        return False
    return True


validate = _act(
    "validate",
    NominationStatus.VALIDATED,
    _("Mark the chosen nominations as validated"),
    _("Validate"),
)
confirm = _act("confirm", NominationStatus.CONFIRMED, _("Confirm the chosen nominations"), _("Confirm"))
refuse = _act(
    "refuse", NominationStatus.REFUSED, _("Do not accept the chosen nominations"), _("Do not accept")
)
