"""`manage.py watch_gates`: shows what is due, and writes proposals only when asked; it never confirms."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from programmes.models import Activity, OutboxMessage, Reoffer, SeatEvent, SeatOffer
from tests.dashboards.seat_world import SeatWorld
from tests.factories.reoffers import SeatOfferFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """A course in five weeks whose six seats nobody is named for."""
    world = SeatWorld()
    call = world.call("c1", weeks=-7)
    call.events.update(at=timezone.now() - timedelta(days=90))
    return world


def said(*arguments):
    out = StringIO()
    call_command("watch_gates", *arguments, stdout=out)
    return out.getvalue().splitlines()


def line(world):
    day = world.plan.activities.get(code="c1").starts_on - timedelta(weeks=6)
    return f"c1  unfilled seats are taken back  {day}  to take back: 6  to offer: 0  letters: 3"


def test_without_commit_it_shows_and_writes_nothing(world):
    events = SeatEvent.objects.count()
    assert said("--plan", world.plan.code) == [
        line(world),
        "1 proposal. Nothing was written; add --commit to store.",
    ]
    assert (Reoffer.objects.count(), SeatEvent.objects.count()) == (0, events)


def test_with_commit_it_stores_proposals_and_confirms_none(world):
    assert said("--commit") == [line(world), "1 proposal. They wait for a person."]
    assert list(Reoffer.objects.values_list("status", "gate")) == [("proposed", "take_back")]
    assert OutboxMessage.objects.count() == 0


def test_day_to_come_can_be_looked_at_but_not_stored(world):
    ahead = (timezone.localdate() + timedelta(weeks=2)).isoformat()
    assert said("--as-of", ahead)[0].startswith("c1  the activity is confirmed or cancelled")
    with pytest.raises(CommandError, match="still to come"):
        said("--as-of", ahead, "--commit")
    assert Reoffer.objects.count() == 0


def test_offers_that_ran_out_end_even_where_no_gate_is(world):
    call = world.call("undated", 3, shared=False)
    Activity.objects.filter(code="undated").update(starts_on=None, ends_on=None, date_precision="none")
    state = call.quotas.first().state
    ran_out, runs = (
        SeatOfferFactory(
            seat__call=call,
            seat__number=number,
            state=state,
            opened_at=timezone.now() - timedelta(days=5),
            expires_at=timezone.now() + timedelta(days=days),
        )
        for number, days in ((101, -1), (102, 1))
    )
    told = "1 offer ran out without an answer."
    assert said("--plan", world.plan.code)[0] == told
    assert set(SeatOffer.objects.values_list("status", flat=True)) == {"open"}
    assert said("--commit")[0] == told
    assert dict(SeatOffer.objects.values_list("pk", "status")) == {ran_out.pk: "expired", runs.pk: "open"}
    assert said("--commit")[0] != told


@pytest.mark.parametrize("wrong", [("--plan", "nowhere"), ("--as-of", "tomorrow")])
def test_what_is_not_understood_is_said(wrong):
    with pytest.raises(CommandError):
        said(*wrong)
