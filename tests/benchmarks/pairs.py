"""What is measured: each kind of answer, the product's against the bare peer's, in turns."""

import json
import statistics
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.data import A_PLAN, FIRST_YEAR, PLANS
from tests.benchmarks.load import Answer, Asked, Connection, busy

API = "/api/v1/"
ENGLISH = (("Accept-Language", "en"),)


@dataclass(frozen=True)
class Pair:
    """One kind of answer. `known` sends the reader's ETag along; `anew` keeps nothing in memory;
    `peers` are the bare peer's addresses where they are others.

    A target of 0 is no target: the line is there to be read.
    """

    name: str
    target: float
    paths: tuple[str, ...]
    known: bool = False
    anew: bool = False
    peers: tuple[str, ...] = ()


def pairs() -> list[Pair]:
    years = [FIRST_YEAR + number for number in range(1, PLANS + 1)]
    lists = tuple(f"{API}activities/?plan={year}" for year in years)
    # The plans in turn, each time with another harmless bound, so that no address comes twice.
    new = tuple(f"{API}activities/?plan={years[n % PLANS]}&capacity_max={100 + n}" for n in range(12_000))
    details = tuple(
        f"{API}activities/{year}-activity-{place:03}/" for year in years for place in range(1, A_PLAN, 7)
    )
    summaries = tuple(f"{API}plans/{year}/summary/" for year in years)
    return [
        Pair("list of 50", 0.25, lists),
        Pair("list of 50, each address new", 0.25, new),
        Pair("detail", 0.14, details),
        Pair("plan summary", 0.7, summaries),
        Pair("plan summary, counted anew each time", 0, summaries, anew=True),
        Pair("unchanged list (304) against a fresh bare list", 1.0, lists, known=True),
    ]


@dataclass(frozen=True)
class Result:
    """Requests per second (medians), and the median of the ratios of the single rounds."""

    product: float
    bare: float
    ratio: float


def pages() -> list[Pair]:
    """The dashboards' hook: pages to measure, each beside the bare summary of the same plan.

    The bare peer draws no page, so there is nothing to be alike and no target.
    """
    years = range(FIRST_YEAR + 1, FIRST_YEAR + PLANS + 1)
    peers = tuple(f"{API}plans/{year}/summary/" for year in years)
    return [
        Pair(
            "plan page, against the bare summary",
            0,
            tuple(f"/en/plans/{year}/" for year in years),
            peers=peers,
        )
    ]


def measure(pair: Pair, product: int, bare: int, *, seconds: float, rounds: int) -> Result:
    """Measure both in turns, so that whatever else the machine does meets both alike."""
    asked = [Asked(path, ENGLISH) for path in pair.paths]
    theirs = [Asked(path, ENGLISH) for path in pair.peers] or asked
    if not pair.peers:
        alike(pair, product, bare)
    ours = with_etags(product, asked) if pair.known else asked
    expected = 304 if pair.known else 200
    busy(product, ours, seconds, _is(expected))
    busy(bare, theirs, seconds, _is(200))
    found = [
        (busy(product, ours, seconds, _is(expected)), busy(bare, theirs, seconds, _is(200)))
        for _round in range(rounds)
    ]
    return Result(
        statistics.median(one for one, _ in found),
        statistics.median(other for _, other in found),
        statistics.median(one / other for one, other in found),
    )


def _is(status: int) -> Callable[[Answer], bool]:
    return lambda answer: answer.status == status


def with_etags(port: int, asked: list[Asked]) -> list[Asked]:
    """The same requests by a reader who has the answers already."""
    connection = Connection(port)
    answers = [connection.ask(one.wire()) for one in asked]
    return [
        Asked(one.path, (*one.headers, ("If-None-Match", answer.headers["etag"])))
        for one, answer in zip(asked, answers, strict=True)
    ]


def alike(pair: Pair, product: int, bare: int) -> None:
    """Both give the same body for a sample of the addresses, or the comparison means nothing."""
    ours, theirs = Connection(product), Connection(bare)
    for path in pair.paths[:: max(len(pair.paths) // 20, 1)]:
        wire = Asked(path, ENGLISH).wire()
        one, other = ours.ask(wire), theirs.ask(wire)
        assert one.status == other.status == 200, (path, one, other)
        assert json.loads(one.body) == json.loads(other.body), path
