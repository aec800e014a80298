"""What the product says to people, and its translations.

The sentences are found in the code and in the templates without gettext's own tools, so that the
check runs on a machine that lacks them.
"""

import ast
import contextlib
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from tests.architecture import templates
from tests.architecture.code import ROOT, Module, product

PLURAL_FORMS = {"ar": 6}
# Which argument of each function holds the context, the message and the plural.
PLAIN = {"gettext", "gettext_lazy", "gettext_noop", "_"}
COUNTED = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
COUNTED_IN_CONTEXT = {"npgettext", "npgettext_lazy"}
ARGUMENTS = (
    dict.fromkeys(PLAIN, (None, 0, None))
    | dict.fromkeys(COUNTED, (None, 0, 1))
    | dict.fromkeys(IN_CONTEXT, (0, 1, None))
    | dict.fromkeys(COUNTED_IN_CONTEXT, (0, 1, 2))
)
CALL = re.compile(r"\b(?:n?p?gettext|_)\(")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|{(\w+)}")

# Context, message, plural; None where there is none.
Sentence = tuple[str | None, str, str | None]


class NotLiteral(Exception):
    """A translation was asked for something that is put together at run time."""


def _literal(call: ast.Call, position: int | None) -> str | None:
    if position is None:
        return None
    value = call.args[position] if position < len(call.args) else None
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        raise NotLiteral(ast.unparse(call))
    return value.value


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, tuple[int | None, int, int | None]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ARGUMENTS:
                yield node, ARGUMENTS[name]


def in_code(module: Module) -> Iterator[Sentence]:
    """The sentences of a module. Raises NotLiteral for one that no catalogue can hold."""
    for call, (context, message, plural) in _calls(module.tree):
        yield _literal(call, context), _literal(call, message), _literal(call, plural)


def in_template(text: str) -> Iterator[Sentence]:
    """The sentences of a template, by way of the code that Django makes of it for gettext."""
    code = templatize(text)
    for start in CALL.finditer(code):
        yield from in_code(Module("template", _whole_call(code[start.start() :])))


def _whole_call(code: str) -> str:
    """The call that `code` begins with, up to the bracket that closes it."""
    for end in re.finditer(r"\)", code):
        with contextlib.suppress(SyntaxError):
            ast.parse(code[: end.end()])
            return code[: end.end()]
    raise NotLiteral(code[:80])


def spoken() -> set[Sentence]:
    """Everything the product says that has to be translated."""
    from_code = {sentence for module in product() for sentence in in_code(module)}
    return from_code | {sentence for text in templates.texts().values() for sentence in in_template(text)}


def catalogue(language: str) -> Path:
    """Where the translations into `language` are kept."""
    return ROOT / "programmes" / "locale" / language / "LC_MESSAGES" / "django.po"


def entries(path: Path) -> dict[Sentence, polib.POEntry]:
    """The living entries of a catalogue."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural or None): entry
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def untranslated(sentences: set[Sentence], known: dict[Sentence, polib.POEntry]) -> list[str]:
    """Sentences that a reader of the other language would meet in English."""
    done = {
        sentence for sentence, entry in known.items() if entry.translated() and "fuzzy" not in entry.flags
    }
    return sorted(message for _context, message, _plural in sentences - done)


def wrong_placeholders(known: dict[Sentence, polib.POEntry]) -> Iterator[str]:
    """Translations that lose a value of the original or invent one."""
    for (_context, message, plural), entry in known.items():
        wanted = set(PLACEHOLDER.findall(plural or message))
        for translation in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            given = set(PLACEHOLDER.findall(translation))
            # A counted form may leave the number out: "one course", "two courses".
            if given - wanted or (not plural and wanted - given):
                yield f"{message!r} as {translation!r}"


def wrong_plurals(known: dict[Sentence, polib.POEntry], forms: int) -> list[str]:
    """Counted sentences without a form for each kind of number of the language."""
    counted = {message: entry for (_context, message, plural), entry in known.items() if plural}
    return sorted(message for message, entry in counted.items() if len(entry.msgstr_plural) != forms)


def compiled_differently(path: Path) -> list[str]:
    """Messages that the compiled catalogue gives otherwise than the text one."""
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    given = {key: value for key, value in compiled._catalog.items() if key}
    wanted: dict[object, str] = {}
    for (context, message, plural), entry in entries(path).items():
        if entry.translated() and "fuzzy" not in entry.flags:
            key = f"{context}\x04{message}" if context is not None else message
            wanted |= (
                {(key, i): text for i, text in entry.msgstr_plural.items()} if plural else {key: entry.msgstr}
            )
    return sorted(str(key) for key in wanted.keys() | given.keys() if wanted.get(key) != given.get(key))
