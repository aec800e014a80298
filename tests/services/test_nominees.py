"""People are registered once, and their codes tell nothing of them."""

import pytest

from programmes.enums import Role
from programmes.errors import InvalidRecord
from programmes.models import Nominee
from programmes.services.nominations import (
    register_nominee,
)
from programmes.services.seat_errors import (
    NotYours,
)
from tests.factories import NominatingBodyFactory, UserFactory
from tests.services.seat_world import SeatWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return SeatWorld.made()


def test_person_is_registered_once_in_whatever_spelling(world):
    mine = {"state": world.states[0], "by": world.focal_points[0]}
    first = register_nominee(name_en="Amal  Saleh", name_ar="آمال صالح", email="amal@example.org", **mine)
    again = [
        register_nominee(name_en="amal saleh", **mine),
        register_nominee(name_ar="امال صالح", position="another", **mine),
        register_nominee(name_en="Amal-Saleh", name_ar="أمال صالِح", **mine),
    ]
    assert [one.pk for one in again] == [first.pk] * 3
    first.refresh_from_db()
    assert (first.name_en, first.name_ar, first.email, first.position) == (
        "Amal Saleh",
        "آمال صالح",
        "amal@example.org",
        "",
    )


def test_persons_of_other_name_state_or_body_are_others(world):
    body = NominatingBodyFactory(state=world.states[0])
    made = [
        register_nominee(state=world.states[0], by=world.planner, name_en="Amal Saleh", name_ar="آمال صالح"),
        register_nominee(state=world.states[0], by=world.planner, name_en="Amal Saleh", name_ar="آمال صلاح"),
        register_nominee(state=world.states[0], by=world.planner, name_en="Amal Saleh Ali"),
        register_nominee(state=world.states[1], by=world.planner, name_en="Amal Saleh"),
        register_nominee(state=world.states[0], by=world.planner, body=body, name_en="Amal Saleh"),
    ]
    assert len({one.pk for one in made}) == 5


def test_code_of_a_person_tells_nothing_of_the_person(world):
    one = world.person(name_en="Amal Saleh")
    assert str(one) == one.code
    assert one.code.startswith("nominee-")
    assert not {"amal", "saleh", "s-0"} & set(one.code.split("-"))


def test_person_without_a_name_or_of_another_state_s_body_is_refused(world):
    with pytest.raises(InvalidRecord):
        register_nominee(state=world.states[0], by=world.planner, name_en=" ")
    with pytest.raises(InvalidRecord) as caught:
        register_nominee(
            state=world.states[0], body=NominatingBodyFactory(), by=world.planner, name_en="Amal"
        )
    assert set(caught.value.fields) == {"body"}
    assert not Nominee.objects.exists()


def test_account_of_a_body_registers_for_that_body(world):
    body = NominatingBodyFactory(state=world.states[0])
    clerk = UserFactory(role=Role.FOCAL_POINT, state=world.states[0], body=body)
    assert register_nominee(state=world.states[0], by=clerk, name_en="Amal").body == body
    other = NominatingBodyFactory(state=world.states[0])
    with pytest.raises(NotYours):
        register_nominee(state=world.states[0], by=clerk, body=other, name_en="Amal")
