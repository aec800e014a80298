"""Certificates of attendance."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Tracked
from programmes.models.nominations import Nomination


class Certificate(Tracked):
    """Says that the holder attended. The number is drawn at random and ends in a check character.

    The holder's name stands with the nominee alone, so an erased person leaves none here. A corrected
    one has a number of its own and names the one it replaces, which is revoked.
    """

    natural_key_fields = ("number",)

    number = models.CharField(_("number"), max_length=32, unique=True)
    nomination = models.ForeignKey(
        Nomination, verbose_name=_("nomination"), on_delete=models.PROTECT, related_name="certificates"
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("in place of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    issued_at = models.DateTimeField(_("issued at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason for revoking"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"],
                condition=Q(revoked_at__isnull=True),
                name="certificate_one_in_force",
                violation_error_message=_("This attendance has a certificate that holds. Replace that one."),
            ),
            models.CheckConstraint(
                name="certificate_revoked_has_reason",
                condition=Q(revoked_at__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                violation_error_message=_("Say why the certificate is revoked."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("dashboards:certificate", args=[self.number])
