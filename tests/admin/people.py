"""People who sign in to the desk, by their role."""

from django.test import Client

from programmes.enums import Role
from tests.factories import UserFactory


def person(role=None, *, all_rights=False, state=None, **values):
    """An account that may enter the desk; `all_rights` makes it one that no role limits."""
    return UserFactory(is_staff=True, is_superuser=all_rights, role=role, state=state, **values)


def desk(user=None, *, language="en", **values):
    """A signed-in browser at the desk; without a user, one with all rights."""
    client = Client(headers={"accept-language": language})
    client.force_login(user or person(all_rights=True, **values))
    return client


def planner(**values):
    return person(Role.PLANNER, **values)
