"""Rows that a source states, or that we infer or assume and then say why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.enums import Basis


class Reasoned(models.Model):
    """On what basis a row stands, and the reason where no source states it."""

    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.STATED)
    reason_en = models.CharField(_("reason (English)"), max_length=400, blank=True)
    reason_ar = models.CharField(_("reason (Arabic)"), max_length=400, blank=True)

    class Meta:
        abstract = True


def reason_required() -> models.CheckConstraint:
    """An inferred or assumed row says why, in at least one language; for its `Meta.constraints`."""
    return models.CheckConstraint(
        name="%(class)s_basis_has_reason",
        condition=Q(basis=Basis.STATED) | ~Q(reason_en="", reason_ar=""),
        violation_error_message=_("Say why this is inferred or assumed."),
    )
