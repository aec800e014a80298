"""The matrix of a plan's seats: what it shows, what it opens, who may see it."""

import re

import pytest
from django.urls import reverse

from programmes.enums import Role
from programmes.models import SeatCall
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def here(world):
    return reverse("dashboards:seat-matrix", args=[world.plan.code])


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def test_matrix_shows_allocated_named_confirmed_with_totals(planner, world, here):
    first, second = world.call("c1", 6), world.call("c2", 4, weeks=1, held_back=1)
    world.name(first, "bh", to="confirmed")
    world.name(first, "kw")
    page = read(planner, here)
    assert page.tables[0] == [
        ["Activity", "All", "BH", "KW", "QA", "Free", "Held back", "On offer", "Waited for", "Share out"],
        [f"Course c1 {world.start}", "6/2/1", "2/1/1", "2/1/0", "2/0/0", "0", "0", "0", "0", "–"],
        [
            f"Course c2 {second.activity.starts_on}",
            "3/0/0",
            "1/0/0",
            "1/0/0",
            "1/0/0",
            "0",
            "1",
            "0",
            "0",
            "–",
        ],
        ["All activities", "9/2/1", "3 / 1 / 1", "3 / 1 / 0", "3 / 0 / 0", "0", "1", "0", "0", ""],
    ]
    assert "Of 10 seats, 9 allocated, 2 with a name, 1 confirmed." in page.text
    assert page.address("Course c1") == reverse("dashboards:seats", args=["c1"])


def test_state_that_is_not_invited_has_a_dash_and_one_without_seats_a_nought(planner, world, here):
    call = world.call("c1", 2)
    other = make.SeatCallFactory(activity=world.course("c2"), policy=world.policy, turn=2)
    make.SeatQuotaFactory(call=other, state=make.ParticipatingStateFactory(code="zz", title_en="ZZ"))
    row = read(planner, here).tables[0][1]
    assert call.seats.filter(state__isnull=False).count() == 2
    assert sorted(row[2:5]) == ["0", "1/0/0", "1/0/0"]
    assert row[5] == "–"


def test_seats_given_by_hand_are_marked_and_the_mark_is_explained(planner, world, here):
    call = world.call("c1", 6, held_back=3)
    explained = "An asterisk: seats given by hand are among them, outside the fair share."
    assert explained not in read(planner, here).text
    world.give(call, "kw", 2)
    page = read(planner, here)
    assert page.tables[0][1][2:5] == ["1/0/0", "3/0/0*", "1/0/0"]
    assert explained in page.text


def test_free_seats_lead_to_a_look_before_they_are_shared(planner, world, here):
    world.call("c1", shared=False)
    assert read(planner, here).address("Look first : Course c1") == "/en/seats/c1/share/"


def test_seats_of_what_has_begun_are_not_to_be_shared_out(planner, world, here):
    world.call("c1", 3, weeks=-12, shared=False)
    world.call("c2", 3, weeks=-11, shared=False)
    page = read(planner, here)
    assert [(row[0][:9], row[-1]) for row in page.tables[0][1:3]] == [
        ("Course c1", "–"),
        ("Course c2", "Look first : Course c2"),
    ]


