import pytest

from tests.seeding.world import World


@pytest.fixture
def world(tmp_path):
    """The small world, written and not loaded."""
    return World(tmp_path)


@pytest.fixture
def loaded(world, db):
    """The small world, loaded once."""
    world.load()
    return world
