"""A page as a reader takes it in: words, tables, links; and how many queries it took."""

from html.parser import HTMLParser

from django.db import connection
from django.test.utils import CaptureQueriesContext

SILENT = frozenset({"script", "style", "head"})
VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})


class Page(HTMLParser):
    """The main part of an answer. `tables` hold rows of cells; `links` pairs of words and address."""

    def __init__(self, response) -> None:
        super().__init__()
        self.html = response.content.decode()
        self.status = response.status_code
        self.tables: list[list[list[str]]] = []
        self.links: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._cells: list[list[str]] = []
        self._anchors: list[tuple[str, list[str]]] = []
        self.feed(self.html)

    @property
    def text(self) -> str:
        return squeezed(" ".join(self._words))

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        self.attributes.append((tag, given))
        if tag in VOID:
            return
        self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cells.append([])
        elif tag == "a":
            self._anchors.append((given.get("href", ""), []))

    def handle_endtag(self, tag):
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if tag in ("td", "th") and self._cells:
            self.tables[-1][-1].append(squeezed(" ".join(self._cells.pop())))
        elif tag == "a" and self._anchors:
            address, words = self._anchors.pop()
            self.links.append((squeezed(" ".join(words)), address))

    def handle_data(self, data):
        if SILENT & set(self._open):
            return
        if "main" in self._open:
            self._words.append(data)
        for words in self._cells:
            words.append(data)
        for _address, words in self._anchors:
            words.append(data)

    def address(self, words: str) -> str:
        """Where the first link of these words leads."""
        return next(address for text, address in self.links if text == words)

    def ids(self) -> list[str]:
        return [given["id"] for _tag, given in self.attributes if "id" in given]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def read(client, path: str, **query) -> Page:
    """Ask for a page as a stranger and read the answer."""
    return Page(client.get(path, query))


def queries(client, path: str, **query) -> int:
    """How many statements the page at `path` takes."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(path, query)
    return len(captured)
