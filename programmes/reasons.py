"""Why a version of a record was made, where the programme itself says so.

The history keeps one fixed form of words, and what a person added to it; `told` reads the form in the
reader's language and gives people's own words as they are. A form once written is never changed, or
what it says in kept versions could no longer be read.
"""

import re

from django.utils.translation import gettext_lazy as _

ISOLATE, END = "\u2066", "\u2069"  # keep codes and file names in their own direction among Arabic letters

MOVED = "moved by hand"
UNDONE = "move taken back"

# Each form by its pattern; `words` are what a person added.
_FORMS = (
    (rf"{MOVED}(?:: (?P<words>.+))?", _("moved by hand")),
    (UNDONE, _("move taken back")),
    (
        r"adopted from planning run (?P<run>[-\w]+)\. ?(?P<words>.*) \(makes way\)",
        _("makes way while planning run %(run)s is adopted"),
    ),
    (
        r"adopted from planning run (?P<run>[-\w]+)\. ?(?P<words>.*)",
        _("adopted from planning run %(run)s"),
    ),
    (r"seed: (?P<file>\S+)", _("loaded from the seed file %(file)s")),
    (r"import (?P<number>\d+): (?P<file>.+)", _("import %(number)s of the file %(file)s")),
    (r"import (?P<number>\d+) undone", _("import %(number)s was undone")),
)


def moved(words=""):
    """Moved on the board, with what the planner said of it."""
    return f"{MOVED}: {words}" if words else MOVED


def is_move(stored):
    return (stored or "").startswith(MOVED)


def adopted(run, words="", *, makes_way=False):
    """Taken over from a planning run; `makes_way` where a row is only moved aside for another."""
    said = f"adopted from planning run {run}. {words}".strip()
    return f"{said} (makes way)" if makes_way else said


def seeded(file):
    return f"seed: {file}"


def imported(number, file):
    return f"import {number}: {file}"


def import_undone(number):
    return f"import {number} undone"


def told(stored):
    """A reason in the reader's language; people's own words are left as they wrote them."""
    for pattern, sentence in _FORMS:
        if found := re.fullmatch(pattern, stored or "", re.DOTALL):
            given = found.groupdict()
            words = given.pop("words", None)
            isolated = {name: f"{ISOLATE}{value}{END}" for name, value in given.items()}
            said = str(sentence) % isolated
            return str(_("%(reason)s: %(words)s")) % {"reason": said, "words": words} if words else said
    return stored or ""
