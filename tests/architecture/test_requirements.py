"""Dependencies are named with their purpose and locked with their hashes."""

import re
import tomllib

import pytest

from tests.architecture.code import ROOT, product

PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[\w,-]+\])?==(\S+)", re.MULTILINE)
ASKED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[\w,-]+\])?~=\S+  # (\S.*)$")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(text):
    """Each direct dependency and its purpose; the lines that name one without the other."""
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "-r "))]
    matches = {line: ASKED.match(line) for line in lines}
    bare = [line for line, match in matches.items() if not match]
    return {canonical(match.group(1)): match.group(2) for match in matches.values() if match}, bare


def locked(name):
    return {canonical(package): version for package, version in PINNED.findall((ROOT / name).read_text())}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_dependency_has_a_purpose_and_a_lock(name):
    purposes, bare = asked((ROOT / f"{name}.in").read_text())
    assert bare == []
    assert sorted(set(purposes) - set(locked(f"{name}.txt"))) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_lock_has_hashes_and_names_no_index(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"^\s*--(?:index|extra|find|trusted).*|https?://\S+", text, re.MULTILINE) == []


def test_tests_run_on_the_versions_that_are_delivered():
    runtime, development = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: development.get(name) for name in runtime} == runtime


def test_types_are_checked_in_every_typed_layer():
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers = ("services", "selectors", "planning", "seeding")
    present = {
        f"programmes.{name}" for name in layers if any(m.within(f"programmes.{name}") for m in product())
    }
    assert set(configuration["tool"]["mypy"]["packages"]) == present


def test_dependency_without_purpose_is_found():
    assert asked("# note\n-r other.in\nDjango~=5.2  # the framework\norjson~=3.13\n") == (
        {"django": "the framework"},
        ["orjson~=3.13"],
    )
