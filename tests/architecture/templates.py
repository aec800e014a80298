"""Rules about templates: each is used, speaks through translations, and keeps to the policy."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.template.utils import get_app_template_dirs

from tests.architecture.code import ROOT, product

FOLDER = ROOT / "templates"
# What Django says for itself: comments, names of classes that a block fills into an attribute,
# translated blocks, then every other tag and variable.
SPOKEN = re.compile(
    r"{%\s*block\s+\w*class\s*%}.*?{%\s*endblock.*?%}|"
    r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
REFERENCE = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml|css))["']""")
DYNAMIC = re.compile(r"""f["'][\w./-]*{[^"']*\.html["']""")
WORD = re.compile(r"[^\W\d_]{2,}")
# The same in every language: names of formats and of the organisations, and what stands in <code>.
UNTRANSLATED = frozenset({"NATO", "ICI", "JSON", "CSV", "API"})
LITERAL_ELEMENTS = frozenset({"code", "kbd", "script", "style"})
SPOKEN_ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description", "data-label"})


class Reader(HTMLParser):
    """Collects the words that no translation covers, and what the policy refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.words: list[str] = []
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.inside.append(tag)
        for name in sorted(SPOKEN_ATTRIBUTES & set(given)):
            self.words += spoken_words(given[name])
        self.refused += [f"{name} on <{tag}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not {"src"} & set(given) and not _is_data(given)):
            self.refused.append(f"inline <{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not LITERAL_ELEMENTS & set(self.inside):
            self.words += spoken_words(data)


def _is_data(attributes: dict[str, str]) -> bool:
    return attributes.get("type", "").endswith("json")


def spoken_words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word not in UNTRANSLATED]


def read(text: str) -> Reader:
    """What a browser would be given of a template, with everything Django fills in taken out."""
    reader = Reader()
    # What Django fills in may stand for a whole tag, so nothing is left in its place.
    reader.feed(SPOKEN.sub("", text))
    reader.close()
    return reader


@cache
def texts() -> dict[str, str]:
    """Every template of ours: its name and its text."""
    return {
        str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and path.suffix != ".md"
    }


def references() -> set[str]:
    """Every template named in Python or in a template."""
    sources = [module.text for module in product()] + list(texts().values())
    return {name for source in sources for name in REFERENCE.findall(source)}


def dynamic_names() -> Iterator[str]:
    """Template names put together at run time, which no search can find."""
    for module in product():
        yield from (f"{module.name}: {name}" for name in DYNAMIC.findall(module.text))


def _foreign(name: str) -> bool:
    """Whether an installed application has a template of that name, which ours stands in for."""
    folders = [Path(folder) for folder in get_app_template_dirs("templates")]
    names = {name}
    if found := re.fullmatch(r"admin/programmes/(?:\w+/)?(\w+\.html)", name):
        names.add(f"admin/{found.group(1)}")
    return any((folder / one).exists() for folder in folders for one in names)


def unused(names: set[str], referenced: set[str]) -> list[str]:
    """Templates that neither our code nor Django itself asks for."""
    return sorted(name for name in names - referenced if not _foreign(name))


def missing(names: set[str], referenced: set[str]) -> list[str]:
    """Templates that are asked for and are nowhere."""
    return sorted(name for name in referenced - names if name.endswith(".html") and not _foreign(name))