def test_activity_not_open_is_opened_with_the_number_beside_it(planner, world, here):
    world.course("c1", capacity=8)
    page = read(planner, here)
    assert [given["value"] for _tag, given in page.attributes if given.get("id") == "seats-c1"] == ["8"]
    sent = {"activity": "c1", "seats-c1": "٥"}
    answer = planner.post(reverse("dashboards:seat-open", args=[world.plan.code]), sent, follow=True)
    call = SeatCall.objects.get(activity__code="c1")
    assert answer.redirect_chain == [(call.get_absolute_url(), 302)]
    assert "The seats of “Course c1” are open." in answer.content.decode()
    assert (call.seats.count(), call.quotas.count()) == (5, 3)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("many", "Give a whole number of seats."),
        ("-3", "Give a whole number of seats."),
        ("0", "Open a number of seats from 1 to 1000."),
        ("", "Neither the activity nor the seat policy says how many seats there are. Give the number."),
    ],
)
def test_refusal_to_open_stands_beside_the_number_that_was_sent(planner, world, given, why):
    world.course("c1")
    world.course("c2")
    address = reverse("dashboards:seat-open", args=[world.plan.code])
    answer = planner.post(address, {"activity": "c1", "seats-c1": given})
    page = Page(answer)
    row = next(line for line in page.tables[-1] if line[0] == "Course c1")
    assert answer.status_code in (400, 409)
    assert row[-1].endswith(why)
    assert [one["value"] for _tag, one in page.attributes if one.get("id") == "seats-c1"] == [given]
    assert not SeatCall.objects.exists()


def test_refusal_to_open_speaks_arabic_to_who_reads_arabic(planner, world):
    world.course("c1")
    answer = planner.post(f"/ar/plans/{world.plan.code}/seats/open/", {"activity": "c1", "seats-c1": "x"})
    assert answer.status_code == 400
    assert 'dir="rtl"' in answer.content.decode()


def test_findings_stand_above_the_matrix(planner, world, here):
    late = world.call("late", 3, weeks=-11)
    world.name(late, "bh")
    world.course("unopened", weeks=-7)
    world.call("early", 3, weeks=4)
    make.ReofferFactory(call=late)
    found = re.findall(r'finding-number">(\d+)</span> <a href="([^"]+)">([^<]+)', read(planner, here).html)
    assert [(number, url) for number, url, _text in found] == [
        ("1", f"/en/reoffers/{late.reoffers.get().pk}/"),
        ("2", "/en/seats/late/#strip"),
        ("2", "/en/seats/late/#states"),
        ("1", "#open-unopened"),
    ]
    assert "KW and QA" in found[2][2]


def test_reader_sees_numbers_and_nothing_to_act_with(client, world, here):
    world.call("c1", shared=False)
    world.course("c2")
    client.force_login(make.UserFactory(role=Role.READER))
    page = read(client, here)
    assert page.tables[0][0][-1] == "Waited for"
    forms = [
        given for tag, given in page.attributes if tag == "form" and "/seats/" in given.get("action", "")
    ]
    assert forms == []
    assert "Look first" not in page.text
    assert client.post(reverse("dashboards:seat-open", args=[world.plan.code]), {}).status_code == 403


def test_strangers_sign_in_and_focal_points_and_directors_are_refused(client, world, here):
    assert client.get(here).headers["Location"].startswith("/en/admin/login/?next=")
    for role in (Role.FOCAL_POINT, Role.COURSE_DIRECTOR, None):
        client.force_login(make.UserFactory(role=role, state=world.states[0]))
        answer = client.get(here)
        assert answer.status_code == 403
        assert "This page is not open to you" in answer.content.decode()


def test_invented_plan_says_so(client):
    world = SeatWorld(invented=True)
    world.call("c1")
    client.force_login(world.by)
    page = read(client, reverse("dashboards:seat-matrix", args=[world.plan.code]))
    assert "Nothing on this page is a fact." in page.text


def test_plan_without_open_seats_says_so(planner, here):
    assert "No seats are open in this plan yet." in read(planner, here).text


def test_home_of_seats_leads_to_the_plan_in_force(planner, world, here):
    assert planner.get(reverse("dashboards:seat-home")).headers["Location"] == here


def test_matrix_takes_as_many_queries_for_three_as_for_one(planner, world, here):
    world.name(world.call("c1"), "bh")
    queries(planner, here)
    one = queries(planner, here)
    for number in (2, 3):
        world.name(world.call(f"c{number}", weeks=number), "kw")
        world.course(f"closed-{number}")
    assert queries(planner, here) == one
