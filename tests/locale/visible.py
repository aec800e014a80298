"""What a page says in its own language, and the Latin letters left in it."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# What is not read as prose: programs, code, and what people have typed into a field.
SILENT = frozenset({"script", "style", "template", "textarea", "code"})
SPOKEN_ATTRIBUTES = ("aria-label", "alt", "data-label", "placeholder", "title")
BUTTONS = frozenset({"button", "reset", "submit"})
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,}")
# From one Latin letter on, up to an Arabic one or to a mark that sets names apart.
RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][^\u0600-\u06ff\u2066-\u2069·…|()«»]*")
EDGES = " .,:;،؛–—-→←0123456789\u2066\u2069"
ADDRESS = re.compile(r"(?:https?:/|(?<!\S))/\S+")


class VisibleText(HTMLParser):
    """Every text of a page in its language, one piece a node or attribute.

    Left out is what says of itself that it is something else: another language by `lang`,
    or a code, a date or an address by `dir="ltr"`.
    """

    def __init__(self, html: str, language: str) -> None:
        super().__init__()
        self.language = language
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        heard = self._heard() and not self._foreign(tag, given)
        if heard:
            self.pieces += [given[name] for name in SPOKEN_ATTRIBUTES if given.get(name)]
            if tag == "input" and given.get("type") in BUTTONS:
                self.pieces.append(given.get("value", ""))
        if tag not in VOID:
            self._open.append((tag, heard and tag not in SILENT))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        names = [name for name, _heard in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        if self._heard() and data.strip():
            self.pieces.append(" ".join(data.split()))

    def _heard(self) -> bool:
        return not self._open or self._open[-1][1]

    def _foreign(self, tag: str, given: dict[str, str]) -> bool:
        return given.get("lang", self.language) != self.language or (
            given.get("dir") == "ltr" and tag != "html"
        )


def pieces(html: str, language: str = "ar") -> list[str]:
    """The texts that a page shows in its own language."""
    return VisibleText(html, language).pieces


def runs(text: str) -> list[str]:
    """The stretches of Latin letters in a text that hold a word of two letters at least."""
    return [run.strip(EDGES) for run in RUN.findall(ADDRESS.sub(" ", text)) if WORD.search(run)]


class Known:
    """Texts whose Latin letters may stand on an Arabic page: what the catalogue or the data says so."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = "\n".join(" ".join(text.split()) for text in texts if WORD.search(text))
        self._found: dict[str, bool] = {}

    def holds(self, run: str) -> bool:
        """Whether a text holds these words, whole and in this order."""
        if run not in self._found:
            self._found[run] = bool(re.search(rf"(?<![^\W\d_]){re.escape(run)}(?![^\W\d_])", self._texts))
        return self._found[run]

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """The texts with Latin words that come from nowhere known."""
        return sorted({text for text in texts if not all(self.holds(run) for run in runs(text))})
