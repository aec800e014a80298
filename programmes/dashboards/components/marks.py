"""Source marks: the small sign after a reported value, and the numbered notes they point to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says something, where: publisher, day of publication, paragraph, address, and what it says."""

    publisher: str
    published: str = ""
    paragraph: int | None = None
    url: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One numbered note at the foot of a page. Without a claim it holds a reason only."""

    number: int
    basis: str
    claim: Claim | None = None
    reason: str = ""
    others: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign after a value. Opens its note; on paper it is the note's number."""

    template: ClassVar[str] = "components/mark.html"
    note: Note


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a page, drawn once near its foot."""

    template: ClassVar[str] = "components/notes.html"
    notes: tuple[Note, ...]


@dataclass(slots=True)
class MarkBook:
    """Numbers the notes of one page. The same thing said at the same place keeps its first number."""

    _notes: dict[tuple[object, ...], Note] = field(default_factory=dict)

    def cite(self, claim: Claim, basis: str = "stated", others: tuple[Claim, ...] = ()) -> Mark:
        """Mark for what a source says; `others` are sources that say otherwise."""
        said = (claim.publisher, claim.published, claim.paragraph, claim.statement, basis)
        return self._mark(said, basis=basis, claim=claim, others=others)

    def reason(self, text: str, basis: str = "inferred") -> Mark:
        """Mark for a reason that rests on no single paragraph."""
        return self._mark((text, basis), basis=basis, reason=text)

    def notes(self) -> Notes:
        return Notes(tuple(self._notes.values()))

    def _mark(self, key: tuple[object, ...], **content: object) -> Mark:
        known = self._notes.get(key)
        if known is None:
            known = self._notes[key] = Note(number=len(self._notes) + 1, **content)  # type: ignore[arg-type]
        elif content.get("others"):
            known = self._notes[key] = replace(known, others=content["others"])  # type: ignore[arg-type]
        return Mark(known)
