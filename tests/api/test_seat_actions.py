"""Seats by API: opened, shared, named for, stepped, turned back, waited for, answered, attended, refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from knox.models import AuthToken

from programmes.enums import ParticipantRole, Role
from programmes.models import Nomination, Nominee, Seat, SeatAllocation, SeatCall
from tests import factories as make
from tests.api.conftest import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def states():
    return [make.ParticipatingStateFactory(code=code) for code in ("bahrain", "qatar")]


@pytest.fixture
def course(states):
    """A course far ahead, to which both states are invited, with a policy in force."""
    make.SeatPolicyFactory(valid_from=date(2020, 1, 1), invited=None)
    first = timezone.localdate() + timedelta(weeks=30)
    plan = make.AnnualPlanFactory(year=first.year)
    made = make.CourseFactory(
        code="course",
        plan=plan,
        starts_on=first,
        ends_on=first + timedelta(days=4),
        date_precision="day",
        capacity=6,
    )
    for state in states:
        make.ParticipationFactory(activity=made, state=state, role=ParticipantRole.INVITED)
    return made


def caller_of(role, **values):
    _row, token = AuthToken.objects.create(make.UserFactory(role=role, **values))
    return Caller(token)


@pytest.fixture
def planner(db):
    return caller_of(Role.PLANNER)


@pytest.fixture
def focal(states):
    return caller_of(Role.FOCAL_POINT, state=states[0])


def post(caller, path, body=None, status=200, **headers):
    answer = caller.ask("POST", path, body or {}, **headers)
    assert answer.status_code == status, answer.content
    return answer.json()


def refused(caller, path, body=None, **headers):
    answer = caller.ask("POST", path, body or {}, **headers)
    return answer.status_code, [one["code"] for one in answer.json()["errors"]]


@pytest.fixture
def shared(course, planner):
    """The seats opened and shared: three to each state."""
    post(planner, "seat-calls/course/open/", {"seats": 6}, 201)
    post(planner, "seat-calls/course/allocate/", {"reason": "agreed"})
    return SeatCall.objects.get()


def named(caller, state="bahrain", name="Test Person", status=201, **values):
    nominee = post(caller, "nominees/", {"state": state, "name_en": name}, 201)["code"]
    return post(caller, "nominations/", {"activity": "course", "nominee": nominee, **values}, status)


def test_seats_are_opened_and_shared_by_a_planner(course, planner):
    opened = post(planner, "seat-calls/course/open/", {"seats": 6, "held_back": 2, "reason": "agreed"}, 201)
    assert (opened["activity"], opened["turn"], opened["invented"]) == ("course", 1, False)
    dry = post(planner, "seat-calls/course/allocate/", {"dry": True})
    assert (dry["allocation"], dry["number"], dry["sheet"]["seats"]) == (None, None, 4)
    assert not SeatAllocation.objects.exists()
    done = post(planner, "seat-calls/course/allocate/")
    assert (done["number"], done["sheet"]) == (1, dry["sheet"])
    assert planner.body(f"seat-allocations/{done['allocation']}/")["sheet"] == done["sheet"]
    counts = {code: len(planner.body(f"seats/?state={code}")["results"]) for code in ("bahrain", "qatar")}
    assert counts == {"bahrain": 2, "qatar": 2}
    assert refused(planner, "seat-calls/course/open/") == (409, ["already_open"])
    assert refused(planner, "seat-calls/course/allocate/") == (409, ["nothing_to_share"])
    assert post(planner, "seat-calls/course/release-held/", {"seats": 1, "reason": "asked"}) == {"seats": [5]}
    assert post(planner, "seat-calls/course/hold-back/", {"seats": 1, "reason": "asked"}) == {"seats": [5]}


def test_person_is_named_confirmed_and_replaced(shared, planner, focal):
    made = named(focal)
    assert (made["status"], made["state"], made["activity"]) == ("nominated", "bahrain", "course")
    step = f"nominations/{made['code']}/step/"
    for to in ("validated", "confirmed"):
        assert post(planner, step, {"to": to})["status"] == to
    other = post(focal, "nominees/", {"state": "bahrain", "name_en": "Other Person"}, 201)["code"]
    asked = {"nominee": other, "reason": "ill"}
    new = post(focal, f"nominations/{made['code']}/substitute/", asked, 201)
    assert (new["replaces"], new["seat"], new["status"]) == (made["code"], made["seat"], "nominated")
    assert focal.body(f"nominations/{made['code']}/")["status"] == "substituted"
    assert refused(focal, step, {"to": "withdrawn", "reason": "x"}) == (409, ["illegal_step"])


def test_step_over_a_newer_version_is_refused(shared, planner, focal):
    made = named(focal)
    answer = planner.get(f"nominations/{made['code']}/")
    step = f"nominations/{made['code']}/step/"
    assert post(planner, step, {"to": "validated"}, if_match=answer["ETag"])["version"] == 2
    assert refused(planner, step, {"to": "confirmed"}, if_match=answer["ETag"]) == (412, ["stale"])
    assert Nomination.objects.get().status == "validated"


def test_no_seat_left_and_closed_seats_are_conflicts(shared, planner, focal):
    for number in range(3):
        named(focal, name=f"Person {number}")
    nominee = post(focal, "nominees/", {"state": "bahrain", "name_en": "One more"}, 201)["code"]
    asked = {"activity": "course", "nominee": nominee}
    assert refused(focal, "nominations/", asked) == (409, ["no_seat_left"])
    waits = post(focal, "nominations/", asked | {"waitlist": True}, 201)
    assert (waits["status"], waits["seat"]) == ("waitlisted", None)
    shared.closed_at = timezone.now()
    shared.save()
    assert refused(focal, "nominations/", asked) == (409, ["call_closed"])


def test_past_the_gate_a_state_names_nobody_by_itself(shared, course, planner, focal):
    first = timezone.localdate() + timedelta(weeks=6)
    course.starts_on, course.ends_on = first, first + timedelta(days=4)
    course.save()
    nominee = post(focal, "nominees/", {"state": "bahrain", "name_en": "Late Person"}, 201)["code"]
    asked = {"activity": "course", "nominee": nominee}
    assert refused(focal, "nominations/", asked) == (409, ["past_gate"])
    assert post(planner, "nominations/", asked, 201)["status"] == "nominated"


def test_what_is_another_states_is_not_there(shared, planner, focal):
    theirs = named(planner, state="qatar")
    nominee = Nominee.objects.get().code
    not_found = (404, ["not_found"])
    assert refused(focal, "nominations/", {"activity": "course", "nominee": nominee}) == not_found
    assert (
        refused(focal, f"nominations/{theirs['code']}/step/", {"to": "withdrawn", "reason": "x"}) == not_found
    )
    assert refused(focal, "nominees/", {"state": "qatar", "name_en": "Nobody"}) == not_found
    turned = {"state": "qatar", "reason": "x"}
    assert refused(focal, "seat-calls/course/turn-back/", turned) == not_found
    assert refused(focal, "waiting-entries/", {"activity": "course", "state": "qatar"}) == not_found
    assert refused(focal, f"nominations/{theirs['code']}/step/", {"to": "validated"}) == not_found
    assert Nomination.objects.get().status == "nominated"


def test_state_validates_nothing_by_itself(shared, focal):
    made = named(focal)
    assert refused(focal, f"nominations/{made['code']}/step/", {"to": "validated"}) == (404, ["not_found"])


def test_bid_bounds_the_sharing_and_a_later_one_replaces_it(course, planner, focal):
    post(planner, "seat-calls/course/open/", {"seats": 6}, 201)
    assert post(focal, "seat-calls/course/bid/", {"state": "bahrain", "seats": 5})["bid"] == 5
    bid = post(focal, "seat-calls/course/bid/", {"state": "bahrain", "seats": 1})
    assert (bid["state"], bid["bid"]) == ("bahrain", 1)
    post(planner, "seat-calls/course/allocate/")
    assert Seat.objects.filter(state__code="bahrain").count() == 1
    assert Seat.objects.filter(state__code="qatar").count() == 5


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"state": "bahrain", "seats": -1}, (400, ["min_value"])),
        ({"state": "bahrain"}, (400, ["required"])),
        ({"state": "qatar", "seats": 2}, (404, ["not_found"])),
    ],
)
def test_bid_that_cannot_be_is_refused(course, planner, focal, body, expected):
    post(planner, "seat-calls/course/open/", {"seats": 6}, 201)
    assert refused(focal, "seat-calls/course/bid/", body) == expected


def test_seats_are_given_by_hand_by_a_planner(course, planner, focal, states):
    body = make.NominatingBodyFactory(code="moi", state=states[0])
    foreign = make.NominatingBodyFactory(code="foreign", state=states[1])
    post(planner, "seat-calls/course/open/", {"seats": 4, "held_back": 1}, 201)
    grant = "seat-calls/course/grant/"
    asked = {"state": "bahrain", "seats": 2, "reason": "their own staff"}
    assert post(planner, grant, asked | {"body": "moi"}) == {"seats": [1, 4]}
    kept = Seat.objects.filter(body=body).order_by("number")
    assert list(kept.values_list("number", "standing")) == [(1, "allocated"), (4, "allocated")]
    told = planner.body("seat-events/?kind=granted&ordering=seat")["results"]
    assert [(one["seat"], one["state"], one["reason"]) for one in told] == [
        (1, "bahrain", "their own staff"),
        (4, "bahrain", "their own staff"),
    ]
    ledger = planner.body(f"seat-ledger/?plan={course.plan.code}")
    assert (ledger["balanced"], ledger["total"]["given"], ledger["total"]["granted"]) == (True, 0, 2)
    assert refused(planner, grant, asked | {"seats": 3}) == (409, ["not_enough_seats"])
    assert refused(planner, grant, asked | {"body": foreign.code})[0] == 400
    assert refused(planner, grant, {"state": "bahrain", "seats": 1}) == (400, ["required"])
    make.ParticipatingStateFactory(code="oman")
    assert refused(planner, grant, asked | {"state": "oman"}) == (409, ["not_invited"])
    assert refused(focal, grant, asked)[0] == 403


def test_seats_are_turned_back_waited_for_and_left(shared, planner, focal):
    turned = post(
        focal, "seat-calls/course/turn-back/", {"state": "bahrain", "seats": 2, "reason": "too many"}
    )
    assert Seat.objects.filter(number__in=turned["seats"], standing="free").count() == 2
    asked = {"state": "bahrain", "seats": 2, "reason": "too many"}
    assert refused(focal, "seat-calls/course/turn-back/", asked) == (409, ["not_enough_seats"])
    entry = post(focal, "waiting-entries/", {"activity": "course", "state": "bahrain", "seats": 2}, 201)
    assert (entry["seats"], entry["priority"], entry["status"]) == (2, 3, "waiting")
    assert refused(focal, "waiting-entries/", {"activity": "course", "state": "bahrain"})[0] == 409
    assert (
        post(focal, f"waiting-entries/{entry['id']}/leave/", {"reason": "no need"})["status"] == "withdrawn"
    )


@pytest.mark.parametrize(("answer", "standing"), [("accept", "allocated"), ("decline", "free")])
def test_offer_is_answered_once(shared, states, focal, answer, standing):
    now = timezone.now()
    seat = make.SeatFactory(call=shared, number=50, standing="offered", state=states[0])
    offer = make.SeatOfferFactory(
        seat=seat, state=states[0], opened_at=now, expires_at=now + timedelta(days=2)
    )
    path = f"seat-offers/{offer.pk}/{answer}/"
    assert post(focal, path)["status"] == {"accept": "accepted", "decline": "declined"}[answer]
    seat.refresh_from_db()
    assert seat.standing == standing
    assert refused(focal, path) == (409, ["offer_ended"])


def test_attendance_is_recorded_by_who_runs_the_course(shared, course, planner, focal):
    made = named(focal)
    for to in ("validated", "confirmed"):
        post(planner, f"nominations/{made['code']}/step/", {"to": to})
    course.starts_on = timezone.localdate()
    course.ends_on = course.starts_on + timedelta(days=4)
    course.save()
    director = make.UserFactory(role=Role.COURSE_DIRECTOR)
    shared.directors.set([director])
    _row, token = AuthToken.objects.create(director)
    marks = {"marks": [{"nomination": made["code"], "mark": "attended", "days": 3}]}
    stranger = caller_of(Role.COURSE_DIRECTOR)
    assert refused(stranger, "seat-calls/course/attendance/", marks) == (404, ["not_found"])
    assert refused(focal, "seat-calls/course/attendance/", marks)[0] == 403
    assert post(Caller(token), "seat-calls/course/attendance/", marks) == marks
    assert Caller(token).body(f"nominations/{made['code']}/")["days_attended"] == 3
    unknown = {"marks": [{"nomination": "nobody", "mark": "attended"}]}
    assert refused(Caller(token), "seat-calls/course/attendance/", unknown) == (404, ["not_found"])


def test_totals_and_ledger_add_up(shared, course, planner, focal):
    named(focal)
    plan = course.plan.code
    totals = planner.body(f"seat-totals/?plan={plan}")
    assert (totals["plan"], totals["by"], totals["invented"]) == (plan, "state", False)
    (whole,) = totals["whole"]
    wanted = {"opened": 6, "allocated": 6, "nominated": 1, "unfilled": 5, "people": 0}
    assert {name: whole[name] for name in wanted} == wanted
    rows = {row["code"]: row["plans"][0] for row in totals["results"]}
    assert {code: (row["allocated"], row["nominated"]) for code, row in rows.items()} == {
        "bahrain": (3, 1),
        "qatar": (3, 0),
    }
    ledger = planner.body(f"seat-ledger/?plan={plan}")
    assert (ledger["balanced"], ledger["total"]["given"]) == (True, 6)
    assert [(row["state"], row["entitled"], row["carried"], row["held"]) for row in ledger["results"]] == [
        ("bahrain", "3/1", "0/1", 3),
        ("qatar", "3/1", "0/1", 3),
    ]
    for by in ("activity", "kind", "topic"):
        assert planner.body(f"seat-totals/?plan={plan}&by={by}")["by"] == by


def test_wrong_question_for_totals_is_refused(planner):
    make.AnnualPlanFactory(year=2026)
    for path in (
        "seat-totals/",
        "seat-totals/?plan=none",
        "seat-totals/?plan=2026&by=colour",
        "seat-ledger/",
    ):
        assert planner.get(path).status_code == 400, path


@pytest.mark.parametrize(
    ("path", "body", "wrong"),
    [
        ("seat-calls/course/open/", {"seats": 0}, [("min_value", "seats")]),
        ("seat-calls/course/open/", {"colour": "red"}, [("unknown_field", "colour")]),
        ("seat-calls/course/hold-back/", {}, [("required", "seats"), ("required", "reason")]),
        ("seat-calls/course/attendance/", {"marks": []}, [("empty", "marks")]),
        ("nominations/", {}, [("required", "activity"), ("required", "nominee")]),
        ("nominees/", {"state": "none"}, [("does_not_exist", "state")]),
        ("waiting-entries/", {"activity": "course"}, [("required", "state")]),
    ],
)
def test_wrong_body_is_refused_by_name(shared, planner, path, body, wrong):
    answer = planner.ask("POST", path, body)
    assert answer.status_code == 400, answer.content
    assert [(one["code"], one["attr"]) for one in answer.json()["errors"]] == wrong
