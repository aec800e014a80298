"""Unused seats by API: gates read, the clock run, proposals decided, letters changed, cancelled, marked."""

from datetime import timedelta

import pytest
from django.utils import timezone
from knox.models import AuthToken

from programmes.enums import Role
from programmes.models import OutboxMessage, Reoffer, Seat, SeatCall, SeatOffer
from programmes.services.seats import turn_back
from tests import factories as make
from tests.api.conftest import Caller
from tests.dashboards.seat_world import SeatWorld

pytestmark = pytest.mark.django_db
CLOCK, GATES = "seat-calls/c1/clock/", "seat-calls/c1/gates/"


def caller(account):
    return Caller(AuthToken.objects.create(account)[1])


def post(caller, path, body=None, status=200, **headers):
    answer = caller.ask("POST", path, body or {}, **headers)
    assert answer.status_code == status, answer.content
    return answer.json()


def refused(caller, path, body=None, **headers):
    answer = caller.ask("POST", path, body or {}, **headers)
    return answer.status_code, [(one["code"], one["attr"]) for one in answer.json()["errors"]]


@pytest.fixture
def world():
    return SeatWorld()


@pytest.fixture
def planner(world):
    return caller(world.by)


@pytest.fixture
def focal(world):
    return caller(make.UserFactory(role=Role.FOCAL_POINT, state=world.state("bh")))


@pytest.fixture
def call(world):
    """Six weeks before the first day: two states sit in their seats, the third long since named nobody."""
    made = world.call("c1", 6, weeks=-6)
    made.events.update(at=timezone.now() - timedelta(days=60))
    for code in ("bh", "bh", "kw", "kw"):
        world.name(made, code)
    return made


@pytest.fixture
def proposal(call, planner):
    return Reoffer.objects.get(pk=post(planner, CLOCK)["reoffer"])


@pytest.fixture
def letter(proposal, planner):
    """The first letter of a confirmed proposal, and its ETag."""
    post(planner, f"reoffers/{proposal.pk}/confirm/")
    code = OutboxMessage.objects.order_by("state__code").first().code
    return f"messages/{code}/", planner.get(f"messages/{code}/")["ETag"]


def test_gates_of_a_call_are_read_with_where_they_stand(call, planner, focal):
    first = call.activity.starts_on
    assert planner.body(GATES) == {
        "activity": "c1",
        "first_day": first.isoformat(),
        "runs": True,
        "gates": [
            {
                "gate": gate,
                "label": label,
                "day": (first - timedelta(weeks=weeks)).isoformat(),
                "standing": at,
            }
            for gate, label, weeks, at in (
                ("nominate", "names are due", 7, "reached"),
                ("take_back", "unfilled seats are taken back", 6, "reached"),
                ("confirm", "the activity is confirmed or cancelled", 4, "next"),
            )
        ],
    }
    assert focal.body(f"{GATES}?lang=ar")["gates"][0]["label"] != "names are due"


def test_gates_of_another_states_activity_are_not_there(world, call):
    stranger = make.ParticipatingStateFactory(code="om")
    assert caller(make.UserFactory(role=Role.FOCAL_POINT, state=stranger)).get(GATES).status_code == 404


def test_activity_without_a_day_has_no_gate(call, planner):
    call.activity.starts_on = call.activity.ends_on = None
    call.activity.date_precision = "none"
    call.activity.save()
    assert planner.body(GATES) == {"activity": "c1", "first_day": None, "runs": True, "gates": []}
    assert post(planner, CLOCK) == {"reoffer": None}


def test_clock_is_run_and_its_proposal_confirmed_once(call, planner, proposal):
    assert post(planner, CLOCK) == {"reoffer": proposal.pk}
    assert proposal.gate == "take_back"
    path = f"reoffers/{proposal.pk}/confirm/"
    done = post(planner, path, {"reason": "agreed by telephone"})
    assert (done["id"], done["status"], done["reason"]) == (proposal.pk, "confirmed", "agreed by telephone")
    offers = SeatOffer.objects.filter(reoffer=proposal)
    assert {one.seat.number for one in offers} == {one["seat"] for one in proposal.content["offers"]}
    assert refused(planner, path) == (409, [("proposal_decided", None)])
    assert refused(planner, f"reoffers/{proposal.pk}/dismiss/", {"reason": "no"}) == (
        409,
        [("proposal_decided", None)],
    )


def test_what_is_left_out_is_not_done(planner, proposal):
    first, second = sorted(one["seat"] for one in proposal.content["take_back"])
    left_out = {"without_take_back": [first], "without_offers": [second], "without_letters": ["qa"]}
    post(planner, f"reoffers/{proposal.pk}/confirm/", left_out)
    standing = dict(Seat.objects.filter(number__in=(first, second)).values_list("number", "standing"))
    assert standing == {first: "allocated", second: "free"}
    assert not SeatOffer.objects.exists()
    assert not OutboxMessage.objects.filter(state__code="qa").exists()


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"without_offers": [99]}, [("invalid", "without_offers")]),
        ({"without_letters": ["zz"]}, [("invalid", "without_letters")]),
        ({"without_take_back": ["x"]}, [("invalid", "without_take_back.0")]),
        ({"offers": []}, [("unknown_field", "offers")]),
    ],
)
def test_leaving_out_what_was_not_proposed_does_nothing(planner, proposal, body, wrong):
    assert refused(planner, f"reoffers/{proposal.pk}/confirm/", body) == (400, wrong)
    assert Reoffer.objects.get().status == "proposed"


