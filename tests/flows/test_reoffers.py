"""Several people decide the same proposal of the clock at once, on a real database: exactly one does."""

import time
from collections import Counter

import pytest
from django.db import connection

from tests.flows.office import Offices, said

pytestmark = pytest.mark.slow
CLIENTS = 4  # in each of two processes
AHEAD = 6.0


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reoffers")
    embedded = connection.vendor != "postgresql"
    found = Offices(folder, embedded=embedded, steps="tests.flows.reoffer_steps")
    yield found
    found.close()


def raced(office, step, proposal):
    when = time.time() + AHEAD
    started = [office.start(step, when, proposal, CLIENTS) for _process in range(2)]
    return Counter(outcome for one in started for outcome in said(one))


def test_proposal_is_confirmed_by_one_of_many(offices):
    office = offices.open()
    proposal = office.ask("gate")
    assert raced(office, "confirm_at", proposal) == {"done": 1, "proposal_decided": 2 * CLIENTS - 1}
    found = office.ask("ledger")
    assert found["told"] == sorted(["nominated"] * 2 + ["taken_back"] * 4 + ["offered"] * 4)
    assert (found["offers"], found["owners"]) == (["open"] * 4, ["s-0"] * 6)
    assert office.ask("letters") == {
        "status": "confirmed",
        "letters": [["s-0", "waiting"], ["s-1", "waiting"], ["s-2", "waiting"]],
    }


def test_proposal_is_confirmed_or_dismissed_but_never_both(offices):
    office = offices.open()
    proposal = office.ask("gate")
    assert raced(office, "decide_at", proposal) == {"done": 1, "proposal_decided": 2 * CLIENTS - 1}
    found, told = office.ask("letters"), office.ask("ledger")
    assert found["status"] in ("confirmed", "dismissed")
    confirmed = found["status"] == "confirmed"
    assert len(found["letters"]) == (3 if confirmed else 0)
    assert len(told["offers"]) == (4 if confirmed else 0)
