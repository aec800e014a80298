"""The people a table may speak of: those on record and those of its rows before, found by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from programmes.selectors.nominations import KnownNominee, Person


class KnownPeople:
    """Finds one person in two spellings without looking at all the others. A line of 0 says on record."""

    def __init__(self, on_record: Iterable[KnownNominee]) -> None:
        self.people: list[tuple[KnownNominee, int]] = []
        self.places: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
        for one in on_record:
            self.add(one, 0)

    def add(self, one: KnownNominee, line: int) -> None:
        for key in _keys(one):
            self.places[key].append(len(self.people))
        self.people.append((one, line))

    def same(self, other: KnownNominee) -> tuple[KnownNominee, int] | None:
        """The first who is the same: one name is, and the other does not speak against it."""
        return next((found for found in self._near(other) if _same(found[0].person, other.person)), None)

    def alike(self, other: KnownNominee) -> tuple[KnownNominee, int] | None:
        """The first who may be the same: one name is, or the address is and no two names can be compared."""
        return next((found for found in self._near(other) if _alike(found[0], other)), None)

    def _near(self, other: KnownNominee) -> Iterator[tuple[KnownNominee, int]]:
        places = {place for key in _keys(other) for place in self.places[key]}
        return (self.people[place] for place in sorted(places))


def _keys(one: KnownNominee) -> Iterator[tuple[str, str, str]]:
    """By what somebody of a body can be found: each name and the address."""
    for kind, text in zip(("en", "ar", "email"), (*one.person, one.email.casefold()), strict=True):
        if text:
            yield one.body, kind, text


def _same(one: Person, other: Person) -> bool:
    pairs = list(zip(one, other, strict=True))
    return any(a and a == b for a, b in pairs) and all(not a or not b or a == b for a, b in pairs)


def _alike(one: KnownNominee, other: KnownNominee) -> bool:
    pairs = [pair for pair in zip(one.person, other.person, strict=True) if all(pair)]
    if pairs:
        return any(a == b for a, b in pairs)
    return bool(one.email) and one.email.casefold() == other.email.casefold()
