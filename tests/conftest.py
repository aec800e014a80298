"""What every test shares: the prepared environment, and marks given by folder."""

from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests import environment

environment.prepare()

# How fast examples come says how busy the machine is; the same examples every time make a run repeatable.
settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

BROWSER_TESTS = Path(__file__).parent / "browser"


@pytest.fixture(autouse=True)
def language_of_the_settings():
    """A request leaves its language behind in the thread; the next test begins without it."""
    translation.deactivate()
    yield
    translation.deactivate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests under tests/browser, so that a quick run can leave them out."""
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
