"""Small random problems: every rule and every term appears, and a brute force can still try everything."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from programmes.planning.problem import (
    Activity,
    Holiday,
    Lock,
    Period,
    Problem,
    Released,
    StateCalendar,
    Team,
    Venue,
    Weekend,
    Weights,
)
from programmes.planning.validation import validate

# A Sunday, so that two host weeks are Sunday to Thursday twice.
FIRST = date(2027, 1, 24)
DAY = timedelta(days=1)
FRIDAY_SATURDAY = (Weekend(frozenset({4, 5})),)
SATURDAY_SUNDAY = (Weekend(frozenset({5, 6})),)


def random_problem(random, *, most=4, days=13):
    """A problem of two to `most` activities on `days` days; the same for the same state of `random`."""
    last = FIRST + DAY * (days - 1)
    count = random.randint(2, most)
    codes = [f"a{number}" for number in range(count)]
    return Problem(
        first_day=FIRST,
        last_day=last,
        host="kw",
        activities=tuple(_activity(random, number, codes, days) for number in range(count)),
        venues=tuple(_venue(random, number, days) for number in range(random.randint(1, 2))),
        teams=(Team("t0", random.choice((0, 0, 2)), _periods(random, days)), Team("t1")),
        calendars=_calendars(random, days),
        closures=_periods(random, days),
        released=tuple(
            Released(code, FIRST + DAY * random.randrange(days), "v0")
            for code in codes
            if random.random() < 0.3
        ),
        as_of=random.choice((None, FIRST - DAY * 40, FIRST - DAY * 200)),
        weights=_weights(random),
    )


def valid_problem(number, **shape):
    """The first problem that the validation lets pass, of those that `number` leads to."""
    random = Random(number)
    while validate(problem := random_problem(random, **shape)):
        pass
    return problem


def _weights(random):
    weights = Weights(left_out=random.choice((500, 5000)), same_topic_weeks=random.choice((0, 1, 2, 3)))
    if random.random() < 0.5:
        weights = replace(weights, summer_months=frozenset({2}), uneven_month=random.choice((0, 400)))
    return weights


def _periods(random, days, chance=0.3):
    if random.random() > chance:
        return ()
    start = FIRST + DAY * random.randrange(days)
    return (Period(start, start + DAY * random.randrange(3), f"closed-{random.randrange(10**6)}"),)


def _venue(random, number, days):
    return Venue(
        f"v{number}",
        capacity=random.choice((None, 20, 40)),
        features=frozenset(random.choice(((), ("booths",)))),
        turnround_days=random.choice((0, 0, 1, 3)),
        closures=_periods(random, days),
    )


def _calendars(random, days):
    feast = FIRST + DAY * random.randrange(days)
    host = (Holiday(feast, feast, "feast", random.random() < 0.5),) if random.random() < 0.6 else ()
    ramadan, away = _periods(random, days, 0.5), _periods(random, days)
    return (
        StateCalendar("kw", FRIDAY_SATURDAY, host, ramadan),
        StateCalendar("ae", SATURDAY_SUNDAY, tuple(Holiday(one.first, one.last) for one in away)),
        StateCalendar("qa", FRIDAY_SATURDAY, (Holiday(feast + DAY, feast + DAY * 2),)),
    )


def _activity(random, number, codes, days):
    earliest = FIRST + DAY * random.randrange(3) if random.random() < 0.4 else None
    latest = FIRST + DAY * (days - 1 - random.randrange(4)) if random.random() < 0.4 else None
    lock = None
    if random.random() < 0.1:
        lock = Lock(FIRST + DAY * random.randrange(days), random.choice((None, "v0")))
    follows = (codes[number - 1],) if number and random.random() < 0.25 else ()
    return Activity(
        code=codes[number],
        days=random.choice((1, 2, 3, 4, 5, 6)),
        kind=random.choice(("course", "talk")),
        earliest=earliest,
        latest=latest,
        preferred=Period(FIRST + DAY * 7, FIRST + DAY * 9) if random.random() < 0.3 else None,
        preferred_months=frozenset({2}) if random.random() < 0.2 else frozenset(),
        seats=random.choice((None, 15, 30)),
        needs_venue=random.random() < 0.85,
        features=frozenset(("booths",)) if random.random() < 0.1 else frozenset(),
        teams=tuple(team for team in ("t0", "t1") if random.random() < 0.4),
        topics=tuple(topic for topic in ("cyber", "maritime") if random.random() < 0.5),
        audiences=tuple(who for who in ("staff", "guard") if random.random() < 0.4),
        invited=tuple(state for state in ("kw", "ae", "qa") if random.random() < 0.5),
        priority=random.randint(1, 5),
        must_hold=random.random() < 0.15,
        lock=lock if lock is None or random.random() < 0.95 else None,
        follows=follows,
        follow_gap_days=random.choice((0, 2)) if follows else 0,
    )
