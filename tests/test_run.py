"""The runner of the suite counts honestly: nothing passes by being skipped, broken off or left out."""

from types import SimpleNamespace

import pytest

from tests import chromium, postgres_binaries
from tests.run import Pass, outcomes, verdict

REPORT = """<testsuites><testsuite>
  <testcase classname="a" name="good"/>
  <testcase classname="a" name="bad"><failure/></testcase>
  <testcase classname="a" name="broken"><error/></testcase>
  <testcase classname="a" name="left out"><skipped/></testcase>
  <testcase classname="a" name="good, then bad"><error/></testcase>
  <testcase classname="a" name="good, then bad"/>
</testsuite></testsuites>"""


def ran(tmp_path, database, code=0, **outcome):
    return Pass(database, tmp_path, process=SimpleNamespace(returncode=code), outcomes=outcome)


def test_report_is_read(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert outcomes(report) == {
        "a::good": "passed",
        "a::bad": "failed",
        "a::broken": "failed",
        "a::left out": "skipped",
        "a::good, then bad": "failed",
    }


def test_run_that_passed_everywhere_is_good(tmp_path):
    passes = [ran(tmp_path, "SQLite", a="passed"), ran(tmp_path, "PostgreSQL", a="passed")]
    assert verdict(passes) == []


@pytest.mark.parametrize(
    ("code", "outcome", "reasons"),
    [
        (1, {"a": "failed"}, ["the run on PostgreSQL failed"]),
        (0, {"a": "skipped"}, ["the run on PostgreSQL failed", "skipped, which counts as failed: a"]),
        (5, {}, ["the run on PostgreSQL failed", "ran on SQLite only: a"]),
        (2, {"a": "passed"}, ["the run on PostgreSQL failed"]),
        (0, {"a": "passed", "b": "passed"}, ["ran on PostgreSQL only: b"]),
    ],
)
def test_run_that_fell_short_is_not(tmp_path, code, outcome, reasons):
    passes = [ran(tmp_path, "SQLite", a="passed"), ran(tmp_path, "PostgreSQL", code, **outcome)]
    assert verdict(passes) == reasons


def test_missing_browser_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    with pytest.raises(chromium.NoBrowser, match="apt-get install -y chromium"):
        chromium.find()


def test_missing_server_says_what_to_do(monkeypatch):
    monkeypatch.setattr(postgres_binaries, "usable", lambda folder: False)
    with pytest.raises(postgres_binaries.NoServer, match="TEST_DATABASE_URL"):
        postgres_binaries.find()
