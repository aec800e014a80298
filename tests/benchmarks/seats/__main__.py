"""Share the seats of made-up years and print how far each state ends from its fair share.

python -m tests.benchmarks.seats                the year of seed 1, state by state, and 100 years in sum
python -m tests.benchmarks.seats --seed 7       another year
python -m tests.benchmarks.seats --years 20     fewer years in sum

Beside it largest remainders (Hamilton), one course at a time. The distance is the largest after any course.
"""

import argparse
from fractions import Fraction

from programmes.planning.seats import HAMILTON, WEBSTER
from tests.planning.seat_years import COURSES, STATES, Outcome, made_up, run, small_courses

STATE = ("state", "weight", "courses", "entitled", "ours", "distance", "Hamilton", "distance")
SUM = (
    "years",
    "rule",
    "farthest",
    "mean of the farthest",
    "years beyond 1.5",
    "left out, though owed a seat",
)


def distances(year: Outcome) -> dict[int, Fraction]:
    """The largest distance of each state from its running share after any course."""
    found = dict.fromkeys(range(STATES), Fraction(0))
    for sheet in year.sheets:
        for line in sheet.lines:
            found[int(line.key)] = max(found[int(line.key)], abs(line.carried))
    return found


def states(courses):
    """One line a state."""
    ours, alone = run(courses), run(courses, HAMILTON)
    ours_off, alone_off = distances(ours), distances(alone)
    for state in range(STATES):
        invited = [one for course in courses for one in course.invited if one.state == state]
        yield (
            f"{state + 1:02}",
            invited[0].weight if invited else "-",
            len(invited),
            f"{float(ours.entitled[state]):.2f}",
            ours.held[state],
            f"{float(ours_off[state]):.2f}",
            alone.held[state],
            f"{float(alone_off[state]):.2f}",
        )


def sums(name, years):
    """One line a rule."""
    for rule in (WEBSTER, HAMILTON):
        outcomes = [run(courses, rule) for courses in years]
        farthest = [one.farthest for one in outcomes]
        yield (
            name,
            "ours" if rule == WEBSTER else "Hamilton",
            f"{float(max(farthest)):.2f}",
            f"{float(sum(farthest) / len(farthest)):.2f}",
            sum(one > Fraction(3, 2) for one in farthest),
            sum(len(one.left_out()) for one in outcomes),
        )


def show(head, lines):
    print(" | ".join(head), flush=True)
    for line in lines:
        print(" | ".join(map(str, line)), flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", type=int, default=100)
    options = parser.parse_args()
    print(
        f"{COURSES} courses, {STATES} states, seed {options.seed}; distance in seats, the largest of the year"
    )
    show(STATE, states(made_up(options.seed)))
    print()
    years = [made_up(seed) for seed in range(options.years)]
    equal = [made_up(seed, largest_weight=1) for seed in range(options.years)]
    show(
        SUM,
        [
            *sums(f"{options.years} of weights 1 to 3", years),
            *sums(f"{options.years} of equal weights", equal),
            *sums("1 of ten-seat courses, 10 large and 12 small states", [small_courses()]),
        ],
    )


if __name__ == "__main__":
    main()
