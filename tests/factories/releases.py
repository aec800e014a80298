"""Frozen versions of plans."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from programmes.models import Release
from tests.factories.plans import AnnualPlanFactory


class ReleaseFactory(DjangoModelFactory):
    """The first version of a plan, with nothing in it."""

    class Meta:
        model = Release

    code = factory.LazyAttribute(lambda release: f"{release.plan.code}-v{release.number}")
    plan = factory.SubFactory(AnnualPlanFactory)
    number = 1
    released_at = datetime(2026, 2, 17, 8, tzinfo=UTC)
    snapshot = factory.LazyFunction(lambda: {"activities": []})
    digest = factory.Sequence(lambda n: f"{n:064x}")
