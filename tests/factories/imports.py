"""Tables that people bring in."""

import factory
from factory.django import DjangoModelFactory

from programmes.enums import ActivityStatus, ImportStatus, RowVerdict
from programmes.models import ImportBatch, ImportRow
from tests.factories.plans import AnnualPlanFactory
from tests.factories.users import UserFactory


class ImportBatchFactory(DjangoModelFactory):
    """A table that was previewed and not yet committed."""

    class Meta:
        model = ImportBatch

    file_name = factory.Sequence(lambda n: f"activities-{n}.csv")
    digest = factory.Sequence(lambda n: f"{n:064x}")
    plan = factory.SubFactory(AnnualPlanFactory)
    activity_status = ActivityStatus.DELIVERED
    status = ImportStatus.PREVIEWED
    made_by = factory.SubFactory(UserFactory)


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = ImportRow

    batch = factory.SubFactory(ImportBatchFactory)
    number = factory.Sequence(lambda n: n + 1)
    raw = factory.LazyFunction(lambda: {"title": "Course"})
    parsed = factory.LazyFunction(lambda: {"title_en": "Course"})
    verdict = RowVerdict.ADD
