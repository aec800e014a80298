"""The year as a band of weeks, in quarters that stand side by side or, on a phone, one under the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .strips import Place
from .tables import Table


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the units of a quarter's drawing; `css` is its class, `label` its title."""

    x: int
    y: int
    width: int
    height: int
    css: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A text in the units of a quarter's drawing, starting at the reading side of `x`."""

    x: int
    y: int
    text: str
    css: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """Thirteen or fourteen weeks: boxes drawn in order, then words."""

    label: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    words: tuple[Word, ...]
    links: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A year in weeks, what lies on it, the undated beside it, and all of it again as a table."""

    template: ClassVar[str] = "components/band.html"
    label: str
    quarters: tuple[Quarter, ...]
    tray_label: str
    tray: tuple[Place, ...]
    tray_url: str
    table: Table
