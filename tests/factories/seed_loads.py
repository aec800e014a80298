"""Seed loads and what they wrote."""

import factory
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from programmes.models import SeededRecord, SeedLoad
from tests.factories.topics import TopicFactory


class SeedLoadFactory(DjangoModelFactory):
    class Meta:
        model = SeedLoad

    digest = factory.Sequence(lambda n: f"{n:064x}")
    counts = factory.LazyFunction(lambda: {"add": 1, "change": 0, "retire": 0, "same": 0, "kept": 0})


class SeededRecordFactory(DjangoModelFactory):
    """What a load wrote to `record`, a topic unless given."""

    class Meta:
        model = SeededRecord

    class Params:
        record = factory.SubFactory(TopicFactory)

    load = factory.SubFactory(SeedLoadFactory)
    content_type = factory.LazyAttribute(lambda row: ContentType.objects.get_for_model(row.record))
    object_id = factory.LazyAttribute(lambda row: row.record.pk)
    key = factory.LazyAttribute(lambda row: row.record.code)
    file = "programme.yaml"
    values = factory.LazyAttribute(lambda row: {"title_en": row.record.title_en})
