"""The ledger of a plan's seats, and the lines behind one state's numbers."""

import pytest
from django.urls import reverse

from programmes.enums import Role
from programmes.models import Seat
from programmes.selectors.seat_ledger import seat_ledger
from tests import factories as make
from tests.dashboards.reading import queries, read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db


def plain(text):
    return text.replace("\u2066", "").replace("\u2069", "")


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def here(world):
    return reverse("dashboards:seat-ledger", args=[world.plan.code])


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def rows(page, table=0):
    return [[plain(cell) for cell in line] for line in page.tables[table][1:]]


def test_ledger_shows_what_each_state_is_due_was_given_and_gave_up(planner, world, here):
    first = world.call("c1", 4)
    world.name(first, "bh")
    winner = next(one for one in world.states if first.seats.filter(state=one).count() == 2)
    world.give_back(first, winner.code)
    page = read(planner, here)
    found = {line[0]: line[1:] for line in rows(page)}
    others = {one.code.upper() for one in world.states} - {winner.code.upper()}
    named = {code: "1" if code == "BH" else "0" for code in found}
    assert found[winner.code.upper()] == [
        "1.33", "2", "0", "0", "1", "0", "1", named[winner.code.upper()], "0", "−0.67 ahead", "0.67",
    ]  # fmt: skip
    for code in others:
        assert found[code] == ["1.33", "1", "0", "0", "0", "0", "1", named[code], "0", "+0.33 owed", "0.33"]
    assert found["All states"][:8] == ["4", "4", "0", "0", "1", "0", "3", "1"]
    assert "The ledger balances" in page.text
    assert "1 sharing gave out 4 seats." in page.text
    assert "No state is further from its fair share of the year than 0.67 seats." in page.text


def test_seats_given_by_hand_stand_apart_from_the_share(planner, world, here):
    world.give(world.call("c1", 4, held_back=1), "qa")
    found = {line[0]: line[1:] for line in rows(read(planner, here))}
    assert found["BH"] == ["1", "1", "0", "0", "0", "0", "1", "0", "0", "0", "0"]
    assert found["QA"] == ["1", "1", "0", "1", "0", "0", "2", "0", "0", "0", "0"]


def test_exact_fractions_are_shown_on_demand(planner, world, here):
    world.call("c1", 4)
    page = read(planner, here, exact="yes")
    assert {line[1] for line in rows(page)} == {"4/3", "4"}
    assert page.address("Show shares as decimals") == here
    assert read(planner, here).address("Show shares as exact fractions") == f"{here}?exact=yes"


def test_numbers_lead_to_the_lines_behind_them(planner, world, here):
    world.call("c1", 3)
    world.call("c2", 6, weeks=1)
    assert read(planner, here).address("3") == f"{here}?state=bh#lines"
    page = read(planner, here, state="bh")
    assert [line[:4] for line in rows(page, 1)] == [
        [f"Course c1 {world.start}", "Sharing 1", "1", "1"],
        [f"Course c2 {world.call_day('c2')}", "Sharing 1", "2", "2"],
    ]
    assert page.address("Sharing 1") == "/en/seats/c1/proof/1/#line-bh"


def test_ledger_that_does_not_balance_is_said_to(planner, world, here):
    call = world.call("c1", 3)
    Seat.objects.filter(call=call, state=world.state("qa")).update(standing="free", state=None)
    assert not seat_ledger(world.plan).balanced
    assert "The ledger does not balance" in read(planner, here).text


def test_plan_without_calls_has_no_ledger_yet(planner, here):
    page = read(planner, here)
    assert page.tables == []
    assert "No seats of this plan have been shared out yet." in page.text


def test_reader_may_read_it_and_focal_point_may_not(client, world, here):
    world.call("c1", 3)
    client.force_login(make.UserFactory(role=Role.READER))
    assert len(rows(read(client, here))) == 4
    client.force_login(make.UserFactory(role=Role.FOCAL_POINT, state=world.states[0]))
    assert client.get(here).status_code == 403


def test_ledger_takes_as_many_queries_for_three_as_for_one(planner, world, here):
    world.call("c1")
    queries(planner, here)
    one = queries(planner, here, state="bh")
    for number in (2, 3):
        world.name(world.call(f"c{number}", weeks=number), "kw")
    assert queries(planner, here, state="bh") == one
