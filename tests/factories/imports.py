"""Imported tables."""

import factory
from factory.django import DjangoModelFactory

from programmes.enums import RowVerdict
from programmes.models import ImportBatch, ImportRow


class ImportBatchFactory(DjangoModelFactory):
    """A preview of a table."""

    class Meta:
        model = ImportBatch

    file_name = factory.Sequence(lambda n: f"table-{n}.csv")
    digest = factory.Sequence(lambda n: f"{n:064x}")


class ImportRowFactory(DjangoModelFactory):
    """One row of a preview, to be added."""

    class Meta:
        model = ImportRow

    batch = factory.SubFactory(ImportBatchFactory)
    number = factory.Sequence(lambda n: n + 2)
    raw = factory.LazyFunction(dict)
    parsed = factory.LazyFunction(dict)
    notes = factory.LazyFunction(list)
    verdict = RowVerdict.ADD
