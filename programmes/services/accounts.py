"""Accounts: the first administrator of a new installation, and what a new password ends."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext
from knox.models import get_token_model

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


class TokensEnd:
    """Refuses no password; ends every token of the API that was taken with an older one.

    Django tells its password validators of each change, wherever it is made. Sessions it ends by itself.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        """Any password will do."""

    def get_help_text(self) -> str:
        return gettext("A new password ends every session and every token taken with the old one.")

    def password_changed(self, password: str, user: User) -> None:
        get_token_model().objects.filter(user=user).delete()
