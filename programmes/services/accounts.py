"""Accounts: the first administrator of a new installation."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from programmes.enums import Role
from programmes.models import User


@transaction.atomic
def create_first_administrator(*, username: str) -> tuple[User, str] | None:
    """Make an administrator with a generated password, unless an account exists already.

    Returns the account and its password, which is stored nowhere in clear, or None.
    """
    if User.objects.exists():
        return None
    password = secrets.token_urlsafe(15)
    user = User.objects.create_superuser(username=username, password=password)
    user.groups.set(Group.objects.filter(name=Role.ADMINISTRATOR))
    return user, password
