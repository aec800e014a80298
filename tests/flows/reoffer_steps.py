"""What processes of an office do about a proposal of the clock; each step prints one line of JSON.

python -m tests.flows.reoffer_steps STEP [ARGUMENT …]
"""

import json
import sys
from datetime import timedelta

from tests.flows import seat_steps
from tests.flows.seat_steps import ledger, prepare

__all__ = ["confirm_at", "decide_at", "gate", "ledger", "letters", "prepare"]

from django.utils import timezone

from programmes.models import OutboxMessage, Reoffer, User
from programmes.services.reoffers import confirm, dismiss, propose
from programmes.services.seats import allocate
from tests.services.seat_world import SeatWorld


def gate():
    """A course past the gate: one state sits in its seats, the other two have each lost both of theirs."""
    world, now = SeatWorld.made(), timezone.now()
    long_ago, first = now - timedelta(days=90), timezone.localdate() + timedelta(weeks=5)
    activity = world.course(starts_on=first, ends_on=first + timedelta(days=4))
    call = world.opened(activity=activity, now=long_ago)
    allocate(call=call, by=world.planner, now=long_ago)
    for _seat in range(2):
        world.named(call, 0, by=world.planner, now=long_ago)
    return propose(call=call, as_of=timezone.localdate(), by=world.planner).pk


def confirm_at(when, proposal, clients, *, dismissing=0):
    """So many people confirm the proposal at the same moment, so many dismiss it; what came of each."""
    by, row = User.objects.get(groups__name="planner"), Reoffer.objects.get(pk=proposal)
    steps = [lambda: confirm(reoffer=row, by=by)] * clients
    steps += [lambda: dismiss(reoffer=row, by=by, reason="Not yet.")] * dismissing
    return seat_steps._at_once(when, steps)


def decide_at(when, proposal, clients):
    """Half of the people confirm it, half dismiss it."""
    return confirm_at(when, proposal, clients // 2, dismissing=clients // 2)


def letters():
    """How the proposal and its letters stand."""
    rows = OutboxMessage.objects.order_by("state__code").values_list("state__code", "status")
    return {"status": Reoffer.objects.get().status, "letters": [list(one) for one in rows]}


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    print(json.dumps(globals()[step](*(json.loads(one) for one in arguments))))
