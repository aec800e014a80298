"""The files name no package index and no folder of anybody's machine: they work wherever they are put."""

import re

import pytest

from tests.architecture.code import ROOT

NOT_OURS = frozenset({".git", ".venv", "var", "vendor", "node_modules", "__pycache__", ".hypothesis"})
TEXT = frozenset(
    {"", ".py", ".md", ".html", ".css", ".js", ".json", ".yaml", ".toml", ".txt", ".in", ".po", ".svg"}
)
# The brackets keep this file from finding itself.
TIED = re.compile(
    r"(?<![\w./-])/(?:[h]ome|[r]oot|[U]sers|[w]ork)/\w|(?<![\w./-])/[t]mp/\w"
    r"|\b(?:p[y]pi\.org|python[h]osted\.org|registry\.n[p]mjs|d[e]b\.debian\.org)\b"
)


def texts():
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        ours = not NOT_OURS & set(parts) and not any(part.endswith("_cache") for part in parts)
        if ours and path.is_file() and path.suffix in TEXT:
            yield path


def test_files_are_tied_to_no_machine():
    tied = {
        f"{path.relative_to(ROOT)}: {found}"
        for path in texts()
        for found in TIED.findall(path.read_text(encoding="utf-8"))
    }
    assert tied == set()


@pytest.mark.parametrize("text", ["see /" + "home/me/plan", "/" + "tmp/x", "https://py" + "pi.org/simple"])
def test_ties_are_found(text):
    assert TIED.search(text)


@pytest.mark.parametrize("text", ["programmes/work/plan.py", "https://example.org/home/x", "/etc/passwd"])
def test_other_paths_are_left_alone(text):
    assert not TIED.search(text)
