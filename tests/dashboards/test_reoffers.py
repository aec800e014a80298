"""The clock, its proposals and the outbox: what they show, what they do, who may see them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.enums import Role
from programmes.models import OutboxMessage, Reoffer, SeatOffer
from programmes.services.reoffers import dismiss, propose
from programmes.services.seats import place_bid
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def here(world):
    return reverse("dashboards:seat-clock", args=[world.plan.code])


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def at_gate(world, code="c1", *, weeks=-7, seats=6):
    """A course that begins in five weeks: unfilled seats are to be taken back since a week."""
    call = world.call(code, seats, weeks=weeks)
    # The seats were shared long ago, so that no state has them only since lately.
    call.events.update(at=timezone.now() - timedelta(days=90))
    return call


def proposal(world, code="c1", **values):
    """BH and KW sit in their seats; QA loses two, of which KW asked for one."""
    call = at_gate(world, code, **values)
    for state in ("bh", "bh", "kw", "kw"):
        world.name(call, state, f"Person of {code}")
    place_bid(call=call, state=world.state("kw"), seats=3, by=world.by)
    return propose(call=call, as_of=timezone.localdate(), by=world.by)


def test_clock_lists_gates_by_date_and_what_each_asks_for(planner, world, here):
    call = at_gate(world)
    world.name(call, "bh")
    world.call("later", 3)
    page = read(planner, here)
    first, second = call.activity.starts_on, world.start
    assert page.tables[0][1:] == [
        [
            "Course c1",
            str(first - timedelta(weeks=6)),
            "unfilled seats are taken back",
            "5 seats to take back, 0 free seats to offer.",
            "open",
        ]
    ]
    assert "Run the clock: it has something to propose at 1 gate that was reached." in page.text
    assert [(*row[:3], row[4]) for row in page.tables[1][1:]] == [
        ("Course c1", str(first - timedelta(weeks=4)), "the activity is confirmed or cancelled", "to come")
    ]
    assert [row[:4] for row in page.tables[2][1:]] == [
        [
            "Course later",
            str(second - timedelta(weeks=7)),
            "names are due",
            "Reminders to 3 states: 3 seats without a name.",
        ],
        [
            "Course later",
            str(second - timedelta(weeks=6)),
            "unfilled seats are taken back",
            "3 seats to take back, 0 free seats to offer.",
        ],
        [
            "Course later",
            str(second - timedelta(weeks=4)),
            "the activity is confirmed or cancelled",
            "0 nominees confirmed for 3 seats, 0 not confirmed.",
        ],
    ]


def test_gate_with_free_seats_that_nobody_is_in_line_for_asks_for_nothing(planner, world, here):
    call = at_gate(world, seats=3)
    for code in ("bh", "kw"):
        world.name(call, code)
    world.give_back(call, "qa")
    for code in ("bh", "kw"):
        place_bid(call=call, state=world.state(code), seats=1, by=world.by)
    page = read(planner, here)
    assert page.tables[0][1][3:] == ["0 seats to take back, 1 free seat to offer.", "nobody in line"]
    assert "Nothing is to be done now." in page.text
    assert propose(call=call, as_of=timezone.localdate(), by=world.by) is None
    world.wait(call, "bh")
    assert read(planner, here).tables[0][1][4] == "open"


def test_gate_whose_proposal_was_dismissed_says_so_until_something_changes(planner, world, here):
    found = proposal(world)
    dismiss(reoffer=found, by=world.by, reason="They will name.")
    page = read(planner, here)
    assert page.tables[0][1][4] == "dismissed"
    assert "Nothing is to be done now." in page.text
    world.give_back(found.call, "qa")
    assert read(planner, here).tables[0][1][4] == "open"


def test_activity_without_a_day_has_no_clock(planner, world, here):
    first = world.start.replace(day=1)
    activity = make.CourseFactory(
        code="vague", title_en="Vague", plan=world.plan, starts_on=first, date_precision="month"
    )
    make.SeatCallFactory(activity=activity, policy=world.policy)
    page = read(planner, here)
    assert "No date, no clock" in page.text
    assert page.address("Vague") == "/en/seats/vague/"


def test_clock_is_run_by_a_button_and_leads_to_what_it_proposes(planner, world, here):
    at_gate(world)
    answer = planner.post(here, follow=True)
    page = Page(answer)
    made = Reoffer.objects.get()
    assert answer.redirect_chain == [(here, 302)]
    assert "The clock ran: 1 new proposal." in answer.content.decode()
    assert page.address("unfilled seats are taken back") == made.get_absolute_url()
    assert page.address("A proposal waits") == made.get_absolute_url()
    assert "The clock ran: 0 new proposals." in planner.post(here, follow=True).content.decode()
    assert OutboxMessage.objects.count() == 0


def test_proposal_says_what_goes_where_and_why(planner, world):
    found = proposal(world)
    page = read(planner, found.get_absolute_url())
    assert "Seat" in page.text
    assert "Asked for 3 and has 2; claim \u20661/5\u2069, and no other state can take it." in page.text
    assert "Named no number and has 2; claim \u20661/5\u2069, and no other state can take it." in page.text
    boxes = {
        (given["name"], given["value"])
        for tag, given in page.attributes
        if tag == "input" and given.get("type") == "checkbox"
    }
    seats = [str(one["seat"]) for one in found.content["take_back"]]
    assert boxes == {
        *(("take_back", seat) for seat in seats),
        *(("offer", seat) for seat in seats),
        *(("letter", code) for code in ("bh", "kw", "qa")),
    }
    assert "2 seats were taken back, since nobody was named for them." in page.text
    assert "Person of c1" not in page.html


def test_proposal_says_how_many_seats_go_to_nobody(planner, world):
    call = at_gate(world, seats=3)
    for code in ("bh", "kw"):
        world.name(call, code)
        place_bid(call=call, state=world.state(code), seats=1, by=world.by)
    found = propose(call=call, as_of=timezone.localdate(), by=world.by)
    page = read(planner, found.get_absolute_url())
    assert "No seat is offered. 1 seat taken back stays free: no other state can take it now." in page.text
    assert "taken back stay" not in read(planner, proposal(world, "c2").get_absolute_url()).text


def test_confirming_does_what_is_ticked_and_leads_to_the_letters(planner, world):
    found = proposal(world)
    kept, left = (one["seat"] for one in found.content["take_back"])
    sent = {"step": "confirm", "take_back": [kept], "offer": [kept, left], "letter": ["bh", "kw", "qa"]}
    page = Page(planner.post(found.get_absolute_url(), sent, follow=True))
    found.refresh_from_db()
    assert (found.status, found.decided_by) == ("confirmed", world.by)
    assert found.content["left_out"] == {"take_back": [left]}
    offer = SeatOffer.objects.get()
    assert offer.seat.number == kept
    assert set(OutboxMessage.objects.values_list("state__code", flat=True)) == {"qa", offer.state.code}
    letter = OutboxMessage.objects.get(state=offer.state)
    assert page.address(letter.subject_en) == letter.get_absolute_url()
    assert "(left out)" in page.text


def test_proposal_that_was_overtaken_says_so_and_does_nothing(planner, world):
    found = proposal(world)
    world.name(found.call, "qa")
    answer = planner.post(found.get_absolute_url(), {"step": "confirm", "take_back": [1]})
    assert answer.status_code == 409
    assert "Something changed since this was proposed. Run the clock again" in answer.content.decode()
    assert not SeatOffer.objects.exists()


def test_dismissing_needs_a_reason_and_keeps_it(planner, world):
    found = proposal(world)
    refused = planner.post(found.get_absolute_url(), {"step": "dismiss", "reason": " "})
    assert refused.status_code == 409
    assert "Say why: this change needs a reason." in refused.content.decode()
    page = Page(
        planner.post(found.get_absolute_url(), {"step": "dismiss", "reason": "They will name."}, follow=True)
    )
    assert "They will name." in page.text
    assert "Confirm what is ticked" not in page.text


@pytest.mark.parametrize("step", ["", "confirmed"])
def test_step_that_is_none_is_not_found(planner, world, step):
    found = proposal(world)
    assert planner.post(found.get_absolute_url(), {"step": step}).status_code == 404


def test_invented_plan_says_so_on_clock_and_proposal(client):
    world = SeatWorld(invented=True)
    client.force_login(world.by)
    found = proposal(world)
    clock = reverse("dashboards:seat-clock", args=[world.plan.code])
    for path in (clock, found.get_absolute_url()):
        assert "Invented for demonstration" in read(client, path).text


@pytest.mark.parametrize("role", [Role.READER, Role.COURSE_DIRECTOR, Role.FOCAL_POINT])
def test_clock_and_proposals_are_the_planners(client, world, here, role):
    found = proposal(world)
    state = world.state("bh") if role == Role.FOCAL_POINT else None
    client.force_login(make.UserFactory(role=role, state=state))
    assert client.get(here).status_code == 403
    assert client.post(here).status_code == 403
    assert client.get(found.get_absolute_url()).status_code == 403
    assert client.post(found.get_absolute_url(), {"step": "confirm"}).status_code == 403
    client.logout()
    assert client.get(here).status_code == client.get(found.get_absolute_url()).status_code == 302


def test_clock_takes_as_many_queries_for_three_calls_as_for_one(planner, world, here):
    proposal(world)
    one = queries(planner, here)
    for number in (2, 3):
        proposal(world, f"c{number}")
    assert len(read(planner, here).tables[0]) == 4
    assert queries(planner, here) == one


def test_proposal_takes_as_many_queries_for_three_seats_as_for_one(planner, world):
    counts = []
    for code, seats in (("c1", 3), ("c2", 9)):
        call = at_gate(world, code, seats=seats)
        for state in ("bh", "kw"):
            for _seat in range(seats // 3):
                world.name(call, state)
        found = propose(call=call, as_of=timezone.localdate(), by=world.by)
        assert len(found.content["take_back"]) == seats // 3
        counts.append(queries(planner, found.get_absolute_url()))
    assert counts[0] == counts[1]
