"""What processes of an office do about seats; each step prints one line of JSON.

python -m tests.flows.seat_steps STEP [ARGUMENT …]
"""

import json
import sys
import threading
import time
from datetime import timedelta

from tests import environment

environment.prepare()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from knox.models import AuthToken  # noqa: E402

from programmes.errors import ProgrammeError  # noqa: E402
from programmes.models import Nomination, Nominee, Seat, SeatCall, SeatEvent, SeatOffer, User  # noqa: E402
from programmes.selectors.seat_ledger import seat_ledger  # noqa: E402
from programmes.services.nominations import nominate  # noqa: E402
from programmes.services.offers import accept, decline, open_offer  # noqa: E402
from programmes.services.roles import sync_roles  # noqa: E402
from programmes.services.seats import turn_back  # noqa: E402
from tests.services import seat_stories  # noqa: E402
from tests.services.seat_world import SeatWorld  # noqa: E402


def prepare():
    call_command("migrate", verbosity=0)
    sync_roles()


def invite(clients):
    """A course far ahead: its first state has two seats, one of them filled, and so many people to name."""
    world = SeatWorld.made(states=2, class_size=4)
    first = timezone.localdate() + timedelta(weeks=30)
    call = world.shared(activity=world.course(starts_on=first, ends_on=first + timedelta(days=4)))
    world.named(call)
    people = [world.person() for _client in range(clients)]
    _row, token = AuthToken.objects.create(world.focal_points[0])
    return {"people": [one.code for one in people], "activity": call.activity.code, "token": token}


def offer():
    """Turns a seat of the second state back and offers it to the first."""
    call = SeatCall.objects.get()
    planner = User.objects.get(groups__name="planner")
    states = [quota.state for quota in call.quotas.order_by("state__code")]
    seat = turn_back(call=call, state=states[1], by=planner, reason="Nobody free.")[0]
    return open_offer(seat=seat, state=states[0], ground="open_bid", by=planner).pk


def free():
    """Turns a seat of the second state back; the free seat's key."""
    call = SeatCall.objects.get()
    planner = User.objects.get(groups__name="planner")
    state = call.quotas.get(state__code="s-1").state
    return turn_back(call=call, state=state, by=planner, reason="Nobody free.")[0].pk


def name_at(when, people):
    """Everybody is named at the same moment, each over a connection of its own; what came of each."""
    by = User.objects.get(state__code="s-0")
    rows = list(Nominee.objects.filter(code__in=people))
    call = SeatCall.objects.get()
    return _at_once(when, [lambda one=one: nominate(call=call, nominee=one, by=by) for one in rows])


def answer_at(when, offer, clients):
    """The offer is accepted and declined by turns, all at the same moment; what came of each."""
    by, row = User.objects.get(state__code="s-0"), SeatOffer.objects.get(pk=offer)
    steps = [lambda: accept(offer=row, by=by), lambda: decline(offer=row, by=by)]
    return _at_once(when, [steps[number % 2] for number in range(clients)])


def offer_at(when, seat, clients):
    """The free seat is offered so many times at the same moment; what came of each."""
    by, row = User.objects.get(groups__name="planner"), Seat.objects.get(pk=seat)
    state = row.call.quotas.get(state__code="s-0").state
    step = lambda: open_offer(seat=row, state=state, ground="open_bid", by=by)  # noqa: E731
    return _at_once(when, [step] * clients)


def empty_at(when, people):
    """The state names people for its last seat while it turns that seat back; what came of each."""
    by, call = User.objects.get(state__code="s-0"), SeatCall.objects.get()
    naming = [
        lambda one=one: nominate(call=call, nominee=one, by=by)
        for one in Nominee.objects.filter(code__in=people)
    ]
    giving = lambda: turn_back(call=call, state=by.state, by=by, reason="Nobody free.")  # noqa: E731
    return _at_once(when, [giving, *naming, giving])


def ledger():
    """The seats as they are, after every story was told and the books were balanced."""
    call = SeatCall.objects.get()
    seat_stories.check_stories(call)
    seat_stories.check_nominations(call)
    seat_stories.check_offers(call)
    seat_stories.check_ledger([call])
    assert seat_ledger(call.activity.plan).balanced
    return {
        "standings": dict(Seat.objects.values_list("number", "standing")),
        "owners": sorted(Seat.objects.exclude(state=None).values_list("state__code", flat=True)),
        "named": Nomination.objects.count(),
        "offers": sorted(SeatOffer.objects.values_list("status", flat=True)),
        "told": sorted(
            SeatEvent.objects.exclude(kind__in=("opened", "allocated")).values_list("kind", flat=True)
        ),
    }


def _at_once(when, steps):
    """Take each step in a thread of its own, with a connection of its own, none before `when`."""
    outcomes = [None] * len(steps)
    gate = threading.Barrier(len(steps))

    def take(number, step):
        try:
            connection.ensure_connection()
            gate.wait()
            time.sleep(max(0.0, when - time.time()))
            step()
            outcomes[number] = "done"
        except ProgrammeError as refused:
            outcomes[number] = refused.code
        except Exception as failed:
            outcomes[number] = f"{type(failed).__name__}: {failed}"
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    print(json.dumps(globals()[step](*(json.loads(one) for one in arguments))))
