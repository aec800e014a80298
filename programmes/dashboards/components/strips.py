"""The strip of places: a plan drawn as its declared places in one row."""

from __future__ import annotations

from dataclasses import dataclass
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
class Strip:
    """All places of a plan. `open_end`: the declared number is a lower bound, the row fades out.

    `small` draws one link to `url` for lists; otherwise every place is a link and a table follows.
    """

    template: ClassVar[str] = "components/strip.html"
    label: str
    groups: tuple[PlaceGroup, ...]
    url: str = ""
    open_end: bool = False
    small: bool = False

    @property
    def legend(self) -> tuple[Place, ...]:
        """One place per status that occurs, in the order of first appearance."""
        seen = {place.status: place for group in self.groups for place in group.places}
        return tuple(seen.values())
