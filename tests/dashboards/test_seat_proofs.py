"""Proof sheets, the look before sharing, stories of seats, and the policy behind them."""

import pytest
from django.urls import reverse

from programmes.enums import Role
from programmes.models import SeatAllocation, SeatEvent
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db
PROOF, SHARE = "/en/seats/c1/proof/1/", "/en/seats/c1/share/"


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def plain(text):
    return text.replace("\u2066", "").replace("\u2069", "")


def rows(page, table):
    return [[plain(cell) for cell in line] for line in page.tables[table][1:]]


def test_proof_gives_entitlements_and_quotients_in_order(planner, world):
    call = world.call("c1", 4)
    page = read(planner, PROOF)
    sheet = call.allocations.get().sheet
    assert [line[0] for line in rows(page, 0)] == [one["key"].upper() for one in sheet["lines"]]
    for line, stored in zip(rows(page, 0), sheet["lines"], strict=True):
        carried = "−0.67" if stored["share"] == 2 else "+0.33"
        assert line[1:] == [
            "1", "0", "none", "0", "0", str(stored["place"]), "1.33", "0",
            str(stored["share"]), str(stored["share"]), carried,
        ]  # fmt: skip
    assert [(line[0], line[2]) for line in rows(page, 1)] == [
        ("1", "quotient 1"),
        ("2", "quotient 1"),
        ("3", "quotient 1"),
        ("4", "quotient 0.33"),
    ]
    first = sheet["awards"][0]
    assert rows(page, 1)[0][1] == first["claim"]["key"].upper()
    assert rows(page, 1)[0][4].startswith("equal: ")
    assert "Checked: every number follows from the inputs" in page.text
    assert "4 seats shared among 3 states" in page.text
    assert sheet["seal"] in page.text


def test_proof_gives_exact_fractions_on_demand(planner, world):
    world.call("c1", 4)
    page = read(planner, PROOF, exact="yes")
    assert {line[7] for line in rows(page, 0)} == {"4/3"}
    assert rows(page, 1)[3][2] == "quotient 1/3"


def test_altered_sheet_is_found_out(planner, world):
    made = world.call("c1", 4).allocations.get()
    made.sheet["lines"][0]["share"] += 1
    SeatAllocation.objects.filter(pk=made.pk).update(sheet=made.sheet)
    page = read(planner, PROOF)
    assert "The check found faults" in page.text
    assert "lines.0.share" in [line[0] for line in rows(page, 0)]


def test_proof_names_the_policy_and_its_basis(planner, world):
    world.call("c1", 4)
    page = read(planner, PROOF)
    assert "Held under the policy “Policy of the test”: assumed." in page.text
    assert page.address("Its weights and reasons") == "/en/seat-policies/policy-now/"


def test_look_shares_nothing_and_yes_shares_exactly_so(planner, world):
    call = world.call("c1", 4, shared=False)
    page = read(planner, SHARE)
    assert "Nothing is done yet" in page.text
    assert not SeatAllocation.objects.exists()
    (seal,) = [given["value"] for _tag, given in page.attributes if given.get("name") == "seal"]
    answer = planner.post(SHARE, {"seal": seal, "reason": "First sharing."}, follow=True)
    made = call.allocations.get()
    assert answer.redirect_chain == [(PROOF, 302)]
    assert (made.sheet["seal"], call.seats.filter(standing="allocated").count()) == (seal, 4)
    assert set(SeatEvent.objects.filter(kind="allocated").values_list("reason", flat=True)) == {
        "First sharing."
    }


def test_look_that_was_overtaken_shares_nothing(planner, world):
    call = world.call("c1", 4, shared=False)
    answer = planner.post(SHARE, {"seal": "0" * 64})
    assert answer.status_code == 409
    assert "Something changed since you looked" in Page(answer).text
    assert not call.seats.filter(standing="allocated").exists()
    assert not SeatAllocation.objects.exists()


def test_nothing_to_share_is_said_in_a_sentence(planner, world):
    world.call("c1", 4)
    answer = planner.get(SHARE)
    assert answer.status_code == 409
    assert "No seat is free, so there is nothing to share." in Page(answer).text


def test_story_tells_the_events_of_a_seat_in_sentences(planner, world):
    call = world.call("c1", 3)
    named = world.name(call, "bh", "Test Person 1", to="confirmed")
    world.give_back(call, "qa")
    page = read(planner, f"/en/seats/c1/{named.seat.number}/")
    told = [
        line.strip() for line in page.text.split("The story of this seat")[1].split(str(world.by.username))
    ]
    for sentence, chapter in zip(
        (
            "The seat was opened.",
            "The seat was allocated to BH.",
            "BH named a person for the seat. Test Person 1",
            "The nomination by BH was validated. Test Person 1",
            "The nominee of BH was confirmed. Test Person 1",
        ),
        told,
        strict=False,
    ):
        assert sentence in chapter
    assert page.address("Proof sheet of sharing 1") == PROOF
    back = call.seats.get(standing="free").number
    assert "QA turned the seat back." in read(planner, f"/en/seats/c1/{back}/").text


def test_story_of_a_seat_there_is_not_is_not_found(planner, world):
    world.call("c1", 3)
    assert planner.get("/en/seats/c1/99/").status_code == 404


def test_proof_and_story_take_as_many_queries_for_many_as_for_few(planner, world):
    call = world.call("c1", 3)
    story = reverse("dashboards:seat-story", args=["c1", world.name(call, "bh").seat.number])
    queries(planner, PROOF)
    few = queries(planner, PROOF), queries(planner, story)
    other = SeatWorld(year=2024, states=("bh", "kw", "qa", "om", "ae", "no"))
    big = other.call("c2", 30)
    seat = other.name(big, "om", to="confirmed").seat
    many = queries(planner, "/en/seats/c2/proof/1/"), queries(planner, f"/en/seats/c2/{seat.number}/")
    assert many == few


def test_policy_shows_every_value_with_its_basis_and_the_weights(planner, world):
    make.SeatWeightFactory(policy=world.policy, state=world.state("kw"), weight=2, lot=0)
    world.call("c1")
    page = read(planner, "/en/seat-policies/policy-now/")
    assert page.tables[0][1:] == [["KW دولة kw", page.tables[0][1][1], "the policy's", "the policy's", "0"]]
    assert page.tables[0][1][1].startswith("2 assumed")
    assert "7 weeks before the start" in page.text
    assert "Nothing published prescribes otherwise." in page.html
    assert page.address("Course c1") == "/en/seats/c1/"


def test_policy_is_for_those_who_read_rules(client, world):
    path = "/en/seat-policies/policy-now/"
    assert client.get(path).status_code == 302
    for role, status in ((Role.READER, 200), (Role.COURSE_DIRECTOR, 200), (Role.FOCAL_POINT, 403)):
        client.force_login(make.UserFactory(role=role, state=world.states[0]))
        assert client.get(path).status_code == status
    assert client.get("/en/seat-policies/none/").status_code == 403
