"""The table of figures in `seeds/README.md`: each leads to a record that cites the paragraph."""

import re

from tests.seeds.conftest import SEEDS
from tests.seeds.test_files import PARAGRAPHS, files

ROW = re.compile(r"^\| (?P<paragraphs>[\d, ]+) \| (?P<figure>.+?) \| (?P<where>.+) \|$", re.MULTILINE)
# What the articles write in digits, each once; numbers in words and ordinals are in the table besides.
IN_DIGITS = {
    "s0-advisory-group-2018": {793, 0, 14, 2004},
    "s1-council-2019": {2004, 2017, 1000},
    "s2-kuwait-us-2020": {24},
    "s3-plan-2025": {2016, 2017, 2025, 21},
    "s4-plan-2026": {2025, 2026, 21, 31, 16},
}
NAMED = re.compile(r"`([a-z_]+) ([a-z0-9-]+)`")


def rows():
    """Every row of the table that has a paragraph: article, paragraphs, figure, where it went."""
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    tables = re.split(r"^### Article \d.*$", readme, flags=re.MULTILINE)[1:]
    assert len(tables) == len(PARAGRAPHS)
    for article, table in zip(PARAGRAPHS, tables, strict=True):
        for row in ROW.finditer(table):
            yield article, {int(one) for one in row["paragraphs"].split(",")}, row["figure"], row["where"]


def cited():
    """The paragraphs that each record with a code cites."""
    return {
        (record["model"], record["code"]): {
            (cite.get("source", file.get("source")), cite.get("paragraph")) for cite in record.get("cite", [])
        }
        for file in files().values()
        for record in file["records"]
        if "code" in record
    }


def test_figures_lead_to_records_that_cite_the_paragraph():
    supported = cited()
    astray = [
        (article, figure, model, code)
        for article, paragraphs, figure, where in rows()
        for model, code in NAMED.findall(where)
        if model != "source"
        and not {(article, number) for number in paragraphs} <= supported.get((model, code), set())
    ]
    assert astray == []


def test_figures_hold_every_number_that_an_article_writes_in_digits():
    told = dict.fromkeys(PARAGRAPHS, "")
    for article, paragraphs, figure, _where in rows():
        assert paragraphs <= set(range(1, PARAGRAPHS[article] + 1))
        told[article] += f" {figure}"
    missing = {
        (article, number)
        for article, numbers in IN_DIGITS.items()
        for number in numbers
        if not re.search(rf"\b{number}\b", told[article])
    }
    assert missing == set()


def test_figures_left_out_say_why():
    left_out = [(article, where) for article, _numbers, _figure, where in rows() if "left out" in where]
    assert [where.partition("left out")[2] for _article, where in left_out] == [
        ": a counter of page views",
        ": a counter of comments",
        ": a claim that cannot be checked here",
        " as figures: they mean 2025 and 2026",
    ]
