"""Facts carry over from the articles, sentences do not."""

from functools import cache

from tests.seeds.article_runs import KEPT, digest, runs
from tests.seeds.test_files import records, texts

# Names of people, posts and subjects are what they are; everything else is worded by us.
NAMED = {"person", "appointment", "delegate", "topic", "part_topic", "grouping", "participating_state"}
NAMES = {"title_en", "title_ar", "aliases", "named_as", "organisation_en", "organisation_ar"}


@cache
def copied():
    return set(KEPT.read_text(encoding="utf-8").split())


def taken_over(text):
    return {run for run in runs(text) if digest(run) in copied()}


def names():
    return [
        text
        for record in records()
        if record["model"] in NAMED
        for field, value in record["fields"].items()
        if field in NAMES
        for text in texts(value)
    ]


def wording():
    """Every text of a record but its names, with the record it stands in."""
    for record in records():
        left_out = NAMES if record["model"] in NAMED else set()
        fields = {name: value for name, value in record["fields"].items() if name not in left_out}
        for text in texts([fields, record.get("cite", [])]):
            yield record["model"], record.get("code"), text


def test_texts_share_no_five_words_with_an_article_but_names():
    named = {run for name in names() for run in runs(name)}
    shared = {
        (model, code, run) for model, code, text in wording() for run in taken_over(text) if run not in named
    }
    assert shared == set()


def test_texts_taken_over_would_be_seen():
    (unclear,) = [row["fields"]["title_ar"] for row in records("topic") if row["fields"].get("unclear")]
    assert len(taken_over(unclear)) == 3
    assert taken_over("a sentence that stands in none of them") == set()
