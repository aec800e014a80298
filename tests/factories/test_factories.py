"""The factories themselves: a test that starts from an invalid row proves nothing."""

import pytest
from django.apps import apps

from tests import factories

ALL = [getattr(factories, name) for name in factories.__all__]


@pytest.mark.django_db
@pytest.mark.parametrize("maker", ALL, ids=lambda maker: maker.__name__)
def test_factory_default_is_valid_twice(maker):
    for row in (maker(), maker()):
        # Lists that machines keep may be empty, which no form would accept.
        row.full_clean(exclude={"kept_edits", "notes", "raw", "parsed", "snapshot"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("maker", "given"),
    [
        (factories.ActivityFactory, {"dated": True}),
        (factories.CourseFactory, {"placed": True}),
        (factories.NatoTalkFactory, {"placed": True}),
        (factories.EventFactory, {"placed": True, "dated": True}),
        (factories.ClosureFactory, {"of_venue": True}),
        (factories.ParticipatingStateFactory, {"organisation": True}),
    ],
)
def test_factory_trait_is_valid_twice(maker, given):
    for row in (maker(**given), maker(**given)):
        row.full_clean()


def test_factories_cover_every_model():
    made = {maker._meta.model for maker in ALL}
    ours = {
        model
        for model in apps.get_app_config("programmes").get_models()
        if not model.__name__.startswith("Historical")
    }
    assert made == ours
