"""The least cost of a small problem by trying everything, judged by the independent check alone."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from programmes.planning.check import check
from programmes.planning.solution import Placement, Solution

DAY = timedelta(days=1)
# Rules about the absent are judged at the end, when it is known who is absent.
LATER = {"must_left_out", "first_left_out"}


class BruteForce:
    """Places of each activity, prices of each and of each pair, and the search through all of them."""

    def __init__(self, problem):
        self.problem = problem
        # Months count more than two together; left to the end, they can only add.
        self.flat = replace(problem, weights=replace(problem.weights, uneven_month=0))
        self.codes = [activity.code for activity in problem.activities]
        self.nothing = self.cost(())
        self.places = [self.alone(activity) for activity in problem.activities]
        self.pairs = self.together()
        self.best = None
        self.plan = None

    def solution(self, placements):
        held = {one.activity for one in placements}
        return Solution(tuple(sorted(placements)), tuple(code for code in self.codes if code not in held))

    def report(self, placements):
        return check(self.flat, self.solution(placements))

    def cost(self, placements):
        return self.report(placements).cost

    def alone(self, activity):
        found = []
        days = (self.problem.last_day - self.problem.first_day).days + 1
        for number in range(days):
            start = self.problem.first_day + DAY * number
            for length in range(activity.days, activity.days + 3):
                for venue in (None, *(venue.code for venue in self.problem.venues)):
                    place = Placement(activity.code, start, start + DAY * (length - 1), venue)
                    if place.end > self.problem.last_day:
                        continue
                    report = self.report((place,))
                    if all(broken.code in LATER for broken in report.violations):
                        found.append((place, report.cost - self.nothing))
        return found

    def together(self):
        pairs = {}
        for mine, others in combinations(self.places, 2):
            for place, price in mine:
                for other, other_price in others:
                    report = self.report((place, other))
                    allowed = all(broken.code in LATER for broken in report.violations)
                    extra = report.cost - self.nothing - price - other_price
                    pairs[place, other] = extra if allowed else None
        return pairs

    def run(self):
        """The least cost, or None where no plan keeps the hard rules."""
        self._extend([], self.nothing, 0)
        return self.best

    def _extend(self, held, cost, number):
        # What is still open may win at most the price of its best place.
        hope = sum(min([0, *(price for _, price in places)]) for places in self.places[number:])
        if self.best is not None and cost + hope >= self.best:
            return
        if number == len(self.codes):
            report = check(self.problem, self.solution(tuple(held)))
            if report.objective is not None and (self.best is None or report.objective < self.best):
                self.best, self.plan = report.objective, self.solution(tuple(held))
            return
        for place, price in self.places[number]:
            extras = [self.pairs[other, place] for other in held]
            if None not in extras:
                self._extend([*held, place], cost + price + sum(extras), number + 1)
        activity = self.problem.activities[number]
        if not activity.must_hold and activity.lock is None:
            self._extend(held, cost, number + 1)
