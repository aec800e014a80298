"""One thing at a time in a venue and for a team, with free days between."""

from programmes.planning.year import Days


def held(days: Days, turnround_days: int) -> int:
    """The days an activity keeps a venue or team, as bits: its own, and the turn-round after.

    Two activities are far enough apart exactly when these bits do not meet.
    """
    length = days.last - days.first + 1 + turnround_days
    return ((1 << length) - 1) << days.first
