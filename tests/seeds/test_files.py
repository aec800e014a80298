"""The files by themselves: paragraphs, citations, languages, and what must stay out."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
import yaml

from tests.seeds.conftest import SEEDS

# Non-empty paragraphs of each article.
PARAGRAPHS = {
    "s0-advisory-group-2018": 15,
    "s1-council-2019": 15,
    "s2-kuwait-us-2020": 16,
    "s3-plan-2025": 12,
    "s4-plan-2026": 10,
}


@cache
def files():
    return {
        path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.yaml"))
    }


def records(model=None):
    return [
        record for file in files().values() for record in file["records"] if model in (None, record["model"])
    ]


def citations():
    """Every citation of the files with its source, the file's own where it names none."""
    return [
        {"source": file.get("source")} | cite
        for file in files().values()
        for record in file["records"]
        for cite in record.get("cite", [])
    ]


def texts(value):
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def paragraphs():
    rows = [record["fields"] for record in records("source_paragraph")]
    return {(row["source"], row["number"]): row for row in rows}


def test_paragraphs_of_every_article_are_all_there():
    assert Counter(source for source, _number in paragraphs()) == PARAGRAPHS
    for source, count in PARAGRAPHS.items():
        assert sorted(number for one, number in paragraphs() if one == source) == list(range(1, count + 1))


def test_paragraphs_all_say_what_became_of_them_in_both_languages():
    assert [key for key, row in paragraphs().items() if not row["note_en"] or not row["note_ar"]] == []


def test_paragraphs_taken_are_just_those_cited():
    cited = {(cite["source"], cite["paragraph"]) for cite in citations() if "paragraph" in cite}
    taken = {key for key, row in paragraphs().items() if row["disposition"] in ("taken", "partly")}
    assert cited == taken


def test_citations_of_an_article_name_the_paragraph():
    whole = [cite for cite in citations() if cite["source"] in PARAGRAPHS and "paragraph" not in cite]
    assert whole == []


def test_sources_are_all_cited():
    named = {record["code"] for record in records("source")}
    assert named - {cite["source"] for cite in citations()} == set()


def test_citations_speak_both_languages():
    assert [cite for cite in citations() if not cite.get("says_en") or not cite.get("says_ar")] == []


def test_arabic_text_has_no_persian_letters_or_arabic_digits():
    odd = set("یھکہ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ـ")
    assert [text for text in texts(records()) if odd & set(text)] == []


@pytest.mark.parametrize("noise", [793, 0])
def test_page_counters_are_no_values(noise):
    values = [value for record in records() for value in record["fields"].values()]
    assert [
        value for value in values if isinstance(value, int) and not isinstance(value, bool) and value == noise
    ] == []


def test_anchors_do_not_hide_a_record_in_two_files():
    codes = [(record["model"], record["code"]) for record in records() if "code" in record]
    assert [code for code, count in Counter(codes).items() if count > 1] == []


def test_calendar_has_no_overlapping_days_of_one_holiday():
    days = [record["fields"] for record in records("closure")]
    for one, other in pairwise(
        sorted(days, key=lambda row: (row["calendar"], row["title_en"], row["starts_on"]))
    ):
        if (one["calendar"], one["title_en"]) == (other["calendar"], other["title_en"]):
            assert one["ends_on"] < other["starts_on"]


def test_calendar_lunar_days_are_never_fixed():
    lunar = ("Eid", "Arafah", "Isra", "Islamic", "Prophet", "Ashura", "Ramadan")
    standing = {
        row["fields"]["status"]
        for row in records("closure")
        if any(word in row["fields"]["title_en"] for word in lunar)
    }
    assert standing == {"estimated", "announced"}


def test_readme_names_every_file_and_only_records_that_exist():
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert {name for name in files() if f"`{name}`" not in readme} == set()
    models = {record["model"] for record in records()}
    named = set(re.findall(r"`([a-z_]+) ([a-z0-9-]+)`", readme))
    known = {(record["model"], record["code"]) for record in records() if "code" in record}
    assert len(named) >= 30
    assert {model for model, _code in named} <= models
    assert named - known == set()
