"""What people write on a page, read strictly."""

from django import forms
from django.utils.translation import gettext_lazy as _

NOTICE_LENGTH = 5000  # characters, as by the programming interface
DESCRIBED = {"rows": 8, "aria-describedby": "notice-rule"}


class VersionSeen(forms.CharField):
    """The number of the latest version on the page that was sent; what is no number matches no version."""

    widget = forms.HiddenInput

    def clean(self, value):
        text = value or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1


class NoticeForm(forms.Form):
    """The change notice of a release in both languages, or in neither."""

    note_en = forms.CharField(
        label=_("Change notice in English"),
        required=False,
        max_length=NOTICE_LENGTH,
        widget=forms.Textarea(attrs=DESCRIBED | {"lang": "en", "dir": "ltr"}),
    )
    note_ar = forms.CharField(
        label=_("Change notice in Arabic"),
        required=False,
        max_length=NOTICE_LENGTH,
        widget=forms.Textarea(attrs=DESCRIBED | {"lang": "ar", "dir": "rtl"}),
    )
    expected_latest = VersionSeen()
