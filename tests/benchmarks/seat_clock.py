"""The re-offer clock over a plan with 20,000 nominations: how long a run takes, and in how many queries.

python -m tests.postgres_server python -m tests.benchmarks --clock

Sixty calls of 364 seats for 40 states, all past the gate at which seats are taken back: 20 people short in
each, ten seats free, a waiting list, bids, and the proof sheets of all sixty sharings.
"""

import random
import statistics
import time
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

CALLS, STATES, SEATS, EMPTY, FREE = 60, 40, 364, 20, 10
LIMIT = 2000  # milliseconds
ROUNDS = 5
CODE = "bench-clock"
OPENED = datetime(2097, 1, 2, 8, tzinfo=UTC)
FIRST_DAY = date(2097, 9, 1)
TODAY = FIRST_DAY - timedelta(weeks=5)
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


def fill() -> int:
    """The plan; returns the number of its nominations."""
    from programmes.models import Activity, AnnualPlan, Nomination, ParticipatingState, SeatCall, SeatPolicy

    plan = AnnualPlan.objects.create(
        code=CODE, title_en="Clock", starts_on=date(2097, 1, 1), ends_on=date(2097, 12, 31)
    )
    policy = SeatPolicy.objects.create(
        code=CODE, title_en="Policy", plan=plan, valid_from=date(2097, 1, 1), basis="stated"
    )
    states = [
        ParticipatingState.objects.get_or_create(code=f"state-{n:02}", defaults={"title_en": f"State {n}"})[0]
        for n in range(1, STATES + 1)
    ]
    chance = random.Random(11)
    for n in range(1, CALLS + 1):
        activity = Activity.objects.create(
            code=f"{CODE}-{n:02}", kind="course", plan=plan, title_en=f"Course {n}", starts_on=FIRST_DAY,
            ends_on=FIRST_DAY + timedelta(days=4), date_precision="day",
        )  # fmt: skip
        call = SeatCall.objects.create(activity=activity, policy=policy, opened_at=OPENED, turn=n)
        _call(call, states, chance)
    return Nomination.objects.filter(call__activity__plan=plan).count()


def _call(call, states, chance) -> None:
    """Seats shared by the arithmetic itself, named but for a few; some states wait, some bid."""
    from programmes.models import SeatQuota, WaitingEntry
    from programmes.services.seats import allocate

    bids = {state: 3 if chance.random() < 0.1 else None for state in states}
    SeatQuota.objects.bulk_create(
        SeatQuota(call=call, state=state, bid=bids[state], bid_at=OPENED if bids[state] else None)
        for state in states
    )
    _open(call)
    allocate(call=call, by=None, now=OPENED)
    _name(call, chance)
    WaitingEntry.objects.bulk_create(
        WaitingEntry(call=call, state=state, entered_at=OPENED + timedelta(hours=n), seats=2)
        for n, state in enumerate(chance.sample(states, 5))
    )


def _open(call) -> None:
    from programmes.models import Seat

    Seat.objects.bulk_create(Seat(call=call, number=n) for n in range(1, SEATS - FREE + 1))


def _name(call, chance) -> None:
    from programmes.models import Nomination, Nominee, Seat

    Seat.objects.bulk_create(Seat(call=call, number=n) for n in range(SEATS - FREE + 1, SEATS + 1))
    given = list(call.seats.filter(standing="allocated").order_by("number"))
    # Whole states that named nobody for their last seats, so that others are there to take them.
    short = set(chance.sample(sorted({seat.state_id for seat in given}), 8))
    empty = [seat for seat in reversed(given) if seat.state_id in short][:EMPTY]
    named = [seat for seat in given if seat not in empty]
    people = Nominee.objects.bulk_create(
        Nominee(code=f"clock-{call.pk}-{seat.number}", state_id=seat.state_id, name_en="Person")
        for seat in named
    )
    Nomination.objects.bulk_create(
        Nomination(
            code=f"clock-{call.pk}-{seat.number}", call=call, state_id=seat.state_id, nominee=person,
            seat=seat, status=chance.choice(("nominated", "validated", "confirmed")), nominated_at=OPENED,
        )
        for seat, person in zip(named, people, strict=True)
    )  # fmt: skip


def run() -> list:
    """One run of the clock as a planner's button starts it; taken back afterwards."""
    from programmes.models import AnnualPlan
    from programmes.services.reoffers import propose_due

    with transaction.atomic():
        found = propose_due(plan=AnnualPlan.objects.get(code=CODE), as_of=TODAY, by=None, now=NOW)
        transaction.set_rollback(True)
    return found


def report() -> int:
    """Print the median of some runs beside the limit; 1 if it is over."""
    named = fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database in use has done by itself
    with CaptureQueriesContext(connection) as captured:
        found = run()
    clock, process = [], []
    for _round in range(ROUNDS):
        started, spent = time.perf_counter(), time.process_time()
        run()
        clock.append((time.perf_counter() - started) * 1000)
        process.append((time.process_time() - spent) * 1000)
    took = statistics.median(clock)
    taken, offered, written = (
        sum(len(one.content[part]) for one in found) for part in ("take_back", "offers", "letters")
    )
    print(f"{named} nominations, {len(found)} proposals: {taken} seats to take back, {offered} offers,")
    print(f"{written} letters")
    print(f"{'the clock':40}{'ms':>8}{'cpu ms':>8}{'limit':>8}{'queries':>9}")
    mark = "" if took < LIMIT else "  over"
    print(
        f"{'propose_due':40}{took:>8.0f}{statistics.median(process):>8.0f}{LIMIT:>8}{len(captured):>9}{mark}"
    )
    return int(took >= LIMIT)
