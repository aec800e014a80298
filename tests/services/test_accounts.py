"""A new installation gets one administrator with a password nobody could guess."""

import pytest

from programmes.models import User
from programmes.services.accounts import create_first_administrator
from programmes.services.roles import sync_roles

pytestmark = pytest.mark.django_db


def test_first_administrator_can_sign_in_with_the_password_given() -> None:
    sync_roles()
    user, password = create_first_administrator(username="administrator")
    assert len(password) >= 20
    assert User.objects.get().check_password(password)
    assert (user.is_superuser, user.is_staff) == (True, True)
    assert list(user.groups.values_list("name", flat=True)) == ["administrator"]


def test_second_call_makes_nothing() -> None:
    create_first_administrator(username="administrator")
    before = User.objects.get().password
    assert create_first_administrator(username="other") is None
    assert User.objects.get().password == before


def test_passwords_differ_between_installations() -> None:
    first = create_first_administrator(username="administrator")[1]
    User.objects.all().delete()
    assert create_first_administrator(username="administrator")[1] != first
