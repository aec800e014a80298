"""What the factories of all records share."""

from factory.django import DjangoModelFactory


class RecordFactory(DjangoModelFactory):
    """A record with a code of its own, in use."""

    class Meta:
        abstract = True

    retired_on = None
