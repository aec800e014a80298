"""A focal point's door: what it shows of the own state, what it lets do, who may stand at it."""

from datetime import timedelta

import pytest
from django.core.validators import EmailValidator
from django.utils import timezone, translation

from programmes.enums import Role
from programmes.models import Nomination, Nominee, SeatQuota, WaitingEntry
from programmes.seat_enums import NominationStatus, SeatStanding
from programmes.services.nominations import nominate, register_nominee
from programmes.services.offers import open_offer
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.exchange.nomination_world import World

pytestmark = pytest.mark.django_db
HERE = "/en/door/"


@pytest.fixture
def world(client):
    found = World()
    client.force_login(found.focal)
    return found


def plain(text):
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")


def day(weeks, back=0):
    """The day so many weeks from today, less the weeks of a gate."""
    return (timezone.localdate() + timedelta(weeks=weeks - back)).isoformat()


def named(world, call, name="Salem", **person):
    nominee = register_nominee(state=world.kuwait, by=None, name_en=name, **person)
    return nominate(call=call, nominee=nominee, by=world.focal)


def offered(world, call, *, waiting=None):
    seat = make.SeatFactory(call=call, number=90, free=True)
    ground = "waiting_list" if waiting else "largest_claim"
    return open_offer(seat=seat, state=world.kuwait, ground=ground, waiting=waiting, by=None)


def sent(client, path, **values):
    return Page(client.post(path, values, follow=True))


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
        [
            "Activity",
            "Days",
            "Our seats",
            "Named",
            "Without a name",
            "On offer to us",
            "We wait for",
            "Names due",
        ],
        ["Course maritime", f"{day(20)} – {_last(20)}", "3", "1", "2", "0", "0", day(20, 7)],
        ["Course cyber", "— not published", "0", "0", "0", "0", "0", "no date yet, no clock"],
    ]  # fmt: skip
    assert page.tables[1] == [
        ["Name", "Activity", "Status"],
        ["Salem Al-Mutairi Major", "Course maritime", "nominated"],
    ]
    assert "1 activity has no date yet, so no clock runs for it." in page.text


def _last(weeks):
    return (timezone.localdate() + timedelta(weeks=weeks, days=4)).isoformat()


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


def test_new_person_is_named_with_the_least_that_is_needed(client, world):
    world.call("maritime", seats=1)
    page = sent(client, f"{HERE}maritime/nominate/", name_ar="سالم المطيري")
    assert "سالم المطيري is named for seat 1." in plain(page.text)
    made = Nomination.objects.get()
    assert (made.nominee.name_ar, made.nominee.name_en, made.nominee.email) == ("سالم المطيري", "", "")
    assert (made.seat.number, made.status) == (1, NominationStatus.NOMINATED)


def test_known_person_is_named_again(client, world):
    named(world, world.call("first", seats=1))
    world.call("second", seats=1)
    sent(client, f"{HERE}second/nominate/", known=Nominee.objects.get().code)
    assert Nominee.objects.count() == 1
    assert Nomination.objects.filter(call__activity__code="second").count() == 1


