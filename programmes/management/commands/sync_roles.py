"""`manage.py sync_roles`: bring the permission groups in line with the table of roles."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from programmes.services.roles import sync_roles


class Command(BaseCommand):
    help = "Bring the five ready roles in line with the table of roles."

    def handle(self, *args: Any, **options: Any) -> None:
        for role, count in sync_roles().items():
            self.stdout.write(_("role %(role)s: %(count)d permissions") % {"role": role, "count": count})
