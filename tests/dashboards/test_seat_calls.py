"""The page of one call: seats, states, who waits, offers, people; what is done there; who sees what."""

import pytest
from django.urls import reverse

from programmes.enums import Role
from programmes.models import Nomination, SeatQuota, WaitingEntry
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db
HERE = "/en/seats/c1/"


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def plain(text):
    return "".join(letter for letter in text if letter not in "\u2066\u2068\u2069")


def table(page, first):
    """The rows of the table whose first heading is `first`."""
    return next(
        [[plain(cell) for cell in row] for row in one[1:]] for one in page.tables if one[0][0] == first
    )


def alerts(page):
    """The forms in which a refusal stands."""
    return [given["id"] for _tag, given in page.attributes if given.get("role") == "alert"]


def do(client, what, **sent):
    return client.post(reverse("dashboards:seat-act", args=["c1", what]), sent, follow=True)


def test_strip_shows_every_seat_in_words(planner, world):
    call = world.call("c1", 5, held_back=1)
    world.name(call, "bh", to="confirmed")
    world.give_back(call, "qa")
    words = [
        given["title"] for tag, given in read(planner, HERE).attributes if "title" in given and tag == "a"
    ]
    mine = {seat.number: seat for seat in call.seats.all()}
    named = call.nominations.get().seat.number
    assert sorted(words) == sorted(
        f"Seat {number}, {seat.state.label}: {'confirmed' if number == named else 'allocated, no name'}"
        if seat.state
        else f"Seat {number}: {'held back' if seat.standing == 'held_back' else 'free'}"
        for number, seat in mine.items()
    )
    assert len(words) == 5


def test_states_stand_with_bid_seats_and_people(planner, world):
    call = world.call("c1", 3)
    world.name(call, "kw", to="confirmed")
    SeatQuota.objects.filter(call=call, state=world.state("bh")).update(bid=4, bid_at=call.opened_at)
    world.wait(call, "bh", 2)
    assert [[row[0], *row[2:]] for row in table(read(planner, HERE), "State")] == [
        ["BH", "the policy's", "4", "0", "1", "0", "0", "0", "2"],
        ["KW", "the policy's", "—", "0", "1", "1", "1", "0", "0"],
        ["QA", "the policy's", "—", "0", "1", "0", "0", "0", "0"],
    ]


def test_gates_have_their_days_and_what_is_due(planner, world):
    world.call("c1", weeks=-6)
    text = plain(read(planner, HERE).text)
    assert "names are due · reached" in text
    assert "unfilled seats are taken back · reached" in text
    assert "the activity is confirmed or cancelled · next" in text


def test_activity_without_a_day_has_no_clock(planner, world):
    call = world.call("c1")
    make.ActivityFactory._meta.model.objects.filter(pk=call.activity_id).update(
        starts_on=None, ends_on=None, date_precision="none"
    )
    assert "No day is known yet, so no clock runs." in read(planner, HERE).text


def test_waiting_list_says_why_each_stands_where_it_does(planner, world):
    call = world.call("c1", 3)
    for code, priority in (("bh", 3), ("kw", 3), ("qa", 1)):
        world.wait(call, code, priority=priority)
    assert [[row[0], row[1], row[3], row[5]] for row in table(read(planner, HERE), "Place")] == [
        ["1", "QA", "1", "nobody comes before"],
        ["2", "BH", "3", "priority 3 after 1"],
        ["3", "KW", "3", "same priority, came later"],
    ]


def test_open_offer_stands_with_its_ground_and_end(planner, world):
    call = world.call("c1", 3)
    seat = make.SeatFactory(call=call, number=9, standing="offered", state=world.state("kw"))
    offer = make.SeatOfferFactory(seat=seat, state=world.state("kw"))
    (row,) = table(read(planner, HERE), "Seat")
    assert row[:3] == ["Seat 9", "KW", "first on the waiting list"]
    assert row[3].startswith(f"{offer.expires_at:%Y-%m-%d}")


@pytest.mark.parametrize(
    ("what", "sent", "standing"),
    [
        ("hold-back", {"seats": "2"}, {"free": 4, "held_back": 3}),
        ("release", {"seats": "1"}, {"free": 7}),
        ("resize", {"seats": "9"}, {"free": 8, "held_back": 1}),
    ],
)
def test_pool_is_changed_by_its_forms(planner, world, what, sent, standing):
    call = world.call("c1", 7, held_back=1, shared=False)
    answer = do(planner, what, reason="As decided.", **sent)
    assert answer.redirect_chain == [(f"{HERE}#acts", 302)]
    found = list(call.seats.values_list("standing", flat=True))
    assert {one: found.count(one) for one in set(found)} == standing


