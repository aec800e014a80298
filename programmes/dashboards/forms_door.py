"""What a focal point writes on the pages of the door."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.seat_enums import Gender, Service

PERSON = ("name_en", "name_ar", "position", "email", "service", "gender")
MOST = 1000  # seats


class SeatsField(forms.IntegerField):
    """A number of seats, in Latin or Arabic digits."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off", "size": 4})

    def __init__(self, *, least=1, **kwargs):
        super().__init__(min_value=least, max_value=MOST, **kwargs)


class ReasonField(forms.CharField):
    def __init__(self, **kwargs):
        area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        super().__init__(label=_("Reason"), max_length=400, widget=area, **kwargs)


class PersonForm(forms.Form):
    """Somebody named before, or a new person with the least that is needed."""

    known = forms.ChoiceField(label=_("Somebody we have named before"), required=False)
    name_ar = forms.CharField(
        label=_("Name in Arabic"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ar", "autocomplete": "off"}),
    )
    name_en = forms.CharField(
        label=_("Name in English"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "ltr", "lang": "en", "autocomplete": "off"}),
    )
    position = forms.CharField(
        label=_("Rank or position"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Email for joining instructions"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    service = forms.ChoiceField(
        label=_("Service"), required=False, choices=[("", _("not given")), *Service.choices]
    )
    gender = forms.ChoiceField(
        label=_("Gender"), required=False, choices=[("", _("not collected")), *Gender.choices]
    )

    def __init__(self, *args, nominees=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.nominees = {one.code: one for one in nominees}
        if self.nominees:
            named = [(one.code, _described(one)) for one in nominees]
            self.fields["known"].choices = [("", _("nobody of these")), *named]
        else:
            del self.fields["known"]

    def clean(self):
        values = super().clean()
        new = [name for name in PERSON if values.get(name)]
        if values.get("known") and new:
            self.add_error("known", _("Choose somebody, or write a new person: not both."))
        elif not values.get("known") and not {"name_en", "name_ar"} & {*new, *self.errors}:
            self.add_error("name_ar", _("Give a name in English, in Arabic, or in both."))
        return values

    @property
    def nominee(self):
        """The person chosen from those known, or None where a new one was written."""
        return self.nominees.get(self.cleaned_data.get("known", ""))

    @property
    def person(self):
        return {name: self.cleaned_data[name] for name in PERSON}


def _described(nominee):
    return f"{nominee.label} – {nominee.position}" if nominee.position else nominee.label


class NominateForm(PersonForm):
    """A person for a seat; where none is free, for the waiting list."""

    body = forms.ChoiceField(label=_("Nominating body"), required=False)

    def __init__(self, *args, bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {one.code: one for one in bodies}
        if self.bodies:
            named = [(code, one.label) for code, one in self.bodies.items()]
            self.fields["body"].choices = [("", _("the state itself")), *named]
        else:
            del self.fields["body"]

    @property
    def naming_body(self):
        """The body the person is named for, or None for the state itself."""
        return self.bodies.get(self.cleaned_data.get("body", ""))


class ReplaceForm(PersonForm):
    reason = ReasonField()


class ReasonForm(forms.Form):
    reason = ReasonField()


class DeclineForm(forms.Form):
    reason = ReasonField(required=False)


class NothingForm(forms.Form):
    """A confirmation that asks for nothing more."""


class TurnBackForm(forms.Form):
    seats = SeatsField(label=_("Seats to turn back"), initial=1)
    reason = ReasonField()


class BidForm(forms.Form):
    seats = SeatsField(label=_("Seats we ask for"), least=0)


class WaitForm(forms.Form):
    seats = SeatsField(label=_("Seats we wait for"), initial=1)


class SheetForm(forms.Form):
    """The file with nominations."""

    file = forms.FileField(
        label=_("Spreadsheet (XLSX or CSV)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
    )
