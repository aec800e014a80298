"""A plan's declared total against what its parts itemise."""

from __future__ import annotations

from collections.abc import Iterator

from programmes.selectors.findings.finding import Fault
from programmes.selectors.findings.picture import Picture


def faults(picture: Picture) -> Iterator[Fault]:
    tally = picture.tally
    if tally.declared is None:
        return
    params = {"declared": tally.declared, "itemised": tally.itemised, "exact": tally.exact}
    if tally.least_missing:
        yield Fault("not_itemised", (picture.plan,), params | {"number": tally.least_missing})
    elif tally.exact and tally.itemised > tally.declared:
        number = tally.itemised - tally.declared
        yield Fault("more_than_declared", (picture.plan,), params | {"number": number})
