"""Certificates of attendance. The holder's name stands with the nominee alone."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Certificate, Nomination

from .engine.columns import columns
from .engine.guarded import Guarded
from .seat_columns import activity_of, code_of, invented_of, moments, named_by

CERTIFICATES = Guarded(
    route="certificates",
    model=Certificate,
    title=_("certificates"),
    known_by=named_by(Certificate, "number"),
    columns=[
        code_of("nomination", "nomination", Nomination, _("nomination"), covers="nomination"),
        activity_of("nomination__call"),
        *moments(Certificate, "issued_at", "revoked_at"),
        *columns(Certificate, "revoked_reason"),
        invented_of("nomination__call"),
    ],
    ordering=("-issued_at", "number"),
)
