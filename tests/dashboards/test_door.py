"""A focal point's door: what it shows of the own state, what it lets do, who may stand at it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.enums import Role
from programmes.models import Activity
from programmes.services.nominations import nominate, register_nominee
from tests import factories as make
from tests.dashboards.door_steps import HERE, day, named, offered, plain
from tests.dashboards.reading import queries, read
from tests.exchange.nomination_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    found = World()
    client.force_login(found.focal)
    return found


def test_door_says_what_is_open_due_and_named(client, world):
    call = world.call("maritime", seats=3)
    world.call("cyber", seats=0, weeks=None)
    named(world, call, "Salem Al-Mutairi", position="Major")
    page = read(client, HERE)
    assert page.status == 200
    assert plain(page.text).startswith(
        f"Kuwait Our seats 2 seats of ours wait for a name. "
        f"The next names are due on {day(20, 7)}, in 91 days. "
    )
    assert page.tables[0] == [
        ["Activity", "Days", "Our seats", "With a name", "Without a name", "Names due"],
        ["Course maritime", f"{day(20)} – {_last(20)}", "3", "1", "2", day(20, 7)],
        ["Course cyber", "— not published", "0", "0", "0", "no date yet, no clock"],
    ]
    assert page.tables[1] == [
        ["Name", "Activity", "Status"],
        ["Salem Al-Mutairi Major", "Course maritime", "nominated"],
    ]
    assert "1 activity has no date yet, so no clock runs for it." in page.text


def _last(weeks):
    return (timezone.localdate() + timedelta(weeks=weeks, days=4)).isoformat()


def test_columns_of_offers_and_waits_stand_where_there_are_any(client, world):
    call = world.call("maritime", seats=1)
    offered(world, call)
    make.WaitingEntryFactory(call=call, state=world.kuwait, body=None, seats=2)
    table = read(client, HERE).tables[0]
    assert table[0][5:7] == ["On offer to us", "We wait for"]
    assert table[1][5:7] == ["1", "2"]


def test_deadlines_come_in_order_and_past_ones_are_left_out(client, world):
    world.call("late", seats=1, weeks=5)
    world.call("near", seats=1, weeks=7)
    text = plain(read(client, HERE).text)
    due = text[text.index("Next deadlines") : text.index("Open to us")]
    order = [
        f"{day(7, 7)} today Names are due · 1 seat without a name Course near",
        f"{day(7, 6)} in 7 days Seats without a name are taken back · 1 seat without a name Course near",
        f"{day(5, 4)} in 7 days The activity is confirmed or cancelled Course late",
        f"{day(7, 4)} in 21 days The activity is confirmed or cancelled Course near",
    ]
    places = [due.index(one) for one in order]
    assert places == sorted(places)
    assert due.count("in 7 days") == 2


def test_deadline_with_every_seat_named_says_that_nothing_is_asked(client, world):
    named(world, world.call("near", seats=1, weeks=7))
    text = plain(read(client, HERE).text)
    assert f"{day(7, 7)} today Names are due · every seat of ours has a name Course near" in text
    assert f"{day(7, 4)} in 21 days The activity is confirmed or cancelled Course near" in text


def test_people_of_activities_to_come_stand_before_those_of_the_past(client, world):
    old, older = world.call("old", seats=1, weeks=30), world.call("older", seats=1, weeks=31)
    named(world, world.call("maritime", seats=1), "Coming Person")
    named(world, old, "Past Person")
    named(world, older, "Earlier Person")
    for call, weeks in ((old, 2), (older, 4)):
        first = timezone.localdate() - timedelta(weeks=weeks)
        Activity.objects.filter(pk=call.activity_id).update(starts_on=first, ends_on=first)
    page = read(client, HERE)
    people = [table[1:] for table in page.tables if table[0] == ["Name", "Activity", "Status"]]
    assert [[row[0] for row in table] for table in people] == [
        ["Coming Person"],
        ["Past Person", "Earlier Person"],
    ]
    assert "2 names in activities that are over" in page.text


def test_other_states_are_nowhere(client, world):
    call = world.call("maritime", seats=1)
    world.seats(call, 2, state=world.qatar)
    theirs = register_nominee(state=world.qatar, by=None, name_en="Hidden Person")
    other = nominate(call=call, nominee=theirs, by=None)
    for path in (HERE, f"{HERE}maritime/", f"{HERE}maritime/nominate/", f"{HERE}imports/"):
        page = read(client, path)
        assert page.status == 200
        assert "Hidden" not in page.html
        assert "Qatar" not in page.html
    assert read(client, HERE).tables[0][1][2:5] == ["1", "0", "1"]
    for path in ("", "replace/", "withdraw/", "seat/"):
        assert client.get(f"/en/nominations/{other.code}/{path}").status_code == 404


def test_activity_without_an_invitation_is_not_at_the_door(client, world):
    world.call("theirs", invite=False)
    assert client.get(f"{HERE}theirs/").status_code == 404
    assert "theirs" not in read(client, HERE).html


def test_account_of_a_body_sees_its_seats_and_people_and_those_of_nobody(client, world):
    call = world.call("maritime", seats=1)
    world.seats(call, 1, body=world.ministry)
    world.seats(call, 1, body=world.guard)
    person = register_nominee(state=world.kuwait, body=world.guard, by=None, name_en="Guard Person")
    nominate(call=call, nominee=person, body=world.guard, by=None)
    client.force_login(world.person(body=world.ministry))
    page = read(client, f"{HERE}maritime/")
    assert [line[1] for line in page.tables[0][1:]] == ["nobody yet", "nobody yet"]
    assert "Guard Person" not in page.html
    assert "Ask for" not in page.text


def test_a_person_of_another_body_in_a_seat_of_nobody_is_not_named(client, world):
    call = world.call("maritime", seats=1)
    person = register_nominee(state=world.kuwait, body=world.guard, by=None, name_en="Guard Person")
    nominate(call=call, nominee=person, body=world.guard, by=None)
    client.force_login(world.person(body=world.ministry))
    page = read(client, f"{HERE}maritime/")
    assert page.tables[0][1] == ["Seat 1", "named by another body of the state", "—"]
    assert "Guard Person" not in page.html


def test_focal_point_without_a_state_is_told_what_to_do(client, world):
    lost = world.person(username="lost")
    lost.state = None
    lost.save()
    client.force_login(lost)
    page = read(client, HERE)
    assert page.status == 200
    assert page.text.startswith("Your account has no state yet ")


def test_planner_sees_the_door_of_a_state_and_changes_nothing(client, world):
    named(world, world.call("maritime", seats=2))
    client.force_login(world.person(role=Role.PLANNER))
    choice = read(client, HERE)
    doors = [(text, url) for text, url in choice.links if "state=" in url]
    assert doors == [("Kuwait", "/en/door/?state=kw"), ("Qatar", "/en/door/?state=qa")]
    page = read(client, HERE, state="kw")
    assert "As Kuwait sees it. Nothing can be changed here." in page.text
    assert page.tables[0][1][2:5] == ["2", "1", "1"]
    assert page.address("Course maritime") == "/en/door/maritime/?state=kw"
    assert read(client, f"{HERE}maritime/", state="kw").tables[0][1][1] == "Salem"
    assert client.post(f"{HERE}maritime/nominate/?state=kw", {"name_en": "Nobody"}).status_code == 403
    assert client.get(f"{HERE}maritime/nominate/?state=kw").status_code == 302
    assert client.get(f"{HERE}?state=nowhere").status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.COURSE_DIRECTOR])
@pytest.mark.parametrize("path", [HERE, f"{HERE}imports/", f"{HERE}maritime/"])
def test_others_are_refused(client, world, role, path):
    world.call("maritime", seats=1)
    client.force_login(world.person(role=role))
    assert client.get(path).status_code == 403


def test_strangers_are_asked_to_sign_in(client, world):
    client.logout()
    answer = client.get("/ar/door/")
    assert (answer.status_code, answer.url) == (302, "/ar/admin/login/?next=/ar/door/")


def test_answers_are_kept_by_nobody_on_the_way(client, world):
    assert "no-store" in client.get(HERE)["Cache-Control"]


def test_letters_are_read_once_they_were_sent(client, world):
    call = world.call("maritime")
    make.OutboxMessageFactory(call=call, state=world.kuwait, subject_en="Waiting letter")
    make.OutboxMessageFactory(
        call=call, state=world.kuwait, subject_en="Sent letter", status="sent", ended_at=timezone.now()
    )
    make.OutboxMessageFactory(
        call=call, state=world.qatar, subject_en="Their letter", status="sent", ended_at=timezone.now()
    )
    page = read(client, HERE)
    assert "Sent letter" in page.text
    assert "Waiting letter" not in page.html
    assert "Their letter" not in page.html


def test_invented_plans_are_marked(client, world):
    world.call("maritime", seats=1)
    assert "invented" not in read(client, HERE).text
    world.plan.invented = True
    world.plan.save()
    assert "Some of these activities are invented for demonstration." in read(client, HERE).text
    assert "Invented for demonstration" in read(client, f"{HERE}maritime/").text


def test_door_takes_the_same_queries_for_one_call_and_for_three(client, world):
    def grow(number):
        call = world.call(f"call-{number}", seats=2)
        one = named(world, call, f"Person {number}")
        make.WaitingEntryFactory(call=call, state=world.kuwait, body=None)
        offered(world, call)
        make.OutboxMessageFactory(call=call, state=world.kuwait, status="sent", ended_at=timezone.now())
        return one

    one = grow(1)
    pages = (HERE, f"{HERE}call-1/", f"/en/nominations/{one.code}/", f"{HERE}call-1/nominate/")
    first = [queries(client, path) for path in pages]
    grow(2)
    grow(3)
    assert [queries(client, path) for path in pages] == first
    assert max(first) <= 24


def test_sign_in_leads_to_the_own_door_in_arabic_unless_english_was_read_last(client, world):
    person = world.person(username="fahad", password="a password for the test")
    client.logout()
    given = {"username": "fahad", "password": "a password for the test", "next": "/en/admin/"}
    answer = client.post("/en/admin/login/", given)
    assert (answer.status_code, answer.url) == (302, "/ar/door/")
    assert client.get("/en/door/").status_code == 200
    client.post("/en/admin/logout/")
    assert client.post("/ar/admin/login/", given | {"next": "/ar/admin/"}).url == "/en/door/"
    client.post("/en/admin/logout/")
    assert client.post("/en/admin/login/", given | {"next": "/en/door/imports/"}).url == "/en/door/imports/"
    assert person.state == world.kuwait
