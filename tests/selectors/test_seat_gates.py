"""The gates of calls and what stands at them, in the same few queries however many there are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.selectors.seat_gates import clocked_calls, days_of, gate_facts, gate_reached
from programmes.services.nominations import take_step
from programmes.services.offer_lines import offer_lines
from programmes.services.reoffers import propose_due
from programmes.services.seats import close_call, turn_back
from programmes.services.waiting_list import enter
from tests.services.clock_world import DECIDED, NAMES_DUE, TAKEN_BACK, noon
from tests.services.seat_world import EARLY, FIRST_DAY, SeatWorld

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world():
    return SeatWorld.made()


def test_gates_are_the_weeks_of_the_policy_before_the_first_day(world):
    assert [(one.gate, one.day) for one in days_of(world.shared())] == [
        ("nominate", NAMES_DUE),
        ("take_back", TAKEN_BACK),
        ("confirm", DECIDED),
    ]


@pytest.mark.parametrize(
    ("day", "gate"),
    [
        (NAMES_DUE - DAY, None),
        (NAMES_DUE, "nominate"),
        (TAKEN_BACK - DAY, "nominate"),
        (TAKEN_BACK, "take_back"),
        (DECIDED, "confirm"),
        (FIRST_DAY - DAY, "confirm"),
        (FIRST_DAY, None),
    ],
)
def test_latest_gate_reached_counts_until_the_first_day(world, day, gate):
    reached = gate_reached(world.shared(), day)
    assert (reached.gate if reached else None) == gate


def test_no_gate_is_reached_without_a_day_or_when_closed(world):
    vague = world.shared(activity=world.course(starts_on=FIRST_DAY.replace(day=1), date_precision="month"))
    closed = close_call(call=world.shared(), by=world.planner, reason="Over.", now=EARLY)
    assert [gate_reached(one, TAKEN_BACK) for one in (vague, closed)] == [None, None]


def test_facts_of_a_call_are_its_seats_and_names(world):
    call = world.shared(seats=8, held_back=1)
    first, second = world.named(call, 0), world.named(call, 1)
    for step in ("validated", "confirmed"):
        first = take_step(nomination=first, to=step, by=world.planner, now=EARLY)
    turn_back(call=call, state=world.states[2], by=world.planner, reason="None.", now=EARLY)
    facts = gate_facts([call])[call.pk]
    has = {state.pk: call.seats.filter(state=state).count() for state in world.states}
    filled = {first.seat_id, second.seat_id}
    empty = call.seats.filter(standing="allocated").exclude(pk__in=filled).order_by("number")
    assert (facts.opened, facts.held_back, dict(facts.has)) == (8, 1, has)
    assert [(one.number, one.state) for one in facts.empty] == list(empty.values_list("number", "state"))
    assert {one.came for one in facts.empty} == {EARLY}
    assert [one.number for one in facts.free] == [
        one.number for one in call.seats.filter(standing="free").order_by("number")
    ]
    assert (facts.confirmed, dict(facts.unconfirmed)) == (1, {world.states[1].pk: 1})


def asked_by(step):
    with CaptureQueriesContext(connection) as captured:
        step()
    return len(captured)


def test_queries_grow_neither_with_calls_nor_with_people(world):
    def busy(seats):
        call = world.shared(seats=seats)
        for state in range(3):
            for _seat in range(call.seats.filter(state=world.states[state]).count() - 1):
                world.named(call, state)
        enter(call=call, state=world.states[0], by=world.planner, now=EARLY)

    def look():
        calls = list(clocked_calls(world.plan))
        assert len(gate_facts(calls)) == len(offer_lines(calls)) == world.courses

    def run():
        propose_due(plan=world.plan, as_of=TAKEN_BACK, by=world.planner, now=noon(TAKEN_BACK))

    busy(6)
    counts = [(asked_by(look), asked_by(run))]
    for seats in (9, 30):
        busy(seats)
    run()
    counts.append((asked_by(look), asked_by(run)))
    # The first run wrote a proposal; one that finds all as it was writes none.
    assert counts[1][0] == counts[0][0]
    assert counts[1][1] <= counts[0][1]
