"""The head and foot of every page: the way in, the way out, and where in the site one stands."""

import pytest
from django.urls import reverse

from programmes.enums import Role
from tests import factories as make
from tests.dashboards.reading import read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db


def marked(client, path):
    """The main ways marked as the one the reader stands on or below."""
    page = read(client, path)
    assert page.status == 200
    here = [given["href"] for tag, given in page.attributes if tag == "a" and "aria-current" in given]
    names = {address: words for words, address in page.links}
    menu = page.html[page.html.index('id="menu"') : page.html.index("</nav>")]
    return [names[address] for address in here if f'href="{address}"' in menu]


def test_stranger_is_shown_the_way_in_and_no_other(client):
    page = read(client, "/en/plans/")
    assert ("Sign in", "/en/admin/login/") in page.links
    assert {"Our seats", "Planners' desk"}.isdisjoint(words for words, _address in page.links)
    assert "Sign out" not in page.html


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        (Role.PLANNER, {"Planners' desk"}),
        (Role.COURSE_DIRECTOR, {"Planners' desk"}),
        (Role.FOCAL_POINT, {"Our seats"}),
    ],
)
def test_whoever_is_signed_in_sees_as_whom_and_the_way_out(client, role, ways):
    state = make.ParticipatingStateFactory() if role == Role.FOCAL_POINT else None
    client.force_login(make.UserFactory(username="salem", role=role, state=state, is_staff=True))
    page = read(client, "/en/plans/")
    shown = {words for words, _address in page.links}
    assert shown & {"Sign in", "Our seats", "Planners' desk"} == ways
    assert ("form", {"class": "cluster no-print", "method": "post", "action": "/en/admin/logout/"}) in (
        page.attributes
    )
    assert "Signed in as <bdi>salem</bdi>" in page.html


def test_page_marks_the_way_it_belongs_to(client):
    world = SeatWorld()
    world.call("c1", 3)
    client.force_login(world.by)
    code = world.plan.code
    assert marked(client, reverse("dashboards:plan", args=[code])) == ["Plans"]
    for name in ("seat-matrix", "seat-ledger", "seat-totals", "seat-clock"):
        assert marked(client, reverse(f"dashboards:{name}", args=[code])) == ["Seats"]
    assert marked(client, reverse("dashboards:outbox")) == ["Seats"]
    assert marked(client, reverse("dashboards:board", args=[code])) == ["Planning"]


def test_meeting_and_run_belong_to_dialogues_and_to_planning(client):
    meeting, run = make.MeetingFactory(), make.PlanningRunFactory()
    client.force_login(make.UserFactory(role=Role.PLANNER))
    assert marked(client, meeting.get_absolute_url()) == ["Dialogues"]
    assert marked(client, reverse("dashboards:run", args=[run.code])) == ["Planning"]


def test_course_director_who_signs_in_begins_with_the_own_courses(client):
    for name, role, start in (
        ("salem", Role.COURSE_DIRECTOR, "/en/my-courses/"),
        ("noura", Role.PLANNER, "/en/admin/"),
    ):
        person = make.UserFactory(username=name, role=role, is_staff=True)
        person.set_password("a password for the test")
        person.save()
        given = {"username": name, "password": "a password for the test", "next": "/en/admin/"}
        answer = client.post("/en/admin/login/", given)
        assert (answer.status_code, answer.url) == (302, start)
        client.post("/en/admin/logout/")
