"""Every page of a focal point's door speaks Arabic: what it shows, its forms, what it refuses."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve
from django.utils import timezone

from programmes.dashboards import urls_door
from programmes.services.new_people import name_person
from programmes.services.nominations import withdraw
from programmes.services.offers import open_offer
from programmes.services.waiting_list import enter
from tests import factories as make
from tests.exchange.nomination_sheets import row, text
from tests.exchange.nomination_world import World
from tests.locale.test_pages import HREF, english
from tests.locale.visible import pieces

pytestmark = pytest.mark.django_db
HERE = "/ar/door/"
# Every fault a table of texts can have, in words of its own language: they are shown as they came.
FAULTY = (
    {"activity": ""},
    {"activity": "لا-يوجد"},
    {"activity": "elsewhere"},
    {"activity": "over"},
    {"activity": "late"},
    {"activity": "undated"},
    {"name_ar": ""},
    {"name_ar": "٧٧"},
    {"name_ar": "=أ١"},
    {"name_ar": "ا" * 201},
    {"email": "بريد"},
    {"service": "بحرية"},
    {"state": "قطر"},
    {"body": "البحرية"},
    {"body": "وزارة قطر"},
    {"name_ar": "سالم"},
    {"name_ar": "فهد"},
    {"name_ar": "فهـد"},
)
OWN = re.compile(r"^/ar/(door|nominations)/.*(?<!\.xlsx)$")


@pytest.fixture
def door(client):
    """A door where something of every kind stands."""
    world = World()
    call = world.call("maritime", seats=3)
    world.call("undated", seats=0, weeks=None)
    world.call("late", seats=1, weeks=3)
    world.call("elsewhere", invite=False)
    over = world.call("over", seats=1)
    over.closed_at = over.opened_at
    over.save()
    given = {"call": call, "state": world.kuwait, "by": world.focal}
    person = {"name_ar": "سالم", "position": "رائد", "email": "s@example.org", "service": "military"}
    name_person(person=person, **given)
    name_person(person={"name_ar": "نورة"}, waitlist=True, **given)
    gone = name_person(person={"name_ar": "بدر"}, **given)
    withdraw(nomination=gone, by=world.focal, reason="تعذر الحضور")
    seat = make.SeatFactory(call=call, number=90, free=True)
    open_offer(seat=seat, state=world.kuwait, ground="largest_claim", by=None)
    make.OutboxMessageFactory(call=call, state=world.kuwait, status="sent", ended_at=timezone.now())
    client.force_login(world.focal)
    return world


def walked(client, *start):
    seen, waiting = {}, [*start]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        body = answer.content.decode()
        seen[path] = pieces(body)
        waiting += [link for link in HREF.findall(body) if OWN.match(link)]
    return seen


def test_every_page_of_the_door_speaks_arabic(door, client):
    data = text(*(row(**{"activity": "maritime", "name_ar": "سالم"} | cells) for cells in FAULTY))
    brought = client.post(f"{HERE}imports/", {"file": SimpleUploadedFile("names.csv", data)})
    found = walked(client, HERE, brought.url)
    names = {resolve(path).url_name for path in found}
    assert names == {one.name for one in urls_door.urlpatterns if not one.name.endswith("-xlsx")}
    assert english(found) == []


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("maritime/nominate/", {}),
        ("late/nominate/", {"name_ar": "سالم"}),
        ("maritime/turn-back/", {"seats": "9", "reason": "لا حاجة"}),
        ("maritime/turn-back/", {"seats": "9"}),
        ("maritime/bid/", {"seats": "5000"}),
        ("imports/", {}),
    ],
)
def test_refusals_speak_arabic(door, client, path, values):
    answer = client.post(f"{HERE}{path}", values)
    assert answer.status_code in (400, 409)
    assert english({path: pieces(answer.content.decode())}) == []


def test_account_without_a_state_and_a_planner_read_arabic(door, client):
    enter(call=make.SeatQuotaFactory(state=door.kuwait).call, state=door.kuwait, by=door.focal)
    lost = door.person(state=door.kuwait)
    lost.state = None
    lost.save()
    found = {}
    for user in (lost, door.person(role="planner")):
        client.force_login(user)
        found[f"{HERE} as {user.pk}"] = pieces(client.get(HERE).content.decode())
    found["as a state"] = pieces(client.get(f"{HERE}?state=kw").content.decode())
    assert english(found) == []
