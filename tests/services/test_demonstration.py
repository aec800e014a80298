"""Invented data is true to the rules, marked everywhere, and goes without a trace."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command

from programmes.models import (
    Seat,
    User,
)
from programmes.services.demonstration import (
    STATES,
    DemonstrationThere,
    NothingToShow,
    demonstration_accounts,
    load_demonstration,
)
from programmes.services.demonstration_removal import remove_demonstration
from programmes.services.roles import sync_roles
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = date(2026, 11, 22)
SMALL = {"last-season": (-60,), "this-season": (5, 12)}
# Tables that count by themselves and hold nothing of the programme.
BESIDE = {"Session", "Permission", "ContentType", "Migration", "Site"}


def make_world() -> None:
    sync_roles()
    for code in STATES:
        make.ParticipatingStateFactory(code=code)
    make.TopicFactory(code="maritime-security")
    real = make.NominationFactory(call__activity__plan__code="2026")
    make.SeatEventFactory(seat=real.seat, nomination=real)


@pytest.fixture
def world() -> None:
    make_world()


def _load() -> list[str]:
    return list(load_demonstration(today=TODAY, seasons=SMALL))


def _everything() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__name__ not in BESIDE:
            yield model.__name__, list(model._base_manager.order_by("pk").values())


def test_removing_leaves_every_table_as_it_was(world: None) -> None:
    before = dict(_everything())
    _load()
    list(demonstration_accounts())
    assert remove_demonstration() != {}
    assert dict(_everything()) == before


def test_removing_where_nothing_is_invented_takes_nothing(world: None) -> None:
    before = dict(_everything())
    assert remove_demonstration() == {}
    assert dict(_everything()) == before


def test_same_seed_tells_the_same_story(world: None) -> None:
    def story() -> list[tuple[Any, ...]]:
        rows = Seat.objects.filter(call__activity__plan__invented=True).order_by("call", "number")
        return list(rows.values_list("number", "standing", "state__code", "nominations__status"))

    _load()
    first = story()
    remove_demonstration()
    _load()
    assert story() == first


def test_loading_twice_is_refused(world: None) -> None:
    make.AnnualPlanFactory(invented=True)
    with pytest.raises(DemonstrationThere):
        _load()


def test_loading_without_seeds_is_refused() -> None:
    with pytest.raises(NothingToShow):
        _load()


def test_accounts_open_each_door_and_only_with_the_shown_password(world: None) -> None:
    _load()
    assert User.objects.get(username="demo-planner").has_usable_password() is not True
    shown = dict(demonstration_accounts())
    assert set(shown) == {"demo-planner", "demo-director", "demo-kuwait", "demo-bahrain"}
    assert all(User.objects.get(username=name).check_password(word) for name, word in shown.items())
    accounts = User.objects.filter(username__in=shown)
    assert {one.username: [group.name for group in one.groups.all()] for one in accounts} == {
        "demo-planner": ["planner"],
        "demo-director": ["course_director"],
        "demo-kuwait": ["focal_point"],
        "demo-bahrain": ["focal_point"],
    }
    assert User.objects.get(username="demo-kuwait").state.code == "kw"
    assert Group.objects.count() == 5


def test_command_says_what_it_did(world: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demonstration", "remove")
    assert capsys.readouterr().out == "There is no demonstration data.\n"
