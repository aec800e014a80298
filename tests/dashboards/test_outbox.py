"""The outbox: letters listed, read, changed, cancelled, marked as sent. Nothing is sent by itself."""

import pytest
from django.core import mail
from django.urls import reverse

from programmes.enums import Role
from programmes.models import OutboxMessage
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db
HERE = "/en/outbox/"


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def letter(world, number=1, **values):
    call = values.pop("call", None) or make.SeatCallFactory(activity=world.course(f"c{number}"))
    known = {"code": f"letter-{number}", "state": world.state("bh"), "subject_en": f"Subject {number}"}
    return make.OutboxMessageFactory(call=call, **known | values)


def test_outbox_lists_letters_with_their_state_plan_and_status(planner, world):
    one = letter(world)
    page = read(planner, HERE)
    assert page.tables[0] == [
        ["Letter", "State", "Plan", "Written on", "Status"],
        ["Subject 1", "BH", str(world.plan.label), "2026-01-05 11:00", "waiting"],
    ]
    assert page.address("Subject 1") == one.get_absolute_url()
    assert "1 letter; 1 waits in all" in page.text
    assert "Nothing is sent from here" in page.text


def test_outbox_is_narrowed_by_status_plan_and_words(planner, world):
    other = SeatWorld(year=2097)
    letter(world)
    letter(world, 2, status="cancelled", ended_at="2026-01-06T08:00:00Z")
    letter(other, 3, subject_en="Another matter")

    def found(**query):
        return [row[0] for table in read(planner, HERE, **query).tables for row in table[1:]]

    assert sorted(found()) == ["Another matter", "Subject 1", "Subject 2"]
    assert found(status="cancelled") == ["Subject 2"]
    assert found(plan=other.plan.code) == ["Another matter"]
    assert found(q="matter") == ["Another matter"]
    assert found(q="nowhere") == []


def test_empty_outbox_says_when_letters_appear(planner):
    assert "Letters appear here when a proposal of the clock is confirmed." in read(planner, HERE).text


def test_letter_is_read_in_both_languages_side_by_side(planner, world):
    page = read(planner, letter(world).get_absolute_url())
    sides = [given for tag, given in page.attributes if tag == "article"]
    assert [(one["lang"], one["dir"]) for one in sides] == [("en", "ltr"), ("ar", "rtl")]
    assert "A letter of the test." in page.text
    assert "رسالة الاختبار." in page.text
    assert "Nothing is sent from here. Copy the text, send it yourself" in page.text


@pytest.mark.parametrize(("here", "order"), [("en", ["en", "ar"]), ("ar", ["ar", "en"])])
def test_language_of_the_reader_comes_first(planner, world, here, order):
    path = letter(world).get_absolute_url().replace("/en/", f"/{here}/")
    shown = read(planner, path).attributes
    assert [given["lang"] for tag, given in shown if tag == "article"] == order
    assert [given["lang"] for tag, given in shown if tag == "textarea"] == order


def words(message, **values):
    stored = {name: getattr(message, name) for name in ("subject_en", "subject_ar", "body_en", "body_ar")}
    return {"step": "save", "version": message.version, **stored, **values}


def test_words_are_changed_with_history(planner, world):
    one = letter(world)
    answer = planner.post(
        one.get_absolute_url(), words(one, body_en="Other words.\r\n\r\nMore."), follow=True
    )
    one.refresh_from_db()
    assert one.body_en == "Other words.\n\nMore."
    assert one.history.first().history_user == world.by
    assert "The letter is changed." in answer.content.decode()


def test_letter_that_changed_meanwhile_keeps_what_was_typed_beside_it(planner, world):
    one = letter(world)
    planner.post(one.get_absolute_url(), words(one, body_en="First."))
    answer = planner.post(one.get_absolute_url(), words(one, body_en="Second."))
    assert answer.status_code == 409
    assert "Somebody else has changed this record" in answer.content.decode()
    assert "First." in answer.content.decode()
    assert "Second." in answer.content.decode()
    assert OutboxMessage.objects.get().body_en == "First."


def test_letter_needs_a_subject(planner, world):
    one = letter(world)
    answer = planner.post(one.get_absolute_url(), words(one, subject_en=" ", subject_ar=""))
    assert answer.status_code == 400
    assert "Give a subject in English, in Arabic, or in both." in answer.content.decode()


def test_marking_as_sent_ends_the_letter_and_sends_nothing(planner, world):
    one = letter(world)
    page = Page(planner.post(one.get_absolute_url(), {"step": "sent", "version": one.version}, follow=True))
    one.refresh_from_db()
    assert (one.status, one.ended_at is not None) == ("sent", True)
    assert mail.outbox == []
    assert "Marked as sent on" in page.text
    assert "Change the words" not in page.text
    again = planner.post(one.get_absolute_url(), words(one))
    assert again.status_code == 409
    assert "was sent or cancelled already" in again.content.decode()


def test_cancelling_needs_a_reason(planner, world):
    one = letter(world)
    refused = planner.post(one.get_absolute_url(), {"step": "cancel", "version": one.version, "reason": ""})
    assert refused.status_code == 409
    sent = {"step": "cancel", "version": one.version, "reason": "Told by telephone."}
    planner.post(one.get_absolute_url(), sent)
    one.refresh_from_db()
    assert one.status == "cancelled"
    assert one.history.first().history_change_reason == "Told by telephone."


def test_letter_of_an_invented_plan_says_so_in_list_and_page(client):
    world = SeatWorld(invented=True)
    client.force_login(world.by)
    one = letter(world)
    assert "(invented)" in read(client, HERE).tables[0][1][2]
    assert "Invented for demonstration" in read(client, one.get_absolute_url()).text


@pytest.mark.parametrize("role", [Role.READER, Role.COURSE_DIRECTOR, Role.FOCAL_POINT])
def test_outbox_is_the_planners(client, world, role):
    one = letter(world)
    state = world.state("bh") if role == Role.FOCAL_POINT else None
    client.force_login(make.UserFactory(role=role, state=state))
    for path in (HERE, one.get_absolute_url()):
        assert client.get(path).status_code == 403
    assert client.post(one.get_absolute_url(), {"step": "sent"}).status_code == 403
    assert OutboxMessage.objects.get().status == "waiting"
    client.logout()
    assert client.get(HERE).status_code == 302


def test_letter_that_is_not_there_is_not_found(planner):
    assert planner.get(reverse("dashboards:message", args=["nowhere"])).status_code == 404


def test_outbox_takes_as_many_queries_for_three_letters_as_for_one(planner, world):
    letter(world)
    one = queries(planner, HERE)
    for number in (2, 3):
        letter(world, number)
    assert queries(planner, HERE) == one
