"""Plain pieces that pages are made of. Each names its template; `{% show piece %}` draws it.

The register with a sample of each: templates/components/README.md and the page `dashboards:components`.
"""

from .bands import Band, Box, Quarter, Word
from .frames import Breadcrumb, Finding, Findings, History, HistoryEntry, Notice
from .marks import Claim, Mark, MarkBook, Note, Notes
from .strips import NOT_ITEMISED, Place, PlaceGroup, Strip
from .tables import (
    ActiveFilter,
    Choice,
    Column,
    EmptyState,
    FilterBar,
    FilterField,
    Matrix,
    MatrixCell,
    MatrixRow,
    Pagination,
    Table,
)
from .values import Badge, Fact, FactList, Link, Many, Number, Period, Unknown, Value

__all__ = [
    "NOT_ITEMISED",
    "ActiveFilter",
    "Badge",
    "Band",
    "Box",
    "Breadcrumb",
    "Choice",
    "Claim",
    "Column",
    "EmptyState",
    "Fact",
    "FactList",
    "FilterBar",
    "FilterField",
    "Finding",
    "Findings",
    "History",
    "HistoryEntry",
    "Link",
    "Many",
    "Mark",
    "MarkBook",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "Note",
    "Notes",
    "Notice",
    "Number",
    "Pagination",
    "Period",
    "Place",
    "PlaceGroup",
    "Quarter",
    "Strip",
    "Table",
    "Unknown",
    "Value",
    "Word",
]
