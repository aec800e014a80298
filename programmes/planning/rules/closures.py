"""Nothing is held while the host is on holiday, or the Centre, the venue or the team is away."""

from programmes.planning.year import Days, Year


def centre_open(year: Year, days: Days) -> bool:
    return not days.bits & ~year.open_bits


def free_of(days: Days, closed_bits: int) -> bool:
    """Whether no worked day is among the closed ones."""
    return not days.bits & closed_bits
