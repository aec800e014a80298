"""The matrix of 60 activities and 40 states: how long the server takes, and in how many queries.

python -m tests.postgres_server python -m tests.benchmarks --seats
"""

import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.admin_lists import LIMIT, once, signed_in

ACTIVITIES, STATES, SEATS_A_CALL = 60, 40, 120
ROUNDS = 9
CODE = "bench-seats"
LIST = f"/en/plans/{CODE}/seats/"
PAGES = {"matrix": "", "ledger": "ledger/", "totals by state": "totals/?by=state"}
OPENED = datetime(2030, 1, 2, 8, tzinfo=UTC)


def fill() -> None:
    """A plan of 60 open activities, 40 states invited to each, most seats with a name: 7,200 seats."""
    from programmes.models import Activity, AnnualPlan, ParticipatingState, SeatCall, SeatPolicy, SeatQuota

    plan = AnnualPlan(code=CODE, title_en="Seats", starts_on=date(2098, 1, 1), ends_on=date(2098, 12, 31))
    plan.save()
    policy = SeatPolicy.objects.create(
        code=CODE, title_en="Policy", plan=plan, valid_from=date(2098, 1, 1), basis="stated"
    )
    states = [
        ParticipatingState.objects.get_or_create(code=f"state-{n:02}", defaults={"title_en": f"State {n}"})[0]
        for n in range(1, STATES + 1)
    ]
    calls = []
    for n in range(1, ACTIVITIES + 1):
        first = date(2098, 1, 1) + timedelta(days=5 * n)
        activity = Activity.objects.create(
            code=f"{CODE}-{n:02}", kind="course", plan=plan, title_en=f"Course {n}", starts_on=first,
            ends_on=first + timedelta(days=4), date_precision="day",
        )  # fmt: skip
        calls.append(SeatCall.objects.create(activity=activity, policy=policy, opened_at=OPENED, turn=n))
    SeatQuota.objects.bulk_create(SeatQuota(call=call, state=state) for call in calls for state in states)
    _seats(calls, states)


def _seats(calls, states) -> None:
    """Three seats a state in each call, and people in most of them."""
    from programmes.models import Nomination, Nominee, Seat

    chance = random.Random(7)
    rows = [
        Seat(call=call, number=n + 1, standing="allocated", state=states[n % STATES])
        for call in calls
        for n in range(SEATS_A_CALL)
    ]
    seats = Seat.objects.bulk_create(rows)
    people = Nominee.objects.bulk_create(
        Nominee(code=f"bench-nominee-{n}", state=seat.state, name_en=f"Person {n}")
        for n, seat in enumerate(seats)
    )
    statuses = ("nominated", "validated", "confirmed", "attended", "")
    Nomination.objects.bulk_create(
        Nomination(
            code=f"bench-{n}", call=seat.call, state=seat.state, nominee=person, seat=seat, status=status,
            nominated_at=OPENED,
        )
        for n, (seat, person) in enumerate(zip(seats, people, strict=True))
        if (status := chance.choice(statuses))
    )  # fmt: skip


def measure() -> Iterator[tuple[str, float, float, int]]:
    """Each page: medians of milliseconds by the clock and of this process alone, and its queries."""
    client = signed_in()
    for name, path in PAGES.items():
        with CaptureQueriesContext(connection) as captured:
            once(client, LIST + path)
        asked = len(captured)
        clock, process = [], []
        for _round in range(ROUNDS):
            started = time.process_time()
            clock.append(once(client, LIST + path))
            process.append((time.process_time() - started) * 1000)
        yield name, statistics.median(clock), statistics.median(process), asked


def report() -> int:
    """Print each page beside the limit; how many are over it."""
    over = 0
    print(f"{'seats: 60 activities, 40 states':40}{'ms':>8}{'cpu ms':>8}{'limit':>8}{'queries':>9}")
    for name, clock, process, asked in measure():
        over += clock >= LIMIT
        mark = "" if clock < LIMIT else "  over"
        print(f"{name:40}{clock:>8.0f}{process:>8.0f}{LIMIT:>8}{asked:>9}{mark}", flush=True)
    return over
