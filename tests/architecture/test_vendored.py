"""What we took from others is what they published, with name, version and licence."""

import hashlib
import json

import pytest

from tests.architecture.code import ROOT

VENDOR = [
    path
    for top in ("programmes/static", "tests/browser")
    for path in (ROOT / top).rglob("vendor*")
    if path.is_dir()
]
# The typesetter reads no WOFF2, so the pages' fonts stand unpacked beside its template.
FOLDERS = sorted([*VENDOR, ROOT / "programmes/exchange/fonts"])
RECORDS = sorted(path for folder in FOLDERS for path in folder.rglob("vendor.json"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.parent.name)
def test_vendored_files_are_unchanged(record):
    about = json.loads(record.read_text(encoding="utf-8"))
    found = {name: hashlib.sha256((record.parent / name).read_bytes()).hexdigest() for name in about["files"]}
    assert found == about["files"]
    assert all(about[key] for key in ("name", "version", "licence"))


def test_every_vendored_file_is_on_record():
    known = {record.parent / name for record in RECORDS for name in json.loads(record.read_text())["files"]}
    files = {path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()}
    others = {path for path in files - known - set(RECORDS) if "LICEN" not in path.name.upper()}
    assert known
    assert sorted(path.name for path in others) == []
    assert all(any("LICEN" in path.name.upper() for path in record.parent.iterdir()) for record in RECORDS)
