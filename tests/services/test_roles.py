"""The groups in the database are the table of roles, no more and no less."""

import pytest
from django.contrib.auth.models import Group

from programmes.enums import Role
from programmes.services.roles import (
    ACCOUNTS,
    PROFILES,
    PROOFS,
    RECORDS,
    RUNS,
    SEAT_CALLS,
    SEAT_RULES,
    codenames,
    sync_roles,
)
from tests import factories as make

pytestmark = pytest.mark.django_db


def _held(role: Role) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def test_sync_roles_makes_each_group_hold_exactly_its_row() -> None:
    sync_roles()
    assert {role: _held(role) for role in Role} == {role: codenames(role) for role in Role}


def test_sync_roles_again_takes_away_what_the_table_does_not_give() -> None:
    sync_roles()
    reader = Group.objects.get(name=Role.READER)
    planner = Group.objects.get(name=Role.PLANNER)
    reader.permissions.set(planner.permissions.all())
    sync_roles()
    assert _held(Role.READER) == codenames(Role.READER)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (Role.ADMINISTRATOR, {"delete_user", "change_activity"}, {"add_seedload"}),
        (Role.PLANNER, {"add_annualplan", "delete_course", "change_meeting"}, {"change_user", "view_user"}),
        (Role.COURSE_DIRECTOR, {"change_course", "add_courseoutline"}, {"add_course", "change_annualplan"}),
        (Role.FOCAL_POINT, {"view_activity", "view_participatingstate"}, {"change_activity", "view_person"}),
        (Role.READER, {"view_citation", "view_course"}, {"change_course", "view_user"}),
    ],
)
def test_role_may_do_its_part_and_nothing_else(role: Role, may: set[str], may_not: set[str]) -> None:
    sync_roles()
    user = make.UserFactory()
    user.groups.add(Group.objects.get(name=role))
    assert {name for name in may | may_not if user.has_perm(f"programmes.{name}")} == may


def test_only_administrators_reach_accounts() -> None:
    touching = {role for role in Role if any(name.endswith(f"_{ACCOUNTS[0]}") for name in codenames(role))}
    assert touching == {Role.ADMINISTRATOR}


def test_readers_see_every_record_and_change_none() -> None:
    assert codenames(Role.READER) == {
        f"view_{model}" for model in RECORDS + PROFILES + RUNS + SEAT_RULES + SEAT_CALLS + PROOFS
    }
