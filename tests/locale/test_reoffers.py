"""The clock, its proposals and the outbox speak Arabic, and so do the letters for those who read Arabic."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.models import OutboxMessage, Reoffer
from programmes.services.reoffers import confirm, dismiss, propose
from programmes.services.seats import place_bid
from tests.dashboards.seat_world import SeatWorld
from tests.locale.test_pages import HOME, english
from tests.locale.visible import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """One proposal at each gate, with every ground of an offer."""
    world = SeatWorld(invented=True)
    for code, weeks in (("c1", -7), ("c2", -6), ("c3", -9)):
        call = world.call(code, 9, weeks=weeks)
        call.events.update(at=timezone.now() - timedelta(days=90))
        for state in ("bh", "bh", "bh", "kw", "kw", "kw"):
            world.name(call, state, "Test Person")
        world.wait(call, "bh")
        place_bid(call=call, state=world.state("kw"), seats=4, by=world.by)
        assert propose(call=call, as_of=timezone.localdate(), by=world.by)
    return world


@pytest.fixture
def planner(client, world):
    client.force_login(world.by)
    return client


def read(client, path, **sent):
    answer = client.post(path, sent) if sent else client.get(path)
    return pieces(answer.content.decode())


def test_pages_of_the_clock_speak_arabic(planner, world):
    texts = {"clock": read(planner, f"{HOME}plans/{world.plan.code}/seats/clock/")}
    for one in Reoffer.objects.all():
        path = f"{HOME}reoffers/{one.pk}/"
        texts[f"{one.gate}, open"] = read(planner, path)
        texts[f"{one.gate}, refused"] = read(planner, path, step="dismiss")
    first, second, _third = Reoffer.objects.order_by("pk")
    confirm(reoffer=first, by=world.by)
    dismiss(reoffer=second, by=world.by, reason="لا")
    for one in (first, second):
        texts[f"{one.gate}, decided"] = read(planner, f"{HOME}reoffers/{one.pk}/")
    assert english(texts) == []


def test_outbox_speaks_arabic_and_so_do_its_letters(planner, world):
    for one in Reoffer.objects.all():
        confirm(reoffer=one, by=world.by)
    texts = {path: read(planner, f"{HOME}outbox/{path}") for path in ("", "?status=sent", "?q=ققق")}
    for letter in OutboxMessage.objects.all():
        path = f"{HOME}outbox/{letter.code}/"
        texts[letter.code] = read(planner, path)
        texts[f"{letter.code}, refused"] = read(planner, path, step="cancel", version=letter.version)
        texts[f"{letter.code}, words"] = [letter.subject_ar, *letter.body_ar.split("\n")]
    assert english(texts) == []