def test_states_are_invited_bid_wait_and_turn_back_by_forms(planner, world):
    call = world.call("c1", 3)
    other = make.ParticipatingStateFactory(code="om", title_en="Oman")
    do(planner, "invite", state="om", basis="assumed", reason_en="Neighbour.")
    assert call.quotas.get(state=other).reason_en == "Neighbour."
    do(planner, "bid", state="om", seats="2")
    assert call.quotas.get(state=other).bid == 2
    do(planner, "wait", state="om", seats="2", priority="1")
    assert WaitingEntry.objects.values_list("state__code", "seats", "priority").get() == ("om", 2, 1)
    do(planner, "turn-back", state="qa", seats="1", reason="Nobody to send.")
    assert call.seats.get(standing="free").events.filter(kind="turned_back", state__code="qa").count() == 1


def test_seats_are_given_by_hand_to_a_state_or_its_agency(planner, world):
    call = world.call("c1", 6, held_back=2)
    body = make.NominatingBodyFactory(code="qa-moi", state=world.state("qa"), title_en="Qatar Ministry")
    assert "Given by hand" not in read(planner, HERE).text
    answer = do(planner, "grant", whom="kw", seats="1", reason="Their own staff.")
    assert answer.redirect_chain == [(f"{HERE}#acts", 302)]
    assert "1 seat is given by hand to KW." in answer.content.decode()
    do(planner, "grant", whom="qa/qa-moi", seats="1", reason="As they asked.")
    assert list(call.seats.filter(body=body).values_list("number", "state__code")) == [(6, "qa")]
    assert [[row[0], row[1], row[4]] for row in table(read(planner, HERE), "Seat")] == [
        ["Seat 5", "KW", "Their own staff."],
        ["Seat 6", "QA Qatar Ministry", "As they asked."],
    ]
    told = read(planner, f"{HERE}5/").text
    assert "The Centre gave the seat to KW by hand, outside the sharing." in told
    assert "Their own staff." in told


def test_seats_are_given_to_an_agency_of_the_state_chosen_alone(planner, world):
    call = world.call("c1", 3, shared=False)
    make.NominatingBodyFactory(code="om-moi", state=make.ParticipatingStateFactory(code="om"))
    make.NominatingBodyFactory(code="qa-old", state=world.state("qa"), retired_on=world.start)
    for whom, why in (
        ("qa/om-moi", "Choose a state or one of its agencies."),
        ("qa/qa-old", "Choose a state or one of its agencies."),
        ("om", "This state is not invited to the activity."),
    ):
        answer = do(planner, "grant", whom=whom, seats="1", reason="x")
        assert alerts(Page(answer)) == ["act-grant-fault"]
        assert why in Page(answer).text
    assert set(call.seats.values_list("standing", flat=True)) == {"free"}


def test_closing_leaves_nothing_to_do(planner, world):
    world.call("c1", 3)
    do(planner, "close", reason="Full.")
    page = read(planner, HERE)
    assert "no seat changes hands any more" in page.text
    assert not [given for tag, given in page.attributes if given.get("class") == "seat-act"]


@pytest.mark.parametrize(
    ("what", "sent", "why"),
    [
        ("hold-back", {"seats": "9", "reason": "x"}, "Only 3 seats can be moved so"),
        ("hold-back", {"seats": "1"}, "Say why: this change needs a reason."),
        ("resize", {"seats": "a few", "reason": "x"}, "Give a whole number of seats."),
        ("turn-back", {"state": "bh", "seats": "1", "reason": "x"}, "No seat can be moved so"),
        ("bid", {"state": "nowhere", "seats": "1"}, "Choose a state."),
        ("grant", {"whom": "kw", "seats": "4", "reason": "x"}, "Only 3 seats are held back or free."),
        ("grant", {"whom": "kw", "seats": "1"}, "Say why: this change needs a reason."),
    ],
)
def test_refusal_stands_beside_the_form_that_was_sent_with_what_was_typed(planner, world, what, sent, why):
    world.call("c1", 3, shared=False)
    answer = do(planner, what, **sent)
    page = Page(answer)
    assert answer.status_code in (400, 409)
    assert alerts(page) == [f"act-{what}-fault"]
    assert why in page.text
    typed = {
        given["name"]: given["value"] for tag, given in page.attributes if given.get("id") == f"{what}-seats"
    }
    assert typed == {"seats": sent["seats"]}


def test_unknown_act_and_call_are_not_found(planner, world):
    assert do(planner, "close", reason="x").status_code == 404
    world.call("c1")
    assert do(planner, "give-away").status_code == 404
    assert planner.get("/en/seats/c9/").status_code == 404


def test_director_sees_the_people_of_the_own_course_and_of_no_other(client, world):
    mine, other = world.call("c1"), world.call("c2", weeks=1)
    world.name(mine, "bh", "Test Person 1")
    world.name(other, "bh", "Test Person 2")
    director = make.UserFactory(role=Role.COURSE_DIRECTOR)
    mine.directors.add(director)
    client.force_login(director)
    page = read(client, HERE)
    assert [row[:2] for row in table(page, "Nominee")] == [["Test Person 1 Test position", "BH"]]
    assert not [given for tag, given in page.attributes if given.get("class") == "seat-act"]
    assert client.get("/en/seats/c2/").status_code == 403
    assert client.get("/en/seats/c9/").status_code == 403
    assert client.get("/en/seats/c1/1/").status_code == 200
    assert client.get("/en/seats/c2/1/").status_code == 403
    assert client.get("/en/seats/c1/proof/1/").status_code == 403


