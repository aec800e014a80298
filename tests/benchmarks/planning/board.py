"""What a drop on the board costs the server: the seeded year filled up to 250 activities.

python -m tests.benchmarks.planning.board             medians and worst cases of processor time
python -m tests.benchmarks.planning.board --rounds 40 more places of each kind

It makes a database of its own, or fills the empty one that DATABASE_URL names. Processor time of this
process is what counts, since others may be at work on the machine.
"""

import argparse
import io
import logging
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centre.settings")
os.environ.setdefault("SECRET_KEY", "for measuring only")

SIZE, HALLS, TEAMS = 250, 8, 40
LIMIT = 0.2  # seconds, of a drop
FIRST_SUNDAY = date(2026, 2, 22)
BOARD = "/en/planning/2026/"
# Kind, working days, and how many of them lie beside one another in a week of a hall.
LAID = (("course", 5, 1), ("nato_talk", 1, 5), ("event", 2, 2))
SHARES = (3, 1, 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="places of each kind that are looked at")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STATE_DIR"] = folder
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/board.sqlite3")
        django.setup()
        filled()
        from centre import wsgi  # noqa: F401 - the process as the server leaves it before the first request

        return report(options.rounds)


def filled() -> None:
    """The seeds, and beside their activities of 2026 as many more, all but the seeded ones dated."""
    from django.core.management import call_command

    for command in (("collectstatic", "--noinput"), ("migrate",), ("load_seeds",), ("sync_roles",)):
        call_command(*command, verbosity=0, stdout=io.StringIO())
    lay()


def lay() -> None:
    from programmes.models import AnnualPlan, ParticipatingState, PlanningProfile, Topic
    from tests import factories as make

    plan = AnnualPlan.objects.get(code="2026")
    host = ParticipatingState.objects.get(code="kw")
    halls = [make.VenueFactory(code=f"bench-{number}", state=host) for number in range(HALLS)]
    PlanningProfile.objects.get().venues.add(*halls)
    teams = [make.TrainingTeamFactory(code=f"bench-{number}", state=host) for number in range(TEAMS)]
    topics, states = list(Topic.objects.order_by("code")), list(ParticipatingState.objects.order_by("code"))
    missing = SIZE - plan.activities.count()
    for number, (kind, first, last, hall) in zip(range(missing), places(halls), strict=False):
        activity = make.ActivityFactory(
            code=f"bench-{number:03}",
            plan=plan,
            kind=kind,
            venue=hall,
            # Held in the same week by no other, whatever the hall.
            team=teams[number % TEAMS] if kind == "course" else None,
            starts_on=first,
            ends_on=last,
            date_precision="day",
            date_basis="assumed",
            date_note_en="Made up for measuring.",
            date_note_ar="موعد مفترض للقياس.",
            capacity=20,
        )
        for step in range(1 + number % 2):
            topic = topics[(number + 7 * step) % len(topics)]
            make.ActivityTopicFactory(activity=activity, topic=topic, position=step + 1)
        for step in range(number % 4):
            state = states[(number + 5 * step) % len(states)]
            make.ParticipationFactory(activity=activity, state=state, role="invited")


def places(halls):
    """Kind, first day, last day and hall, week after week; a hall keeps a kind for a week."""
    turn = [kind for kind, share in zip(LAID, SHARES, strict=True) for _ in range(share)]
    for week in range(44):
        for number, hall in enumerate(halls[:-2]):  # two halls stay free to be dropped into
            kind, days, beside = turn[(week + number) % len(turn)]
            for position in range(beside):
                first = FIRST_SUNDAY + timedelta(weeks=week, days=position * days)
                yield kind, first, first + timedelta(days=days - 1), hall


def report(rounds: int) -> int:
    """Print each act with the median and the worst of its processor time; how many are at fault."""
    logging.getLogger("django.request").setLevel(logging.ERROR)
    over = 0
    print(f"{'an act on a board of 250 activities':44}{'median s':>10}{'worst s':>10}{'limit s':>10}")
    for name, times in acts(rounds):
        over += statistics.median(times) >= LIMIT
        print(f"{name:44}{statistics.median(times):>10.3f}{max(times):>10.3f}{LIMIT:>10.2f}", flush=True)
    return 1 if over else 0


def acts(rounds: int):
    """Name and processor seconds of every round: looks at places, drops, and the board drawn anew."""
    from programmes.models import Activity
    from tests.benchmarks.admin_lists import signed_in

    client = signed_in()
    free = [f"bench-{HALLS - 2}", f"bench-{HALLS - 1}"]
    for kind, _days, _beside in LAID:
        codes = list(
            Activity.objects.filter(code__startswith="bench", kind=kind).values_list("code", flat=True)
        )
        url = f"{BOARD}activities/{codes[len(codes) // 2]}/"
        weeks = [FIRST_SUNDAY + timedelta(weeks=2 * number % 43) for number in range(rounds)]
        spent(client.get, f"{url}place/", {"week": weeks[0].isoformat(), "venue": free[0]})
        looks = [
            spent(client.get, f"{url}place/", {"week": week.isoformat(), "venue": f"bench-{number % HALLS}"})
            for number, week in enumerate(weeks)
        ]
        yield f"look at a week, {kind}", looks
        yield f"drop, {kind}", [drop(client, url, codes[len(codes) // 2], week, free) for week in weeks]
    yield "board drawn anew", [spent(client.get, BOARD) for _ in range(max(3, rounds // 4))]


def drop(client, url: str, code: str, week: date, free: list[str]) -> float:
    """A move to the week in a hall that is free; a week in which the host works on no Sunday is refused."""
    from programmes.models import Activity

    version = Activity.objects.get(code=code).version
    sent = {"start": week.isoformat(), "venue": free[version % 2], "version": str(version)}
    return spent(client.post, url, sent, HTTP_ACCEPT="application/json")


def spent(ask, *given, **headers) -> float:
    started = time.process_time()
    answer = ask(*given, **headers)
    seconds = time.process_time() - started
    assert answer.status_code in (200, 400), (given, answer.status_code, answer.content[:300])
    return seconds


if __name__ == "__main__":
    sys.exit(main())
