"""Releases on a real database: two planners at once, and a process that dies in the middle."""

import json
import signal
import time

import pytest
from django.db import connection

from tests.flows.office import Offices, said

pytestmark = pytest.mark.slow
AHEAD = 4.0


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    found = Offices(tmp_path_factory.mktemp("offices"), embedded=connection.vendor != "postgresql")
    yield found
    found.close()


@pytest.fixture
def office(offices):
    return offices.open()


def start(office, step, *arguments):
    return office.launch("-m", "tests.flows.release_steps", step, *(json.dumps(one) for one in arguments))


@pytest.mark.parametrize(("expected", "refusal"), [(0, "stale"), (None, "release_unchanged")])
def test_of_two_planners_releasing_at_once_one_makes_the_version(office, expected, refusal):
    """Whoever comes second is told: that a version came between, or that nothing is left to release."""
    when = time.time() + AHEAD
    found = [said(one) for one in [start(office, "release_at", when, expected) for _ in range(2)]]
    assert sorted(found) == ["2026-v1", refusal]
    assert said(start(office, "versions")) == [["2026-v1", 1]]


def test_killed_release_leaves_no_version_and_can_be_repeated(office):
    process = start(office, "release_and_die")
    process.communicate(timeout=300)
    assert process.returncode == -signal.SIGKILL
    assert said(start(office, "versions")) == []
    assert said(start(office, "release_at", 0, 0)) == "2026-v1"
    said(start(office, "add_activity"))
    assert said(start(office, "release_at", 0, 1)) == "2026-v2"
