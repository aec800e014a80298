"""Measure the product beside the bare peer and print the ratios of requests per second.

    python -m tests.postgres_server python -m tests.benchmarks

It needs an empty PostgreSQL database in DATABASE_URL, which it fills.
"""

import argparse
import os
import sys
import tempfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centre.settings")
os.environ.setdefault("SECRET_KEY", "for measuring only")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=1, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=9, help="turns of each pair; the median counts")
    parser.add_argument("--only", default="", help="the pairs whose name has this in it")
    parser.add_argument("--admin", action="store_true", help="measure the admin's lists, on 200,000 rows")
    parser.add_argument("--seats", action="store_true", help="measure the seats of a plan, 60 by 40")
    parser.add_argument("--clock", action="store_true", help="run the clock over 20,000 nominations")
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        parser.error("DATABASE_URL must name an empty PostgreSQL database; make bench provides one")
    with tempfile.TemporaryDirectory() as state:
        # The pages name their files by what is in them, so the files are collected first.
        os.environ["STATE_DIR"] = state
        django.setup()
        return run(options)


def run(options: argparse.Namespace) -> int:
    if options.admin:
        from tests.benchmarks import admin_lists

        prepare(a_plan=1_000)
        return 1 if admin_lists.report() else 0
    if options.seats:
        from tests.benchmarks import seat_matrix

        prepare(a_plan=1)
        seat_matrix.fill()
        return 1 if seat_matrix.report() else 0
    if options.clock:
        from tests.benchmarks import seat_clock

        prepare(a_plan=1)
        return seat_clock.report()
    prepare()
    return compare(options)


def prepare(a_plan: int = 100) -> None:
    """Tables and rows: 200 plans with so many activities each."""
    from django.core.management import call_command

    from programmes.models import Activity
    from tests.benchmarks import data

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    if not Activity.objects.exists():
        data.fill(a_plan=a_plan)
    print(f"{Activity.objects.count()} activities")


def compare(options: argparse.Namespace) -> int:
    from tests.benchmarks.pairs import measure, pages, pairs
    from tests.benchmarks.servers import ANEW, BARE, PRODUCT, served

    failed = 0
    print(f"{'':50}{'product':>10}{'bare':>10}{'ratio':>8}{'target':>8}")
    with served(PRODUCT) as product, served(ANEW) as anew, served(BARE) as bare:
        for pair in [*pairs(), *pages()]:
            if options.only not in pair.name:
                continue
            ours = anew if pair.anew else product
            found = measure(pair, ours, bare, seconds=options.seconds, rounds=options.rounds)
            failed += found.ratio < pair.target
            mark = "" if found.ratio >= pair.target else "  below target"
            figures = f"{found.product:>10.0f}{found.bare:>10.0f}{found.ratio:>8.2f}{pair.target:>8.2f}"
            print(f"{pair.name:50}{figures}{mark}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
