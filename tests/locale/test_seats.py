"""The planners' pages of seats speak Arabic, also of what was refused."""

import pytest

from programmes.enums import Role
from programmes.models import SeatAllocation
from tests import factories as make
from tests.dashboards.seat_world import SeatWorld
from tests.locale.test_pages import HOME, english
from tests.locale.visible import pieces

pytestmark = pytest.mark.django_db
ACTS = ("hold-back", "release", "resize", "invite", "bid", "turn-back", "wait", "close")


@pytest.fixture
def world():
    """Seats in every standing, people in every status, somebody waiting, an offer, a course not open."""
    world = SeatWorld(invented=True)
    call = world.call("c1", 9, held_back=1, weeks=-6)
    for number, (code, to) in enumerate((("bh", "confirmed"), ("kw", "validated"), ("qa", "nominated"))):
        world.name(call, code, f"Test Person {number}", to=to)
    world.give_back(call, "qa")
    for code, priority in (("bh", 3), ("kw", 3), ("qa", 1)):
        world.wait(call, code, priority=priority)
    seat = make.SeatFactory(call=call, number=20, standing="offered", state=world.state("kw"))
    make.SeatOfferFactory(seat=seat, state=world.state("kw"))
    world.call("c2", 4, weeks=1, shared=False)
    world.course("c3", weeks=-6)
    return world


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def read(client, path, **query):
    return pieces(client.get(f"{HOME}{path}", query).content.decode())


def test_pages_of_seats_speak_arabic(planner, world):
    plan = f"plans/{world.plan.code}/seats/"
    paths = [plan, f"{plan}ledger/?state=kw", f"{plan}ledger/?exact=yes", "seats/c1/", "seats/c2/"]
    paths += [f"{plan}totals/?by={by}" for by in ("state", "activity", "kind", "topic")]
    paths += [
        "seats/c1/proof/1/",
        "seats/c1/1/",
        "seats/c1/20/",
        "seats/c2/share/",
        "seat-policies/policy-now/",
    ]
    assert english({path: read(planner, path) for path in paths}) == []


def test_largest_remainders_and_a_bad_sheet_speak_arabic(planner, world):
    world.policy.rule = "hamilton"
    world.policy.save()
    made = world.call("c4", 5, weeks=2).allocations.get()
    made.sheet["lines"][0]["share"] += 1
    SeatAllocation.objects.filter(pk=made.pk).update(sheet=made.sheet)
    assert english({"proof": read(planner, "seats/c4/proof/1/")}) == []


@pytest.mark.parametrize("act", ACTS)
def test_refusals_speak_arabic(planner, world, act):
    sent = {"seats": "ققق", "state": "ققق", "priority": "9"}
    answer = planner.post(f"{HOME}seats/c1/do/{act}/", sent)
    assert answer.status_code in (400, 409)
    assert english({act: pieces(answer.content.decode())}) == []


def test_questions_before_steps_speak_arabic(planner, world):
    for step in ("validated", "confirmed", "refused"):
        tickets = [
            f"{one.code}:0" for one in world.plan.activities.get(code="c1").seat_call.nominations.all()
        ]
        sent = {"step": step, "nomination": tickets}
        for more in ({}, {"confirmed": "yes"}):
            answer = planner.post(f"{HOME}seats/c1/nominations/", sent | more)
            assert english({step: pieces(answer.content.decode())}) == []


def test_reader_without_any_seats_reads_arabic(client):
    client.force_login(make.UserFactory(role=Role.READER))
    plan = make.AnnualPlanFactory()
    paths = [f"plans/{plan.code}/seats/{name}" for name in ("", "ledger/", "totals/")]
    assert english({path: read(client, path) for path in paths}) == []
