"""What each role may open and write at the desk, as one table over every kind."""

import pytest

from programmes.enums import Role
from tests.admin.forms import filled
from tests.admin.people import desk, person
from tests.admin.rows import MAKERS, SEATS, address
from tests.admin.seat_rows import seat_rows
from tests.factories import (
    ActivityFactory,
    AgreementFactory,
    EventFactory,
    MeetingFactory,
    NominatingBodyFactory,
    ParticipatingStateFactory,
    ParticipationFactory,
    RepresentationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ALL = set(MAKERS) - SEATS
RECORDS = ALL - {"user", "seedload", "importbatch", "planningrun"}
MADE_HERE = RECORDS - {"citation"}
ACTIVITIES = {"activity", "course", "natotalk", "event"}
OF_A_STATE = ACTIVITIES | {"participatingstate", "nominatingbody", "meeting", "agreement", "followup"}
SETTLED = ALL - {"importbatch"}

RUN_BY_DIRECTOR = {"seatcall", "seatquota", "seat", "seatevent", "nominee", "nomination", "certificate"}
SEATS_OF_A_STATE = RUN_BY_DIRECTOR | {"seatoffer", "waitingentry", "outboxmessage", "nominationimport"}
SEATS_CHANGED = {"seatpolicy", "seatcall", "seatquota", "coursereport"}

# role: kinds whose list opens, that may be added, changed, deleted
TABLE = {
    Role.ADMINISTRATOR: (
        SETTLED | SEATS,
        MADE_HERE | {"user", "seatpolicy", "coursereport"},
        RECORDS | {"user"} | SEATS_CHANGED,
        RECORDS | {"user", "seatpolicy"},
    ),
    Role.PLANNER: (
        RECORDS | {"seedload", "planningrun"} | SEATS,
        MADE_HERE | {"seatpolicy", "coursereport"},
        RECORDS | SEATS_CHANGED,
        RECORDS | {"seatpolicy"},
    ),
    Role.COURSE_DIRECTOR: (
        (RECORDS - {"planningprofile"}) | RUN_BY_DIRECTOR | {"seatpolicy", "coursereport"},
        {"courseoutline", "coursereport"},
        {"activity", "course", "courseoutline", "coursereport"},
        set(),
    ),
    Role.READER: (
        RECORDS | {"planningrun", "seatpolicy", "seatcall", "seatquota", "seatallocation"},
        set(),
        set(),
        set(),
    ),
    Role.FOCAL_POINT: (OF_A_STATE | SEATS_OF_A_STATE, set(), set(), set()),
}


def own_rows(state):
    """A row of each kind that belongs to a state."""
    activity = ParticipationFactory(state=state).activity
    course = ParticipationFactory(state=state, activity=MAKERS["course"]()).activity
    talk = ParticipationFactory(state=state, activity=MAKERS["natotalk"]()).activity
    event = ParticipationFactory(state=state, activity=MAKERS["event"]()).activity
    agreement = AgreementFactory()
    agreement.parties.add(state)
    return {
        "activity": activity,
        "course": course,
        "natotalk": talk,
        "event": event,
        "participatingstate": state,
        "nominatingbody": NominatingBodyFactory(state=state),
        "meeting": RepresentationFactory(state=state).meeting,
        "agreement": agreement,
        "followup": MAKERS["followup"](state=state),
    }


def rows_for(role):
    state = ParticipatingStateFactory()
    user = person(role, state=state if role == Role.FOCAL_POINT else None)
    rows = {kind: MAKERS[kind]() for kind in SETTLED} | seat_rows(state, director=user)
    return user, rows | own_rows(state) if role == Role.FOCAL_POINT else rows


@pytest.mark.parametrize("role", list(Role))
def test_role_opens_and_writes_just_its_kinds(role):
    user, rows = rows_for(role)
    client = desk(user)
    listed, added, changed, deleted = set(), set(), set(), set()
    for kind, row in rows.items():
        for page, of, found in (
            ("changelist", None, listed),
            ("add", None, added),
            ("delete", row, deleted),
        ):
            status = client.get(address(kind, page, of)).status_code
            # A page that is closed says so; it never breaks and never pretends the row is gone.
            assert status in (200, 403), (kind, page)
            if status == 200:
                found.add(kind)
        # Only the answer to a save tells a page that writes from one that reads.
        answer = client.post(address(kind, "change", row), {"title_en": ""})
        assert answer.status_code in (200, 403), kind
        if answer.status_code == 200:
            changed.add(kind)
    assert (listed, added, changed, deleted) == TABLE[role]


@pytest.mark.parametrize("role", list(Role))
def test_role_reads_the_pages_and_histories_of_its_kinds(role):
    user, rows = rows_for(role)
    client = desk(user)
    for page in ("change", "history"):
        opened = {
            kind for kind, row in rows.items() if client.get(address(kind, page, row)).status_code == 200
        }
        assert opened == TABLE[role][0]


def test_stranger_is_asked_to_sign_in_on_every_page(client):
    for kind, maker in MAKERS.items():
        row = maker()
        for page, of in (("changelist", None), ("add", None), ("change", row), ("history", row)):
            response = client.get(address(kind, page, of))
            assert response.status_code == 302, (kind, page)
            assert response["Location"].startswith("/en/admin/login/"), (kind, page)


def test_account_that_may_not_enter_the_desk_is_asked_for_another(client):
    client.force_login(UserFactory(role=Role.PLANNER))
    response = client.get("/en/admin/")
    assert (response.status_code, response["Location"]) == (302, "/en/admin/login/?next=/en/admin/")


def test_course_director_writes_courses_on_the_page_of_all_activities_and_nothing_else():
    client = desk(person(Role.COURSE_DIRECTOR))
    course, event = ActivityFactory(), EventFactory()
    url = address("activity", "change", course)
    page = client.get(url)
    kinds = [value for value, _label in page.context["adminform"].form.fields["kind"].choices if value]
    assert kinds == ["course", "mtt_course"]
    assert client.post(url, filled(page, "activity_form", title_en="Mine", reason="mine")).status_code == 302
    refused = client.post(address("activity", "change", event), {"title_en": "Mine"})
    assert refused.status_code == 403
    event.refresh_from_db()
    assert event.title_en != "Mine"


def test_reader_is_shown_values_without_inputs():
    client = desk(person(Role.READER))
    text = client.get(address("meeting", "change", MeetingFactory())).content.decode()
    assert '<input type="text" name="title_en"' not in text
    assert 'name="_save"' not in text
    assert 'name="reason"' not in text


def test_administrator_cannot_touch_an_account_with_all_rights_or_give_them():
    client, above = desk(person(Role.ADMINISTRATOR)), person(all_rights=True)
    assert client.post(address("user", "change", above), {}).status_code == 403
    page = client.get(address("user", "change", person(Role.READER)))
    assert "is_superuser" not in page.content.decode()


def test_focal_point_without_a_state_is_refused():
    client, account = desk(person(Role.ADMINISTRATOR)), person(Role.FOCAL_POINT)
    url = address("user", "change", account)
    response = client.post(url, filled(client.get(url), "user_form"))
    assert response.context["adminform"].form.errors == {"state": ["A focal point belongs to a state."]}
