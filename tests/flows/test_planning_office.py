"""Planners and workers side by side on a real database, and processes that die in the middle."""

import signal
import time

import pytest
from django.db import connection

from tests.flows.office import Offices, said

pytestmark = pytest.mark.slow
AHEAD, BETWEEN = 4.0, 0.4
WEEKS = ["2026-04-05", "2026-04-12", "2026-05-03", "2026-06-07", "2026-09-06", "2026-09-13"]
KILLED = -signal.SIGKILL


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    found = Offices(tmp_path_factory.mktemp("offices"), embedded=connection.vendor != "postgresql")
    yield found
    found.close()


@pytest.fixture
def office(offices):
    return offices.open()


def _killed(process) -> bool:
    process.communicate(timeout=300)
    return process.returncode == KILLED


def test_two_planners_at_once_never_book_a_hall_twice_and_each_refusal_names_the_other(office):
    begin = time.time() + AHEAD
    moments = [
        [
            [begin + BETWEEN * number, f"2026-course-{one}{number + 1}", week, "hall-1", None]
            for number, week in enumerate(WEEKS)
        ]
        for one in ("0", "1")
    ]
    first, second = [said(one) for one in [office.start("move_at", each) for each in moments]]
    for number, (one, other) in enumerate(zip(first, second, strict=True)):
        outcomes = {f"2026-course-0{number + 1}": one, f"2026-course-1{number + 1}": other}
        (winner,) = [code for code, outcome in outcomes.items() if outcome == "moved"]
        (refused,) = [outcome for outcome in outcomes.values() if outcome != "moved"]
        assert refused == [
            "move_refused",
            f"\u2066{winner}\u2069 already holds venue \u2066hall-1\u2069 on those days.",
        ]
    draft = office.ask("state")["draft"]
    assert sorted(draft.values()) == [[week, "hall-1"] for week in WEEKS]


def test_two_planners_moving_one_activity_lose_no_update(office):
    when = time.time() + AHEAD
    attempts = [
        [[when, "2026-course-01", WEEKS[0], "hall-1", 1]],
        [[when, "2026-course-01", WEEKS[1], "hall-2", 1]],
    ]
    outcomes = [said(one) for one in [office.start("move_at", each) for each in attempts]]
    assert sorted(outcomes, key=str) == [["moved"], [["stale"]]]
    kept = [WEEKS[0], "hall-1"] if outcomes[0] == ["moved"] else [WEEKS[1], "hall-2"]
    found = office.ask("state")
    assert (found["draft"], found["history"]) == ({"2026-course-01": kept}, 1)


def test_workers_share_the_queue_and_take_each_run_once(office):
    asked = [office.ask("request") for _ in range(3)]
    when = time.time() + AHEAD
    taken = [said(one) for one in [office.start("claims", when) for _ in range(3)]]
    assert sorted(code for found in taken for code in found) == sorted(asked)


def test_killed_adoption_leaves_the_draft_as_it_was_and_can_be_repeated(office):
    code = office.ask("propose")["code"]
    before = office.ask("state")
    assert _killed(office.start("adopt_and_die", code, 5))
    assert office.ask("state") == before
    assert before["draft"] == {}
    assert office.ask("adopt", code) == 28
    after = office.ask("state")
    assert (len(after["draft"]), after["adopted"], after["history"]) == (28, 28, 28)


@pytest.mark.parametrize("step", ["work_and_die", "finish_and_die"])
def test_killed_worker_leaves_nothing_half_and_its_run_is_found_lost(office, step):
    code = office.ask("request")
    assert _killed(office.start(step, code))
    left = office.ask("state")
    assert (left["runs"], left["placements"], left["draft"]) == ({code: "running"}, 0, {})
    assert office.ask("time_passes") == 1
    again = office.ask("propose")["code"]
    after = office.ask("state")
    assert (after["runs"], after["placements"]) == ({code: "lost", again: "done"}, 28)


def test_told_worker_ends_its_run_with_the_best_so_far(office):
    office.ask("grow", 70)
    code = office.ask("request", 3000, 600)
    worker = office.launch("manage.py", "work_planning")
    deadline = time.monotonic() + 300
    while not any(phase in ("bound", "neighbourhoods", "whole") for phase in office.ask("state")["phases"]):
        assert time.monotonic() < deadline, worker.poll()
    worker.send_signal(signal.SIGTERM)
    out, errors = worker.communicate(timeout=300)
    assert (worker.returncode, errors) == (0, "")
    assert out == f"{code} stopped\n"
    found = office.ask("state")
    assert (found["runs"], found["placements"]) == ({code: "stopped"}, 98)


def test_same_input_seed_and_effort_give_the_same_plan_on_both_databases_twice(office, tmp_path_factory):
    other = Offices(tmp_path_factory.mktemp("embedded"), embedded=True).open()
    answers = [one.ask("propose", 7) for one in (office, office, other, other)]
    assert len({(one["input"], one["output"]) for one in answers}) == 1
