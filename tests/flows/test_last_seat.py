"""Many people reach for the last seat at once, on a real database: one gets it, the rest are told."""

import contextlib
import http.client
import json
import socket
import threading
import time
from collections import Counter

import pytest
from django.db import connection

from tests.flows.office import Offices, said

pytestmark = pytest.mark.slow
POSTGRES, EMBEDDED = 64, 8  # clients
PROCESSES = 2
AHEAD = 6.0
PATIENCE = 120  # seconds
REFUSAL = {
    "type": "client_error",
    "errors": [
        {
            "code": "no_seat_left",
            "detail": "All 2 seats of the state in this activity are filled. Ask for the waiting list.",
            "attr": None,
        }
    ],
}


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seats")
    embedded = connection.vendor != "postgresql"
    found = Offices(folder, embedded=embedded, steps="tests.flows.seat_steps")
    yield found
    found.close()


@pytest.fixture
def office(offices):
    return offices.open()


@pytest.fixture
def clients():
    return POSTGRES if connection.vendor == "postgresql" else EMBEDDED


def raced(office, step, *shares):
    """Several processes at the same step at the same moment, each with its share; all that came of it."""
    when = time.time() + AHEAD
    started = [office.start(step, when, *share) for share in shares]
    return Counter(outcome for one in started for outcome in said(one))


def parted(people):
    return [[people[number::PROCESSES]] for number in range(PROCESSES)]


def test_last_seat_goes_to_one_and_the_rest_are_refused(office, clients):
    people = office.ask("invite", clients)["people"]
    assert raced(office, "name_at", *parted(people)) == {"done": 1, "no_seat_left": clients - 1}
    found = office.ask("ledger")
    assert found["owners"] == ["s-0", "s-0", "s-1", "s-1"]
    assert (found["named"], found["told"]) == (2, ["nominated", "nominated"])


def test_offer_is_answered_once(office, clients):
    office.ask("invite", 1)
    offer = office.ask("offer")
    outcomes = raced(office, "answer_at", *[[offer, clients // PROCESSES]] * PROCESSES)
    assert outcomes == {"done": 1, "offer_ended": clients - 1}
    found = office.ask("ledger")
    (status,) = found["offers"]
    assert found["told"] == sorted(["nominated", "turned_back", "offered", status])
    assert sorted(found["standings"].values()).count("free") == (status == "declined")


def test_free_seat_is_offered_once(office, clients):
    office.ask("invite", 1)
    seat = office.ask("free")
    outcomes = raced(office, "offer_at", *[[seat, clients // PROCESSES]] * PROCESSES)
    assert outcomes == {"done": 1, "seat_not_free": clients - 1}
    found = office.ask("ledger")
    assert (found["offers"], found["told"]) == (["open"], ["nominated", "offered", "turned_back"])


def test_seat_given_back_while_people_are_named_is_either_filled_or_free(office, clients):
    people = office.ask("invite", clients - 2 * PROCESSES)["people"]
    outcomes = raced(office, "empty_at", *parted(people))
    assert outcomes["done"] == 1
    assert outcomes.keys() <= {"done", "no_seat_left", "not_enough_seats"}
    assert outcomes.total() == clients
    found = office.ask("ledger")
    assert found["told"] in (["nominated", "nominated"], ["nominated", "turned_back"])


# --- over HTTP --------------------------------------------------------------------------------


@contextlib.contextmanager
def served(office, clients):
    """The product under gunicorn, two processes with a thread for every client; yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    served_by = [
        "--workers",
        str(PROCESSES),
        "--threads",
        str(clients // PROCESSES),
        "--timeout",
        str(PATIENCE),
    ]
    server = office.launch("-m", "gunicorn", "centre.wsgi", "--bind", f"127.0.0.1:{port}", *served_by)
    try:
        _await(port, server)
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)


def _await(port, server):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, server.communicate()
        with contextlib.suppress(OSError):
            if asked(port, "GET", "/healthz")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the server does not answer")


def asked(port, method, path, body=None, **headers):
    """The status and the body of one request over a connection of its own."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request(method, path, json.dumps(body), {"Content-Type": "application/json", **headers})
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def test_last_seat_by_http_is_made_once_and_every_other_answer_is_the_documented_refusal(office, clients):
    world = office.ask("invite", clients)
    headers = {"Authorization": f"Token {world['token']}", "Accept-Language": "en"}
    answers, gate = [], threading.Barrier(clients)

    def name(person):
        gate.wait()
        body = {"activity": world["activity"], "nominee": person}
        answers.append(asked(port, "POST", "/api/v1/nominations/", body, **headers))

    with served(office, clients) as port:
        threads = [threading.Thread(target=name, args=[person]) for person in world["people"]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert Counter(status for status, _body in answers) == {201: 1, 409: clients - 1}
    (made,) = [json.loads(body) for status, body in answers if status == 201]
    assert (made["status"], made["state"]) == ("nominated", "s-0")
    assert all(json.loads(body) == REFUSAL for status, body in answers if status == 409)
    assert office.ask("ledger")["told"] == ["nominated", "nominated"]
