"""A year of seats in any order: no seat is lost, none is given twice, each tells its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from programmes.models import SeatCall, SeatEvent
from programmes.seat_enums import SeatEventKind
from programmes.selectors.seat_ledger import seat_ledger
from tests.services import seat_stories
from tests.services.seat_deeds import DEEDS, Chance, Year, a_course, a_sharing
from tests.services.seat_world import SeatWorld

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
YEARS = settings(
    max_examples=14,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
# What the years must have met to be worth their name.
REFUSALS = {
    "refused: call_closed",
    "refused: illegal_step",
    "refused: no_seat_left",
    "refused: not_enough_seats",
    "refused: not_yours",
    "refused: offer_ended",
    "refused: past_gate",
    "refused: seat_not_free",
}
CHANCES = st.builds(Chance, st.integers(0, 99), st.integers(0, 2), st.integers(0, 4), st.booleans())


class SeatYear(RuleBasedStateMachine):
    """People at work on up to three courses of one plan. Each year is taken back at its end."""

    world: SeatWorld
    happened: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.year = Year(self.world, self.happened)

    def teardown(self) -> None:
        self.happened.update(SeatEvent.objects.values_list("kind", flat=True))
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize(chance=CHANCES)
    def begins(self, chance: Chance) -> None:
        a_course(self.year, chance)
        a_sharing(self.year, chance)

    @rule(deed=st.sampled_from(DEEDS), chance=CHANCES)
    def goes_on(self, deed: Callable[[Year, Chance], None], chance: Chance) -> None:
        deed(self.year, chance)

    @invariant()
    def every_story_holds(self) -> None:
        if not self.year.changed:
            return
        self.year.changed = False
        calls = list(SeatCall.objects.all())
        for call in calls:
            seat_stories.check_stories(call)
            seat_stories.check_nominations(call)
            seat_stories.check_offers(call)
            seat_stories.check_waiting(call)
        seat_stories.check_ledger(calls)
        assert seat_ledger(self.world.plan).balanced


def test_year_in_any_order_loses_no_seat_and_every_story_can_be_told():
    happened: Counter[str] = Counter()
    machine = type("OneWorld", (SeatYear,), {"world": SeatWorld.made(), "happened": happened})
    run_state_machine_as_test(machine, settings=YEARS)
    assert {str(kind) for kind in SeatEventKind} - happened.keys() == set()
    assert REFUSALS - happened.keys() == set()
