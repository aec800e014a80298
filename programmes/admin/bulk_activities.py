"""Changes to many activities at once: their status, their venue, their training team."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.admin.bulk import Bulk, ReasonForm, action
from programmes.admin.inputs import KnownAutocomplete
from programmes.enums import STATUSES_WITH_REASON, ActivityStatus
from programmes.models import Activity, TrainingTeam, Venue

COLUMN = {"venue": Venue, "team": TrainingTeam}


class StatusForm(ReasonForm):
    """A new status; one that takes something away keeps the reason with the activity."""

    status = forms.ChoiceField(label=_("new status"), choices=ActivityStatus.choices)
    reason_ar = forms.CharField(
        label=_("reason for the status (Arabic)"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ar"}),
        help_text=_("Postponed, cancelled and moved online keep their reason with the activity."),
    )


def _put_status(row, values):
    row.status = values["status"]
    if row.status in STATUSES_WITH_REASON:
        row.status_reason_en, row.status_reason_ar = values["reason"], values["reason_ar"]


def _same_status(row, values):
    return gettext("It has this status already.") if row.status == values["status"] else ""


def _relation_form(name):
    """A form that asks for one row of a relation of activities; none takes it away."""

    def dress(self, model_admin, request):
        column = Activity._meta.get_field(name)
        field = forms.ModelChoiceField(
            COLUMN[name].objects.current(),
            label=column.verbose_name,
            required=False,
            widget=KnownAutocomplete(column, model_admin.admin_site),
            help_text=_("Leave empty to take it away."),
        )
        self.fields[name] = field

    return type(f"{name.capitalize()}Form", (ReasonForm,), {"dress": dress})


def _relation(name, title, button):
    def put(row, values):
        setattr(row, name, values[name])

    def same(row, values):
        chosen = values[name].pk if values[name] else None
        return gettext("It is so already.") if getattr(row, f"{name}_id") == chosen else ""

    return Bulk(
        name=f"set_{name}",
        title=title,
        button=button,
        form=_relation_form(name),
        put=put,
        skip=same,
        fields=(name,),
    )


set_status = action(
    Bulk(
        name="set_status",
        title=_("Change the status of the chosen activities"),
        button=_("Change the status"),
        form=StatusForm,
        put=_put_status,
        skip=_same_status,
        fields=("status", "status_reason_en", "status_reason_ar"),
    )
)
set_venue = action(_relation("venue", _("Set the venue of the chosen activities"), _("Set the venue")))
set_team = action(_relation("team", _("Set the training team of the chosen activities"), _("Set the team")))
