"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.enums import Role


class User(AbstractUser):
    """An account. A focal point's account belongs to a state (and perhaps one of its bodies)."""

    state = models.ForeignKey(
        "programmes.ParticipatingState",
        verbose_name=_("participating state"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="focal_points",
        help_text=_("For focal points: whose records this person sees."),
    )
    body = models.ForeignKey(
        "programmes.NominatingBody",
        verbose_name=_("nominating body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="focal_points",
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    @property
    def label(self) -> str:
        """The name shown to people: the full one, or where none is given that of the account."""
        return self.get_full_name() or self.get_username()

    @property
    def roles(self) -> frozenset[str]:
        """The ready roles this account holds."""
        if self.is_superuser:
            return frozenset({Role.ADMINISTRATOR})
        return frozenset(self.groups.values_list("name", flat=True)) & frozenset(Role.values)
