"""Accounts."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from programmes.models import User
from programmes.services.roles import sync_roles


class UserFactory(DjangoModelFactory):
    """An account without rights. `role=Role.PLANNER` gives it a ready role with its permissions,
    `password="…"` a password it can sign in with."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        if extracted:
            self.set_password(extracted)
        else:
            self.set_unusable_password()
        if create:
            self.save(update_fields=["password"])

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        if not create or not extracted:
            return
        if not Group.objects.filter(name=extracted).exists():
            sync_roles()
        self.groups.add(Group.objects.get(name=extracted))