def test_proposal_that_the_facts_have_overtaken_is_refused(world, call, planner, proposal):
    turn_back(call=call, state=world.state("qa"), by=world.by, reason="Nobody to send.")
    assert refused(planner, f"reoffers/{proposal.pk}/confirm/") == (409, [("proposal_overtaken", None)])
    assert not SeatOffer.objects.exists()


def test_proposal_is_dismissed_with_a_reason_and_does_not_come_again(planner, proposal):
    path = f"reoffers/{proposal.pk}/dismiss/"
    assert refused(planner, path) == (400, [("required", "reason")])
    assert post(planner, path, {"reason": "they asked for time"})["status"] == "dismissed"
    assert post(planner, CLOCK) == {"reoffer": None}


def test_letter_is_changed_over_the_version_that_was_read(planner, letter):
    path, read = letter
    asked = {"subject_en": "Seats of the course", "reason": "clearer"}
    assert refused(planner, f"{path}change/", asked) == (428, [("version_missing", None)])
    before = planner.body(path)
    changed = post(planner, f"{path}change/", asked, if_match=read)
    assert changed == before | {
        "subject_en": "Seats of the course",
        "subject": changed["subject"],
        "version": 2,
    }
    assert refused(planner, f"{path}change/", asked, if_match=read) == (412, [("stale", None)])
    empty = {"subject_en": "", "subject_ar": ""}
    assert refused(planner, f"{path}change/", empty, if_match="*")[0] == 400
    assert OutboxMessage.objects.get(code=before["code"]).history.first().history_change_reason == "clearer"


def test_letter_is_marked_as_sent_and_then_read_by_its_state(world, planner, letter):
    path, read = letter
    state = OutboxMessage.objects.get(code=path.split("/")[1]).state
    theirs = caller(make.UserFactory(role=Role.FOCAL_POINT, state=state))
    assert theirs.get(path).status_code == 404
    assert refused(planner, f"{path}mark-sent/", if_match='"9"') == (412, [("stale", None)])
    assert post(planner, f"{path}mark-sent/", if_match=read)["status"] == "sent"
    assert theirs.get(path).status_code == 200
    ended = (409, [("message_ended", None)])
    assert refused(planner, f"{path}change/", {"subject_en": "x"}, if_match="*") == ended
    assert refused(planner, f"{path}cancel/", {"reason": "x"}, if_match="*") == ended
    assert refused(theirs, f"{path}cancel/", {"reason": "x"}, if_match="*")[0] == 403


def test_letter_is_cancelled_with_a_reason(planner, letter):
    path, read = letter
    assert refused(planner, f"{path}cancel/", if_match=read) == (400, [("required", "reason")])
    assert post(planner, f"{path}cancel/", {"reason": "said by telephone"}, if_match=read)["status"] == (
        "cancelled"
    )


def test_only_planners_decide(focal, proposal):
    before = timezone.now()
    for path in (CLOCK, f"reoffers/{proposal.pk}/confirm/", f"reoffers/{proposal.pk}/dismiss/"):
        assert refused(focal, path, {"reason": "x"})[0] == 403
    assert not Reoffer.objects.exclude(status="proposed").exists()
    assert Reoffer.objects.get().made_at < before


def test_seats_are_resized_states_invited_and_the_call_closed(world, call, planner, focal):
    make.ParticipatingStateFactory(code="om")
    resized = post(planner, "seat-calls/c1/resize/", {"seats": 8, "reason": "a larger hall"})
    assert resized == {"seats": [1, 2, 3, 4, 5, 6, 7, 8]}
    asked = {"state": "om", "basis": "assumed", "reason_en": "A neighbour.", "reason_ar": "دولة مجاورة."}
    invited = post(planner, "seat-calls/c1/invite/", asked, 201)
    assert (invited["activity"], invited["state"], invited["basis"]) == ("c1", "om", "assumed")
    assert refused(planner, "seat-calls/c1/invite/", asked)[0] == 400
    for path in ("resize", "invite", "close"):
        assert refused(focal, f"seat-calls/c1/{path}/", {"reason": "x"})[0] == 403
    close, why = "seat-calls/c1/close/", {"reason": "full"}
    assert refused(planner, close, why) == (428, [("version_missing", None)])
    read = planner.get("seat-calls/c1/")["ETag"]
    SeatCall.objects.get().save()
    assert refused(planner, close, why, if_match=read) == (412, [("stale", None)])
    read = planner.get("seat-calls/c1/")["ETag"]
    assert post(planner, close, why, if_match=read)["closed_at"] is not None
    assert refused(planner, close, why, if_match="*") == (409, [("call_closed", None)])
    assert planner.body(GATES)["runs"] is False
