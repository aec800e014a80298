from pathlib import Path

import pytest
from django.db import transaction

from programmes.seeding.loading import load_seeds

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """The product's own seeds, loaded once for a module and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_seeds(directory=SEEDS)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def seeds(seeded, db):
    """The loaded seeds, each test's own changes taken back."""
