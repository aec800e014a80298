"""Made-up years of courses whose seats are shared one course after another."""

import random
from dataclasses import dataclass
from fractions import Fraction

from programmes.planning.seat_sheets import Sheet
from programmes.planning.seats import WEBSTER, Claimant, SeatProblem, share

COURSES, STATES = 12, 22
SEATS = (10, 30)


@dataclass(frozen=True)
class Invitation:
    """A state as a course invites it."""

    state: int
    weight: Fraction
    floor: int
    cap: int | None


@dataclass(frozen=True)
class Course:
    seats: int
    invited: tuple[Invitation, ...]


@dataclass(frozen=True)
class Outcome:
    """The sheets of a year, and the ledger: state -> fair share, seats."""

    sheets: tuple[Sheet, ...]
    entitled: dict[int, Fraction]
    held: dict[int, int]
    farthest: Fraction

    def left_out(self):
        """The states that were owed a seat by the end and have none."""
        return sorted(one for one, due in self.entitled.items() if due >= 1 and not self.held[one])


def made_up(seed, largest_weight=3, bounds=True):
    """A year of courses with differing invitations, weights, seats, floors and caps."""
    draw = random.Random(seed)
    weights = [Fraction(draw.randint(2, 2 * largest_weight), 2) for _ in range(STATES)]
    return tuple(_course(draw, weights, bounds) for _ in range(COURSES))


def _course(draw, weights, bounds):
    seats, left = (total := draw.randint(*SEATS)), []
    count = draw.choice((STATES, draw.randint(4, STATES), draw.randint(10, 14)))
    for state in sorted(draw.sample(range(STATES), count)):
        floor = min(int(draw.random() < 0.3), seats) if bounds else 0
        seats -= floor
        cap = draw.choice((None, None, None, 1, 2, 3, 4)) if bounds else None
        left.append(Invitation(state, weights[state], floor, cap))
    return Course(total, tuple(left))


def small_courses():
    """A year of ten-seat courses to which all are invited, ten of them with nearly three times the weight."""
    weights = [Fraction(14 if state < 10 else 5) for state in range(STATES)]
    invited = tuple(Invitation(state, weight, 0, None) for state, weight in enumerate(weights))
    return (Course(SEATS[0], invited),) * COURSES


def run(courses, rule=WEBSTER):
    """Share the seats of the courses one after another, each on the ledger of those before."""
    entitled = dict.fromkeys(range(STATES), Fraction(0))
    held = dict.fromkeys(range(STATES), 0)
    sheets, farthest = [], Fraction(0)
    for turn, course in enumerate(courses):
        claimants = tuple(
            Claimant(
                f"{one.state:02}",
                one.weight,
                one.floor,
                one.cap,
                entitled[one.state],
                held[one.state],
                one.state,
            )
            for one in course.invited
        )
        sheets.append(sheet := share(SeatProblem(f"course-{turn}", course.seats, claimants, rule, turn)))
        entitled |= {int(line.key): line.running for line in sheet.lines}
        held |= {int(line.key): line.held_after for line in sheet.lines}
        farthest = max(farthest, *(abs(line.carried) for line in sheet.lines))
    return Outcome(tuple(sheets), entitled, held, farthest)
