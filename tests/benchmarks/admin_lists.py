"""The admin's list of 200,000 activities: how long the server takes for the first page, a filter, a search.

python -m tests.postgres_server python -m tests.benchmarks --admin
"""

import statistics
import time
from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from tests.benchmarks.data import FIRST_YEAR

LIMIT = 300  # milliseconds
ROUNDS = 7
LIST = "/en/admin/programmes/activity/"
# One word that is in every row, one in few, in Arabic, and in none.
PAGES = {
    "first page": "",
    "filter by kind": "?kind=event",
    "filter by status": "?status=confirmed",
    "filter by plan": f"?plan={FIRST_YEAR + 7}",
    "search, a word of every row": "?q=activity",
    "search, two words": f"?q=activity+77+{FIRST_YEAR + 9}",
    "search in Arabic": f"?q=نشاط+{FIRST_YEAR + 11}",
    "search that finds nothing": "?q=nowhere",
    "order by title": "?o=2",
}


def measure() -> Iterator[tuple[str, float]]:
    """The name of each page and the median of its milliseconds, in this process, without a network."""
    client = signed_in()
    for name, query in PAGES.items():
        times = [once(client, LIST + query) for _round in range(ROUNDS)]
        yield name, statistics.median(times[1:])


def signed_in() -> Client:
    from programmes.models import User

    user, _made = User.objects.get_or_create(username="bench", is_superuser=True, is_staff=True)
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client(raise_request_exception=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def once(client: Client, path: str) -> float:
    started = time.perf_counter()
    answer = client.get(path)
    spent = (time.perf_counter() - started) * 1000
    assert answer.status_code == 200, (path, answer.status_code, answer.headers.get("Location"))
    return spent


def report() -> int:
    """Print each page beside the limit; how many are over it."""
    over = 0
    print(f"{'admin list of activities':40}{'ms':>8}{'limit':>8}")
    for name, spent in measure():
        over += spent >= LIMIT
        print(f"{name:40}{spent:>8.0f}{LIMIT:>8}{'' if spent < LIMIT else '  over'}", flush=True)
    return over
