"""What follows another is held only when the other is, and begins after its end and the gap."""

from programmes.planning.problem import Problem


def followed(problem: Problem) -> list[tuple[str, str, int]]:
    """Each pair of first and follower, with the free calendar days asked for between them."""
    return [
        (first, activity.code, activity.follow_gap_days)
        for activity in problem.activities
        for first in activity.follows
    ]


def in_order(problem: Problem) -> list[str] | None:
    """Codes with every activity after those it follows, or None where they follow in a circle."""
    waiting = {one.code: set(one.follows) for one in problem.activities}
    ordered: list[str] = []
    while waiting:
        ready = [code for code, firsts in waiting.items() if not firsts]
        if not ready:
            return None
        for code in ready:
            del waiting[code]
        for firsts in waiting.values():
            firsts.difference_update(ready)
        ordered += ready
    return ordered
