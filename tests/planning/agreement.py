"""Put random small problems to the planner and to a brute force, and say where they differ.

    python -m tests.planning.agreement                   ten thousand problems
    python -m tests.planning.agreement --problems 500    fewer

The exit code is 1 if any differ.
"""

import argparse
import time

from programmes.planning.check import check
from programmes.planning.effort import Effort
from programmes.planning.solution import Outcome
from programmes.planning.solve import solve
from tests.planning.brute_force import BruteForce
from tests.planning.small import valid_problem

EFFORT = Effort(units=30.0, workers=1)


def disagreement(number):
    """What is wrong between the planner and the brute force on problem `number`; empty when all is well."""
    problem = valid_problem(number)
    least = BruteForce(problem).run()
    result = solve(problem, effort=EFFORT)
    if least is None:
        return "" if result.outcome is Outcome.IMPOSSIBLE else f"{number}: a plan was found where none is"
    report = check(problem, result.solution)
    if report.violations:
        return f"{number}: {report.violations}"
    if not (result.objective == result.bound == report.objective == least):
        return f"{number}: {result.objective} {result.bound} {report.objective}, least {least}"
    return ""


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--problems", type=int, default=10_000)
    count, began, differ = parser.parse_args().problems, time.monotonic(), 0
    for number in range(count):
        if found := disagreement(number):
            differ += 1
            print(found, flush=True)
        if number % 500 == 499:
            print(f"{number + 1} problems, {differ} differ, {time.monotonic() - began:.0f} s", flush=True)
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
