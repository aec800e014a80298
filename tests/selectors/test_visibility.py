"""A focal point sees the rows of the own state and no others."""

import pytest
from django.contrib.auth.models import Group

from programmes.enums import Role
from programmes.models import Activity, Course, Dialogue, Meeting, NominatingBody, ParticipatingState
from programmes.selectors.visibility import GUARDED, PATHS_TO_STATE, visible_to
from programmes.services.roles import FOCAL_POINT_SEES, sync_roles
from tests import factories as make

pytestmark = pytest.mark.django_db


def _account(*roles: Role, state=None):
    sync_roles()
    user = make.UserFactory(state=state)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def qatar():
    return make.ParticipatingStateFactory(code="qa")


def test_every_model_a_focal_point_reads_has_a_path_to_its_state() -> None:
    of_seats = {name for name, reach in GUARDED.items() if reach.state}
    assert set(PATHS_TO_STATE) | of_seats == set(FOCAL_POINT_SEES)


def test_focal_point_sees_what_the_own_state_takes_part_in(qatar) -> None:
    own = make.ParticipationFactory(state=qatar).activity
    make.ParticipationFactory()
    make.ActivityFactory()
    both = make.ParticipationFactory(state=qatar).activity
    make.ParticipationFactory(activity=both)
    user = _account(Role.FOCAL_POINT, state=qatar)
    assert set(visible_to(user, Activity.objects.all())) == {own, both}
    assert set(visible_to(user, Course.objects.all()).values_list("pk", flat=True)) == {own.pk, both.pk}


def test_focal_point_sees_the_own_state_body_and_meeting(qatar) -> None:
    body = make.NominatingBodyFactory(state=qatar)
    make.NominatingBodyFactory()
    meeting = make.RepresentationFactory(state=qatar).meeting
    make.MeetingFactory()
    user = _account(Role.FOCAL_POINT, state=qatar)
    assert list(visible_to(user, ParticipatingState.objects.all())) == [qatar]
    assert list(visible_to(user, NominatingBody.objects.all())) == [body]
    assert list(visible_to(user, Meeting.objects.all())) == [meeting]


def test_focal_point_sees_nothing_that_reaches_no_state(qatar) -> None:
    make.DialogueFactory()
    assert not visible_to(_account(Role.FOCAL_POINT, state=qatar), Dialogue.objects.all()).exists()


def test_focal_point_without_a_state_sees_nothing(qatar) -> None:
    assert not visible_to(_account(Role.FOCAL_POINT), ParticipatingState.objects.all()).exists()


@pytest.mark.parametrize("roles", [(Role.READER,), (Role.PLANNER,), (Role.FOCAL_POINT, Role.PLANNER), ()])
def test_others_see_all_rows(roles, qatar) -> None:
    make.NominatingBodyFactory.create_batch(2)
    assert visible_to(_account(*roles, state=qatar), NominatingBody.objects.all()).count() == 2
