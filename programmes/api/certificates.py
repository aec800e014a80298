"""Certificates of attendance. The holder's name stands with the nominee alone."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.models import Certificate, Nomination

from .engine import filters
from .engine.columns import Column, columns
from .engine.guarded import Guarded
from .seat_columns import activity_of, code_of, invented_of, moments, named_by

_REPLACES = Column(
    name="replaces",
    paths=("replaces__number",),
    read=lambda: serializers.CharField(
        required=False, allow_null=True, help_text=_("number of the one it stands in place of")
    ),
    sort="replaces__number",
    filters=(filters.text("replaces", ("replaces__number",), _("number of the one it stands in place of")),),
    covers=("replaces",),
)
CERTIFICATES = Guarded(
    route="certificates",
    model=Certificate,
    title=_("certificates"),
    known_by=named_by(Certificate, "number"),
    columns=[
        _REPLACES,
        code_of("nomination", "nomination", Nomination, _("nomination"), covers="nomination"),
        activity_of("nomination__call"),
        *moments(Certificate, "issued_at", "revoked_at"),
        *columns(Certificate, "revoked_reason"),
        invented_of("nomination__call"),
    ],
    ordering=("-issued_at", "number"),
)
