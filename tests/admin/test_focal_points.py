"""A focal point sees the rows of the own state and learns nothing of any other."""

import pytest

from programmes.enums import Role
from tests.admin.people import desk, person
from tests.admin.rows import address
from tests.admin.test_roles import OF_A_STATE, own_rows
from tests.factories import ParticipatingStateFactory, ParticipationFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def states():
    return ParticipatingStateFactory(title_en="Own"), ParticipatingStateFactory(title_en="Other")


@pytest.fixture
def client(states):
    return desk(person(Role.FOCAL_POINT, state=states[0]))


def listed(response):
    return [row.pk for row in response.context["cl"].result_list]


@pytest.mark.parametrize("kind", sorted(OF_A_STATE))
def test_list_search_and_count_hold_own_rows_only(client, states, kind):
    own, other = (own_rows(state)[kind] for state in states)
    mine = {own.pk}
    if kind in ("activity", "course"):
        mine = {row.pk for row in type(own).objects.filter(participations__state=states[0])}
    page = client.get(address(kind), {"retired": "any"})
    assert set(listed(page)) == mine
    assert page.context["cl"].result_count == len(mine)
    assert listed(client.get(address(kind), {"q": other.code})) == []
    assert listed(client.get(address(kind), {"q": own.code})) == [own.pk]


@pytest.mark.parametrize("kind", sorted(OF_A_STATE))
@pytest.mark.parametrize("page", ["change", "history"])
def test_page_and_history_of_another_states_row_are_not_there(client, states, kind, page):
    other = own_rows(states[1])[kind]
    response = client.get(address(kind, page, other))
    assert (response.status_code, response["Location"]) == (302, "/en/admin/")
    assert other.code not in client.get("/en/admin/").content.decode()


def test_rows_on_the_page_of_an_activity_are_the_own_ones(client, states):
    mine = ParticipationFactory(state=states[0])
    ParticipationFactory(state=states[1], activity=mine.activity)
    text = client.get(address("activity", "change", mine.activity)).content.decode()
    assert "Own" in text
    assert "Other" not in text


def test_autocomplete_offers_own_rows_and_refuses_other_kinds(client, states):
    asked = {"app_label": "programmes", "model_name": "participation", "field_name": "state"}
    found = client.get("/en/admin/autocomplete/", asked).json()
    assert [one["id"] for one in found["results"]] == [str(states[0].pk)]
    VenueFactory()
    asked = {"app_label": "programmes", "model_name": "activity", "field_name": "venue"}
    assert client.get("/en/admin/autocomplete/", asked).status_code == 403


def test_filter_does_not_name_another_states_rows(client, states):
    text = client.get(address("nominatingbody"), {"state": str(states[1].pk)}).content.decode()
    assert "Other" not in text


def test_focal_point_without_a_state_sees_nothing(states):
    client = desk(person(Role.FOCAL_POINT))
    for state in states:
        own_rows(state)
    assert {kind: listed(client.get(address(kind))) for kind in OF_A_STATE} == {
        kind: [] for kind in OF_A_STATE
    }


def test_focal_point_is_offered_no_bulk_change(client, states):
    own_rows(states[0])
    assert client.get(address("activity")).context["action_form"] is None
