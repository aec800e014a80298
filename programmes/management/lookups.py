"""Records named on the command line. Where nothing is named they are None."""

from typing import TypeVar

from django.core.management.base import CommandError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from programmes.models import User

M = TypeVar("M", bound=Model)


def named(rows: QuerySet[M], value: str | None, *, by: str = "code") -> M | None:
    """The one of `rows` whose column `by` holds `value`. Raises CommandError where there is none."""
    if value is None:
        return None
    found = rows.filter(**{by: value}).first()
    if found is None:
        words = {"kind": rows.model._meta.verbose_name, "value": value}
        raise CommandError(_("There is no %(kind)s “%(value)s”.") % words)
    return found


def account(name: str | None) -> User | None:
    """The account of that name. Raises CommandError where there is none."""
    return named(User.objects.all(), name, by="username")
