"""The strip of places: a plan drawn as its declared places in one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

NOT_ITEMISED = "not_itemised"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a plan. `status` picks the fill; `NOT_ITEMISED` is the hollow hatched square."""

    label: str
    status: str
    status_label: str
    url: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places of one kind (course, event, talk) or, with an empty kind, those declared and not itemised.

    `count` is printed before the label instead of the number of places, as in "more than 21".
    """

    kind: str
    label: str
    places: tuple[Place, ...]
    url: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class LegendLine:
    """What a fill means, how many places have it, and the rows."""

    status: str
    label: str
    number: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """All places of a plan. `open_end`: the declared number is a lower bound, the row fades out.

    `status_urls` lead from a status to its rows.

    `small` draws one link to `url` for lists; otherwise every place is a link and a table follows.
    """

    template: ClassVar[str] = "components/strip.html"
    label: str
    groups: tuple[PlaceGroup, ...]
    url: str = ""
    open_end: bool = False
    small: bool = False
    status_urls: Mapping[str, str] = field(default_factory=dict)

    @property
    def legend(self) -> tuple[LegendLine, ...]:
        """A line for each status that occurs, in the order of first appearance."""
        places = [place for group in self.groups for place in group.places]
        counts = Counter(place.status for place in places)
        labels = {place.status: place.status_label for place in places}
        return tuple(
            LegendLine(status, labels[status], number, self.status_urls.get(status, ""))
            for status, number in counts.items()
        )
