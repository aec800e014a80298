"""Plan made-up years beside two baselines, repair them after changes, and print what came out.

python -m tests.benchmarks.planning                        all sizes, one year each
python -m tests.benchmarks.planning --sizes 31 120         some sizes
python -m tests.benchmarks.planning --seeds 1 2 3          more years of each size
python -m tests.benchmarks.planning --no-changes           without the repairs
"""

import argparse
import os
import time

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.replan import replan
from programmes.planning.solve import solve
from tests.benchmarks.planning import baselines
from tests.benchmarks.planning.changes import changes, released
from tests.benchmarks.planning.generator import SHAPES, planted_year

# Repeatable units, and the clock on top, for each size.
EFFORTS = {31: (10, 10), 60: (20, 30), 120: (50, 60), 250: (80, 100), 500: (110, 120)}
CLIMBER_SECONDS = 60
REPAIR = Effort(units=60.0, seconds=60.0)
YEARS = (
    *("size", "seed", "violations", "planted", "greedy", "climber", "ours", "against planted"),
    *("bound", "gap", "first plan s", "as planted s", "s", "processor s", "ended by"),
)
REPAIRS = ("size", "seed", "change", "violations", "touched", "moves", "fewest", "bound", "left out", "s")


class Milestones:
    """Seconds until the plan was first as cheap as a mark."""

    def __init__(self, mark):
        self.mark, self.seconds = mark, None

    def __call__(self, progress):
        if self.seconds is None and progress.objective is not None and progress.objective <= self.mark:
            self.seconds = progress.seconds


def plan_year(size, seed):
    """One line of the first table."""
    planted = planted_year(size, seed)
    problem = planted.problem
    cost = check(problem, planted.plan).objective
    units, seconds = EFFORTS[size]
    reached, cpu = Milestones(cost), time.process_time()
    result = solve(problem, effort=Effort(units=units, seconds=seconds), seed=seed, progress=reached)
    cpu = time.process_time() - cpu
    report = check(problem, result.solution)
    greedy = baselines.greedy(problem)
    climbed = baselines.climber(problem, min(CLIMBER_SECONDS, max(2.0, result.seconds)), seed)
    others = [check(problem, state.solution()) for state in (greedy, climbed)]
    return [
        size,
        seed,
        len(report.violations) + sum(len(one.violations) for one in others),
        cost,
        others[0].objective,
        others[1].objective,
        report.objective,
        f"{100 * (report.cost / cost - 1):+.1f} %",
        result.bound,
        "proven" if result.proven else f"{100 * result.gap:.0f} %",
        f"{result.first_plan_seconds:.1f}",
        "-" if reached.seconds is None else f"{reached.seconds:.1f}",
        f"{result.seconds:.0f}",
        f"{cpu:.0f}",
        result.stopped.value,
    ]


def repair_year(size, seed):
    """The lines of the second table."""
    problem = released(planted_year(size, seed))
    for name, changed in changes(problem).items():
        found = replan(changed, effort=REPAIR)
        report = check(changed, found.solution)
        yield [
            size,
            seed,
            name,
            len(report.violations),
            len(found.touched),
            found.moves,
            found.fewest_moves,
            "proven" if found.proven else "not proven",
            len(found.solution.left_out),
            f"{found.seconds:.1f}",
        ]


def show(head, lines):
    print(" | ".join(head), flush=True)
    for line in lines:
        print(" | ".join(map(str, line)), flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=sorted(SHAPES), choices=sorted(SHAPES))
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--no-changes", action="store_true")
    options = parser.parse_args()
    pairs = [(size, seed) for size in options.sizes for seed in options.seeds]
    print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    show(
        YEARS,
        (plan_year(*pair) for pair in pairs),
    )
    if not options.no_changes:
        print()
        show(
            REPAIRS,
            (line for pair in pairs for line in repair_year(*pair)),
        )


if __name__ == "__main__":
    main()
