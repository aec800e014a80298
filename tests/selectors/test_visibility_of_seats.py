"""Whose seats, nominees and certificates a person sees: by role, state, body and course."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.enums import Role
from programmes.models import Nomination, Nominee, SeatEvent, SeatQuota
from programmes.models.base import Tracked
from programmes.selectors.visibility import GUARDED, sees_every, visible_to
from programmes.services.roles import codenames, sync_roles
from tests import factories as make
from tests.admin.seat_rows import seat_rows

pytestmark = pytest.mark.django_db

OF_SEATS = {
    "certificates",
    "course_reports",
    "nomination_imports",
    "nominations",
    "reoffers",
    "seat_policies",
    "seats",
}
OF_A_STATE = {name for name, reach in GUARDED.items() if reach.state}
COUNTED = {"seatpolicy", "seatweight", "seatcall", "seatquota", "seatallocation"}
OF_A_COURSE = {name for name, reach in GUARDED.items() if reach.directors}


def account(*roles, **values):
    sync_roles()
    user = make.UserFactory(**values)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def model_of(name):
    return apps.get_model("programmes", name)


def seen_by(user, rows):
    """The kinds of which this person sees the row."""
    return {
        name
        for name, row in rows.items()
        if visible_to(user, model_of(name)._default_manager.filter(pk=row.pk)).exists()
    }


@pytest.fixture
def state():
    return make.ParticipatingStateFactory()


@pytest.fixture
def rows(state):
    made = seat_rows(state)
    made["seatweight"] = make.SeatWeightFactory(policy=made["seatpolicy"])
    made["reportitem"] = make.ReportItemFactory(report=made["coursereport"])
    made["nominationimportrow"] = make.NominationImportRowFactory(batch=made["nominationimport"])
    return made


def test_every_model_of_seats_has_a_rule() -> None:
    """A new model in these files is nobody's to see until somebody has said whose it is."""
    found = {
        model._meta.model_name
        for model in apps.get_app_config("programmes").get_models()
        if model.__module__.rpartition(".")[2] in OF_SEATS and not hasattr(model, "instance_type")
    }
    assert {name for name in found if "_" not in name} == set(GUARDED)


def test_each_role_sees_its_kinds(rows, state) -> None:
    director = account(Role.COURSE_DIRECTOR)
    rows["seatcall"].directors.add(director)
    assert seen_by(account(Role.ADMINISTRATOR), rows) == set(GUARDED)
    assert seen_by(account(Role.PLANNER), rows) == set(GUARDED)
    assert seen_by(make.UserFactory(is_superuser=True), rows) == set(GUARDED)
    assert seen_by(account(Role.READER), rows) == COUNTED
    assert seen_by(director, rows) == OF_A_COURSE | {"seatpolicy", "seatweight"}
    assert seen_by(account(Role.FOCAL_POINT, state=state), rows) == OF_A_STATE


def test_others_see_nothing(rows, state) -> None:
    elsewhere = make.ParticipatingStateFactory()
    seat_rows(elsewhere)
    assert seen_by(AnonymousUser(), rows) == set()
    assert seen_by(account(), rows) == set()
    assert seen_by(account(Role.FOCAL_POINT), rows) == set()
    assert seen_by(account(Role.FOCAL_POINT, state=elsewhere), rows) == set()
    assert seen_by(account(Role.COURSE_DIRECTOR), rows) == {"seatpolicy", "seatweight"}
    # A state on the account of somebody who is no focal point opens nothing.
    assert seen_by(account(Role.COURSE_DIRECTOR, state=state), rows) == {"seatpolicy", "seatweight"}


def test_roles_add_up(rows, state) -> None:
    both = account(Role.FOCAL_POINT, Role.READER, state=state)
    assert seen_by(both, rows) == OF_A_STATE | COUNTED
    other = seat_rows(make.ParticipatingStateFactory())
    assert seen_by(both, other) == COUNTED - {"seatweight"}


