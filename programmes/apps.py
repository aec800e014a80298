"""The product as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "programmes"
    verbose_name = _("training programme")
    default_auto_field = "django.db.models.BigAutoField"
