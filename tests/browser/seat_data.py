"""Seats of an invented plan for the browser tests: shared, given, named, waited for, turned back.

Run inside the environment of a served site: python -m tests.browser.seat_data
"""

import django

PLAN, CALL, LATE = "plan-now", "seats-one", "seats-late"
STATES = ("kw", "bh", "qa", "ae", "no", "pl", "tr", "us")


def make() -> None:
    """Three courses with open seats and one without, for the states of the seeds."""
    from programmes.seat_enums import NominationStatus
    from tests.dashboards.seat_world import SeatWorld

    world = SeatWorld(invented=True, states=STATES)
    one = world.call(CALL, 14, held_back=2)
    world.name(one, "bh", "Test Person 1", to=NominationStatus.CONFIRMED)
    world.name(one, "kw", "Test Person 2")
    world.give_back(one, "qa")
    world.give(one, "kw")
    world.wait(one, "ae", 2, priority=1)
    world.wait(one, "kw")
    late = world.call(LATE, 9, weeks=-7)
    holder = late.seats.exclude(state=None).order_by("number").first().state
    world.name(late, holder.code, "Test Person 3")
    world.call("seats-shared-not", 20, weeks=3, shared=False)
    world.course("seats-closed", weeks=-6)


if __name__ == "__main__":
    django.setup()
    make()
