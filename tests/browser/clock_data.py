"""Two invented plans whose clock has something to do, one for each language of the browser tests.

Run inside the environment of a served site: python -m tests.browser.clock_data
"""

from datetime import timedelta

import django

PLANS = {"en": 2095, "ar": 2096}
STATES = ("kw", "bh", "qa")


def make() -> None:
    """In each three courses past the gate to take seats back, one of them decided, and one without a day."""
    from django.utils import timezone

    from programmes.services.reoffers import confirm, propose
    from tests import factories
    from tests.dashboards.seat_world import SeatWorld

    for language, year in PLANS.items():
        world = SeatWorld(invented=True, year=year, states=STATES)
        world.start = timezone.localdate() + timedelta(weeks=5)
        call = world.call(f"clock-{language}", 6)
        for state in ("kw", "kw", "bh"):
            world.name(call, state, "Test Person")
        world.wait(call, "kw")
        later = world.call(f"clock-{language}-later", 6, weeks=1)
        decided = world.call(f"clock-{language}-decided", 3)
        # The seats were shared long ago, so that no state has them only since lately.
        for one in (call, later, decided):
            one.events.update(at=timezone.now() - timedelta(days=90))
        found = propose(call=decided, as_of=timezone.localdate(), by=world.by)
        confirm(reoffer=found, by=world.by)
        vague = factories.CourseFactory(
            code=f"clock-{language}-vague",
            title_en="Course without a day",
            title_ar="دورة بلا يوم",
            plan=world.plan,
            starts_on=world.start.replace(day=1),
            date_precision="month",
        )
        factories.SeatCallFactory(activity=vague, policy=world.policy)


if __name__ == "__main__":
    django.setup()
    make()