def test_account_of_a_body_sees_its_own_people_and_what_is_the_whole_states(state) -> None:
    own, other = (make.NominatingBodyFactory(state=state) for _number in range(2))
    call = make.SeatCallFactory()
    make.SeatQuotaFactory(call=call, state=state)
    user = account(Role.FOCAL_POINT, state=state, body=own)
    calls = {"seatcall", "seatquota", "outboxmessage"}
    assert seen_by(user, _in(call, state, own)) == OF_A_STATE - {"nominationimportrow"}
    shared = {"seat", "waitingentry", "seatoffer"}
    assert seen_by(user, _in(call, state, None)) == calls | shared
    assert seen_by(user, _in(call, state, other)) == calls


def _in(call, state, body):
    """Rows of a body in one call; a state is invited once."""
    SeatQuota.objects.filter(call=call, state=state).delete()
    return seat_rows(state, body=body, call=make.SeatCallFactory(policy=call.policy))


def test_person_named_by_a_body_is_seen_by_that_body(state) -> None:
    own = make.NominatingBodyFactory(state=state)
    nominee = make.NomineeFactory(state=state)
    user = account(Role.FOCAL_POINT, state=state, body=own)
    assert not visible_to(user, Nominee.objects.all()).exists()
    make.NominationFactory(state=state, nominee=nominee, body=own)
    assert list(visible_to(user, Nominee.objects.all())) == [nominee]


def test_letter_is_seen_once_it_was_sent(state) -> None:
    waiting = make.OutboxMessageFactory(state=state)
    assert not visible_to(account(Role.FOCAL_POINT, state=state), type(waiting).objects.all()).exists()


def test_seat_that_changed_hands_tells_each_state_its_own_part(state) -> None:
    other = make.ParticipatingStateFactory()
    seat = make.SeatFactory(state=other)
    before = make.SeatEventFactory(seat=seat, state=state)
    after = make.SeatEventFactory(seat=seat, state=other)
    assert list(visible_to(account(Role.FOCAL_POINT, state=state), SeatEvent.objects.all())) == [before]
    assert list(visible_to(account(Role.FOCAL_POINT, state=other), SeatEvent.objects.all())) == [after]


@pytest.mark.parametrize("name", sorted(one for one in GUARDED if issubclass(model_of(one), Tracked)))
def test_history_is_seen_by_whoever_sees_the_row(name, rows, state) -> None:
    kept = model_of(name).history.model._default_manager.filter(id=rows[name].pk)
    assert kept.exists()
    assert visible_to(account(Role.PLANNER), kept).count() == kept.count()
    mine, theirs = (account(Role.FOCAL_POINT, state=one) for one in (state, make.ParticipatingStateFactory()))
    assert visible_to(mine, kept).exists() is (name in OF_A_STATE)
    assert not visible_to(theirs, kept).exists()
    assert not visible_to(account(), kept).exists()


def test_kept_members_of_a_relation_are_nobodys_but_those_who_see_all(rows, state) -> None:
    rows["seatcall"].directors.add(make.UserFactory())
    rows["seatcall"].save()
    kept = model_of("HistoricalSeatCall_directors")._default_manager.all()
    assert kept.exists()
    assert not visible_to(account(Role.FOCAL_POINT, state=state), kept).exists()


def test_sight_costs_one_question_however_many_rows(state) -> None:
    user, counts = account(Role.FOCAL_POINT, state=state), set()
    visible_to(user, Nomination.objects.all())
    for _number in range(3):
        seat_rows(state)
        with CaptureQueriesContext(connection) as made:
            list(visible_to(user, Nomination.objects.all()))
        counts.add(len(made))
    assert counts == {1}


def test_counts_are_for_those_who_see_every_row(state) -> None:
    counting = {role for role in Role if sees_every(account(role, state=state), SeatQuota)}
    assert counting == {Role.ADMINISTRATOR, Role.PLANNER, Role.READER}


def test_permission_goes_with_sight() -> None:
    """Whoever sees rows of a kind may view the kind, and nobody else."""
    ways = {Role.COURSE_DIRECTOR: "directors", Role.FOCAL_POINT: "state"}
    for role in Role:
        seen = {
            name
            for name, reach in GUARDED.items()
            if role in reach.every or getattr(reach, ways.get(role, ""), "")
        }
        held = {name for name in GUARDED if f"view_{name}" in codenames(role)}
        assert held == seen, role
