"""What a course director writes: who walked in, the after-course report, reasons."""

from operator import attrgetter

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programmes.enums import FollowUpStatus
from programmes.models import CourseReport, Nominee, ReportItem
from programmes.seat_enums import ReportItemKind
from programmes.selectors.rosters import bodies_to_come_from, states_to_come_from

ENGLISH = {"lang": "en", "dir": "ltr"}
ARABIC = {"lang": "ar", "dir": "rtl"}
REASON_LENGTH = 400  # characters, as the events of seats keep it


def _label(model, name):
    return capfirst(model._meta.get_field(name).verbose_name)


class ByCode(forms.ChoiceField):
    """A choice among records by their codes; its value is the record."""

    def offer(self, records, name=attrgetter("label")):
        """Offer these records, each by its `name`, after an empty choice."""
        self.records = {record.code: record for record in records}
        self.choices = [("", "—"), *((code, name(record)) for code, record in self.records.items())]

    def clean(self, value):
        return self.records.get(super().clean(value))


class WalkInForm(forms.Form):
    """Somebody who came without a nomination: a name, the state, and what else is known."""

    name_en = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs=ENGLISH))
    name_ar = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs=ARABIC))
    state = ByCode(label=_("State"))
    body = ByCode(label=_("Agency"), required=False)
    position = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    why = forms.CharField(label=_("Why without a nomination"), required=False, max_length=REASON_LENGTH)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name_en", "name_ar", "position"):
            self.fields[name].label = _label(Nominee, name)
        self.fields["state"].offer(states_to_come_from())
        self.fields["body"].offer(bodies_to_come_from(), lambda body: f"{body.state.label} – {body.label}")

    def clean(self):
        given = super().clean()
        if not given.get("name_en") and not given.get("name_ar"):
            self.add_error("name_en", _("Give a name in English, in Arabic, or in both."))
        return given


class ReasonForm(forms.Form):
    """Why something that stood is changed."""

    reason = forms.CharField(label=_("Reason"), max_length=REASON_LENGTH)


class ReportForm(forms.ModelForm):
    """What the report says apart from its lessons and changes. It is saved by the services alone."""

    class Meta:
        model = CourseReport
        fields = (
            "respondents",
            "content_score",
            "teaching_score",
            "organisation_score",
            "tested",
            "passed",
            "test_before",
            "test_after",
            "summary_en",
            "summary_ar",
        )
        widgets = {
            "summary_en": forms.Textarea(attrs=ENGLISH | {"rows": 8}),
            "summary_ar": forms.Textarea(attrs=ARABIC | {"rows": 8}),
        }

    def _post_clean(self):
        """The services check the record as a whole, with sentences of their own; nothing is set here."""


class ItemForm(forms.Form):
    """A lesson or a proposed change. One without any text is not there."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=ReportItemKind, label=_label(ReportItem, "kind"))
    owner = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    due_on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date", "dir": "ltr"}))
    status = forms.ChoiceField(choices=FollowUpStatus)
    text_en = forms.CharField(required=False, widget=forms.Textarea(attrs=ENGLISH | {"rows": 3}))
    text_ar = forms.CharField(required=False, widget=forms.Textarea(attrs=ARABIC | {"rows": 3}))
    remove = forms.BooleanField(required=False, label=_("Take this away when saving"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kind", "text_en", "text_ar", "owner", "due_on", "status"):
            self.fields[name].label = _label(ReportItem, name)

    @property
    def written(self):
        """Whether the row stands for something: one that was there, or one with any words."""
        given = self.cleaned_data
        return bool(given.get("pk") or any(given.get(name) for name in ("text_en", "text_ar", "owner")))

    def clean(self):
        given = super().clean()
        if self.written and not given.get("remove") and not (given.get("text_en") or given.get("text_ar")):
            self.add_error("text_en", _("Say it in English, in Arabic, or in both."))
        return given


ItemForms = forms.formset_factory(ItemForm, extra=1, max_num=100, absolute_max=100)