def test_reader_sees_numbers_and_no_person(client, world):
    call = world.call("c1", 3)
    world.name(call, "bh", "Hidden Person")
    client.force_login(make.UserFactory(role=Role.READER))
    page = read(client, HERE)
    assert [row[6] for row in table(page, "State")] == ["1", "0", "0"]
    assert "Hidden Person" not in page.html
    assert "Nominations" not in page.text
    assert client.get("/en/seats/c1/proof/1/").status_code == 200
    assert client.get("/en/seats/c1/1/").status_code == 404
    assert do(client, "close", reason="x").status_code == 403


@pytest.mark.parametrize("path", ["", "1/", "proof/1/", "share/"])
def test_focal_point_is_refused_and_stranger_asked_to_sign_in(client, world, path):
    world.call("c1", 3)
    assert client.get(HERE + path).headers["Location"].startswith("/en/admin/login/?next=")
    client.force_login(make.UserFactory(role=Role.FOCAL_POINT, state=world.states[0]))
    answer = client.get(HERE + path)
    assert answer.status_code == 403
    assert "This page is not open to you" in answer.content.decode()


def test_call_takes_as_many_queries_for_three_as_for_one(planner, world):
    call = world.call("c1", 12, held_back=3)
    world.name(call, "bh")
    world.wait(call, "bh")
    world.give(call, "bh")
    queries(planner, HERE)
    one = queries(planner, HERE)
    for code in ("kw", "qa"):
        make.NominatingBodyFactory(state=world.state(code))
        world.name(call, code)
        world.wait(call, code)
        world.give(call, code)
    assert queries(planner, HERE) == one


class TestSteps:
    """Steps taken with several nominations at once, after a question."""

    address = "/en/seats/c1/nominations/"

    @pytest.fixture
    def named(self, world):
        call = world.call("c1", 6)
        return [
            world.name(call, code, f"Test Person {number}") for number, code in enumerate(("bh", "kw"), 1)
        ]

    def ticked(self, *rows):
        return [f"{one.code}:{Nomination.objects.get(pk=one.pk).version}" for one in rows]

    def test_question_lists_who_is_meant_and_changes_nothing(self, planner, named):
        page = Page(planner.post(self.address, {"step": "validated", "nomination": self.ticked(*named)}))
        assert "2 nominations become: validated" in page.text
        assert "Test Person 1, BH: nominated" in page.text.replace(" ,", ",")
        assert set(Nomination.objects.values_list("status", flat=True)) == {"nominated"}

    def test_yes_takes_the_step(self, planner, named):
        sent = {"step": "validated", "nomination": self.ticked(*named), "confirmed": "yes"}
        answer = planner.post(self.address, sent, follow=True)
        assert answer.redirect_chain == [(f"{HERE}#nominations", 302)]
        assert "2 nominations were changed." in answer.content.decode()
        assert set(Nomination.objects.values_list("status", flat=True)) == {"validated"}

    def test_step_that_does_not_follow_is_said_before(self, planner, named):
        page = Page(planner.post(self.address, {"step": "confirmed", "nomination": self.ticked(*named)}))
        assert "These stay as they are: the step does not follow" in page.text
        assert "become" not in page.text

    def test_who_was_changed_meanwhile_is_left_and_named(self, planner, named):
        tickets = self.ticked(*named)
        planner.post(self.address, {"step": "validated", "nomination": tickets[:1], "confirmed": "yes"})
        answer = planner.post(
            self.address, {"step": "refused", "nomination": tickets, "confirmed": "yes", "reason": "x"}
        )
        page = Page(answer)
        assert answer.status_code == 409
        assert "Test Person 1: Somebody else has changed this record" in page.text
        assert "1 nomination was changed." in page.text
        assert dict(Nomination.objects.values_list("nominee__name_en", "status")) == {
            "Test Person 1": "validated",
            "Test Person 2": "refused",
        }

    def test_refusing_needs_a_reason(self, planner, named):
        sent = {"step": "refused", "nomination": self.ticked(named[0]), "confirmed": "yes"}
        page = Page(planner.post(self.address, sent))
        assert "Test Person 1: Say why: this change needs a reason." in page.text

    def test_nothing_ticked_is_said(self, planner, named):
        answer = planner.post(self.address, {"step": "validated"}, follow=True)
        assert "Tick the nominations first." in answer.content.decode()

    def test_only_planners_take_steps(self, client, world, named):
        for role in (Role.READER, Role.COURSE_DIRECTOR, Role.FOCAL_POINT):
            client.force_login(make.UserFactory(role=role, state=world.states[0]))
            assert client.post(self.address, {"step": "validated"}).status_code == 403
