"""What a focal point does at the door: each act, what it says, and how it is refused."""

from datetime import timedelta

import pytest
from django.core.validators import EmailValidator
from django.utils import timezone, translation

from programmes.models import Nomination, Nominee, SeatQuota, WaitingEntry
from programmes.seat_enums import NominationStatus, SeatStanding
from programmes.services.offers import open_offer
from tests import factories as make
from tests.dashboards.door_steps import HERE, day, named, offered, plain, sent
from tests.dashboards.reading import Page, read
from tests.exchange.nomination_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    found = World()
    client.force_login(found.focal)
    return found


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
