"""One account for each role, for the browser tests: its name is the role, its password known.

Run inside the environment of a served site: python -m tests.browser.people
"""

import django

PASSWORD = "a password for the tests alone"


def make() -> None:
    """An account a role, a focal point's with the first participating state."""
    from django.contrib.auth.models import Group

    from programmes.enums import Role
    from programmes.models import ParticipatingState, User

    for role in Role.values:
        person = User.objects.create_user(
            role,
            f"{role}@example.org",
            PASSWORD,
            is_staff=True,
            is_superuser=role == Role.ADMINISTRATOR,
            state=ParticipatingState.objects.order_by("code").first() if role == Role.FOCAL_POINT else None,
        )
        person.groups.add(Group.objects.get(name=role))


if __name__ == "__main__":
    django.setup()
    make()