def _faults(page):
    """What stands beside each field that was refused."""
    return {
        given["aria-describedby"]: given["name"] for _tag, given in page.attributes if "aria-invalid" in given
    }


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({}, "name_ar", "Give a name in English, in Arabic, or in both."),
        ({"name_en": "Salem", "email": "s@"}, "email", "Enter a valid email address."),
        ({"name_en": "x" * 201}, "name_en", "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(client, world, values, field, said):
    world.call("maritime", seats=1)
    answer = client.post(f"{HERE}maritime/nominate/", values | {"position": "Major"})
    page = Page(answer)
    assert page.status == 400
    assert list(_faults(page).values()) == [field]
    assert said in page.text
    kept = {given["name"]: given.get("value", "") for tag, given in page.attributes if given.get("name")}
    assert kept["position"] == "Major"
    assert kept.get(field, "") == values.get(field, "")
    assert not Nominee.objects.exists()


def test_past_the_gate_naming_is_refused_in_words_and_nobody_is_registered(client, world):
    world.call("late", seats=1, weeks=3)
    answer = client.post(f"{HERE}late/nominate/", {"name_en": "Salem"})
    page = Page(answer)
    assert page.status == 409
    assert f"Names were due on {day(3, 7)}. Ask the Centre, or for the waiting list." in plain(page.text)
    assert not Nominee.objects.exists()


def test_refusals_speak_arabic_letters_where_the_page_does(client, world):
    world.call("maritime", seats=1)
    page = Page(client.post("/ar/door/maritime/nominate/", {"name_en": "Salem", "email": "s@"}))
    with translation.override("ar"):
        said = str(EmailValidator.message)
    assert said != "Enter a valid email address."
    assert said in page.text


def test_without_a_free_seat_the_person_waits_and_is_given_a_seat_later(client, world):
    call = world.call("maritime", seats=0)
    page = sent(client, f"{HERE}maritime/nominate/", name_en="Salem")
    assert "Salem is on the waiting list." in page.text
    one = Nomination.objects.get()
    assert one.status == NominationStatus.WAITLISTED
    world.seats(call, 1)
    sent(client, f"/en/nominations/{one.code}/seat/")
    one.refresh_from_db()
    assert (one.status, one.seat.number) == (NominationStatus.NOMINATED, 1)


def test_nomination_tells_its_story_and_what_may_be_done(client, world):
    one = named(world, world.call("maritime", seats=1), position="Major", email="s@example.org")
    page = read(client, f"/en/nominations/{one.code}/")
    assert page.status == 200
    assert "Nominated. Next the Centre looks at the name and validates it." in page.text
    assert "Nominated · Seat 1 · focal" in page.text
    assert [text for text, url in page.links if url.startswith(f"/en/nominations/{one.code}/")] == [
        "Name somebody else instead",
        "Take the name back",
    ]


def test_nominee_is_replaced_with_a_reason(client, world):
    one = named(world, world.call("maritime", seats=1))
    path = f"/en/nominations/{one.code}/replace/"
    refused = Page(client.post(path, {"name_en": "Noura"}))
    assert (refused.status, list(_faults(refused).values())) == (400, ["reason"])
    page = sent(client, path, name_en="Noura", reason="Salem is ill.")
    assert "Noura now has the seat of Salem." in plain(page.text)
    one.refresh_from_db()
    assert one.status == NominationStatus.SUBSTITUTED
    assert one.replaced_by.seat_id == one.seat_id


def test_name_is_taken_back_and_the_seat_stays(client, world):
    one = named(world, world.call("maritime", seats=1))
    page = sent(client, f"/en/nominations/{one.code}/withdraw/", reason="Plans changed.")
    assert "The name of Salem was taken back." in plain(page.text)
    assert page.tables[0][1][1:] == ["nobody yet", "waits for a name"]
    again = Page(client.post(f"/en/nominations/{one.code}/withdraw/", {"reason": "Again."}))
    assert again.status == 409


def test_seats_are_turned_back_and_no_more_than_there_are(client, world):
    call = world.call("maritime", seats=2)
    path = f"{HERE}maritime/turn-back/"
    assert "This cannot be undone." in read(client, path).text
    refused = Page(client.post(path, {"seats": "3", "reason": "Not needed."}))
    assert refused.status == 409
    page = sent(client, path, seats="١", reason="Not needed.")
    assert "1 seat was turned back." in page.text
    assert sorted(call.seats.values_list("standing", flat=True)) == [
        SeatStanding.ALLOCATED,
        SeatStanding.FREE,
    ]


def test_bid_is_placed_and_changed_until_the_seats_are_shared(client, world):
    call = world.call("maritime", seats=0)
    path = f"{HERE}maritime/bid/"
    sent(client, path, seats="4")
    sent(client, path, seats="2")
    assert SeatQuota.objects.get(call=call, state=world.kuwait).bid == 2
    assert Page(client.post(path, {"seats": "-1"})).status == 400
    make.SeatAllocationFactory(call=call)
    assert client.get(path).status_code == 404


def test_waiting_list_is_entered_changed_and_left(client, world):
    world.call("maritime", seats=0)
    path = f"{HERE}maritime/wait/"
    sent(client, path, seats="2")
    assert "waiting for 2 seats since" in read(client, f"{HERE}maritime/").text
    sent(client, path, seats="1")
    entry = WaitingEntry.objects.get()
    assert (entry.seats, entry.state) == (1, world.kuwait)
    assert "This cannot be undone." in read(client, f"{HERE}maritime/leave/").text
    sent(client, f"{HERE}maritime/leave/")
    assert client.get(f"{HERE}maritime/leave/").status_code == 404


def test_offer_stands_first_and_is_taken(client, world):
    offer = offered(world, world.call("maritime"))
    page = read(client, HERE)
    until = timezone.localtime(offer.expires_at)
    assert f"1 seat is on offer to us; the answer is due by {until:%Y-%m-%d}." in plain(page.text)
    assert page.address("Take the seat") == f"/en/door/offers/{offer.pk}/accept/"
    taken = sent(client, f"/en/door/offers/{offer.pk}/accept/")
    assert "The seat is ours. Name somebody for it." in taken.text
    assert client.get(f"/en/door/offers/{offer.pk}/accept/").status_code == 404


def test_offer_is_declined_with_or_without_a_reason(client, world):
    offer = offered(world, world.call("maritime"))
    assert "This cannot be undone." in read(client, f"/en/door/offers/{offer.pk}/decline/").text
    sent(client, f"/en/door/offers/{offer.pk}/decline/", reason="")
    offer.refresh_from_db()
    assert offer.status == "declined"


def test_offer_that_ran_out_is_refused_in_words(client, world):
    offer = offered(world, world.call("maritime"))
    offer.opened_at -= timedelta(days=30)
    offer.expires_at -= timedelta(days=30)
    offer.save()
    page = Page(client.post(f"/en/door/offers/{offer.pk}/accept/"))
    assert page.status == 409
    assert "so it can no longer be answered." in page.text


def test_offers_to_others_are_not_found(client, world):
    call = world.call("maritime")
    seat = make.SeatFactory(call=call, number=90, free=True)
    offer = open_offer(seat=seat, state=world.qatar, ground="largest_claim", by=None)
    assert client.get(f"/en/door/offers/{offer.pk}/accept/").status_code == 404
    assert client.post(f"/en/door/offers/{offer.pk}/decline/").status_code == 404


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
