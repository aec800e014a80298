"""Broken seeds: every problem at once, with file, line, field and reason; nothing written."""

import pytest
from django.utils.translation import override

from programmes.seeding.problems import SeedsRefused
from tests.seeding.world import FILE, changed_tables, tables

pytestmark = pytest.mark.django_db


def refused(world):
    """What a load of the files is refused for, after looking that it wrote nothing."""
    before = tables()
    with pytest.raises(SeedsRefused) as caught:
        world.load()
    assert changed_tables(before) == set()
    return [(one.file, one.line, one.field, str(one.message)) for one in caught.value.problems]


MISSING = "This is missing."
NOT_TEXT = "This must be text: put it in quotes."
TOPICS = "code, fields, model"


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("code: maritime-security", "code: Maritime", "code", "A code is made of small Latin letters"),
        ('code: "2026"', "code: 2026", "code", NOT_TEXT),
        ("code: transit", "code: ''", "code", "This may not be empty."),
        ("model: agreement", "model: [agreement]", "model", NOT_TEXT),
        ("starts_on: 2026-01-01", "starts_on: 2026-02-30", "starts_on", "“2026-02-30” value has the corr"),
        ("declared_count: 31", "declared_count: 031", "", "This number may be read in two ways"),
        ("model: agreement", "model: agrement", "model", "“agrement” is not known here. Known: activity, "),
        ("declared_count: 31", "declared_count: many", "declared_count", "This must be a whole number."),
        ("declared_count: 31", "declared_count: true", "declared_count", "This must be a whole number."),
        ("declared_count: 31", "declared_count: -1", "declared_count", "Ensure this value is greater than"),
        ("declared_count: 31", "declared_cuont: 31", "declared_cuont", "“declared_cuont” is not known here."),
        ("starts_on: 2026-01-01", "starts_on: next year", "starts_on", "“next year” value has an invalid"),
        ("starts_on: 2026-01-01", "starts_on: '2026-02-30'", "starts_on", "“2026-02-30” value has the corr"),
        ("starts_on: 2026-01-01", "starts_on: 2026", "starts_on", "This must be a date, such as 2026-02-17."),
        ("starts_on: 2026-01-01", "starts_on: null", "starts_on", "This may not be empty."),
        ("title_en: Plan 2026", "title_en: 2026", "title_en", NOT_TEXT),
        ("title_en: Plan 2026", f"title_en: {'x' * 201}", "title_en", "Ensure this value has at most 200"),
        ("kind: course}", "kind: curse}", "kind", "Value 'curse' is not a valid choice."),
        ("kind: agreement\n", "kind: pact\n", "kind", "Value 'pact' is not a valid choice."),
        ('end: "2017",', 'end: "2017-01",', "dates", "Start and end must be known to the same precision"),
        ('"2016", end: "2017"', '"1437", end: "1438"', "dates", "“1437” is a Hijri date; it may be off by a"),
        ('end: "2017",', 'end: "2015",', "dates", "The end comes before the start."),
        ('"2016", end: "2017"', '"2016-01", end: "2017-13"', "dates", "“2017-13” is not a day that exists."),
        ('end: "2017",', "end: [2017],", "dates", "This must be a date: 2026-02-17, '2026-02' or '2026'."),
        ('end: "2017",', 'until: "2017",', "until", "“until” is not known here. Known: basis, end, note_ar,"),
        ("parties: [kw]", "parties: kw", "parties", "This must be a list of codes."),
        ("parties: [kw]", "parties: [no]", "parties", NOT_TEXT),
        ("parties: [kw]", "parties: [kw, kw]", "parties", "A code stands in this list twice."),
        ("parties: [kw]", "parties: [xx]", "parties", "There is no participating_state “xx” in the files or"),
        ("place: 1,", "place: 1, outline: x,", "outline", "There is no course_outline “x” in the files or"),
        ("place: 1,", "starts_on: 2026-01-01,", "starts_on", "“starts_on” is not known here. Known: capac"),
        ("place: 1,", "topics: [maritime-security],", "topics", "“topics” is not known here."),
        ("place: 1,", "version: 4,", "version", "“version” is not known here."),
        (
            "basis: inferred, says_en: One",
            "basis: guessed, says_en: One",
            "basis",
            "Value 'guessed' is",
        ),
        (
            "{basis: assumed, says_en",
            "{bases: assumed, says_en",
            "bases",
            "“bases” is not known here.",
        ),
        ("fields: [kind, decl", "fields: [knid, decl", "fields", "“knid” is not known here. Known: code, "),
        (
            "{paragraph: 5, fields",
            "{paragraph: 6, fields",
            "paragraph",
            "There is no source_paragraph “",
        ),
        ("{paragraph: 5, fields", "{paragraph: x, fields", "paragraph", "This must be a whole number."),
        ("{paragraph: 5, fields", "{source: s9, fields", "source", "There is no source “s9” in the files or"),
        ("about: A small world for tests.", "about: []", "about", "Say where this file comes from."),
        (
            "source: article\nrec",
            "sauce: article\nrec",
            "sauce",
            "“sauce” is not known here.",
        ),
    ],
)
def test_broken_seed_names_its_line_and_field(world, old, new, field, message):
    line = world.replace(old, new)
    found = refused(world)
    assert any(one[:3] == (FILE, line, field) and one[3].startswith(message) for one in found), (
        f"line {line}: {found}"
    )


@pytest.mark.parametrize(
    ("old", "entry", "field"),
    [
        ("    code: transit\n", "  - model: agreement", "code"),
        ("  - model: agreement\n    code: transit\n", "", "model"),
        ("kind: course}", "  - model: activity\n", "kind"),
        ("      topic: maritime-security\n", "  - model: activity_topic", "topic"),
    ],
)
def test_missing_value_names_the_line_of_its_entry(world, old, entry, field):
    if field == "model":
        world.replace(old, "  - code: transit\n")
        line = world.text[: world.text.index("  - code: transit")].count("\n") + 1
    else:
        world.replace(old, "}" if old.endswith("}") else "")
        line = world.text[: world.text.index(entry)].count("\n") + 1
    found = refused(world)
    assert found[0][:3] == (FILE, line, field)
    assert found[0][3] == MISSING or field == "model"


def test_empty_file_is_told_as_such(world):
    world.write("# nothing yet\n")
    assert refused(world) == [(FILE, 1, "", "The file is empty.")]


def test_all_problems_are_told_at_once_and_in_order(world):
    first = world.replace("declared_count: 31", "declared_count: many")
    second = world.replace("kind: course}", "kind: curse}")
    third = world.replace("parties: [kw]", "parties: kw")
    assert [(one[1], one[2]) for one in refused(world)] == [
        (first, "declared_count"),
        (second, "kind"),
        (third, "parties"),
    ]


def test_record_given_twice_names_both_places(world):
    world.write(world.text + "  - {model: topic, code: maritime-security, fields: {title_en: x}}\n")
    line = world.text.count("\n")
    first = world.text[: world.text.index("  - model: topic")].count("\n") + 1
    assert refused(world) == [
        (FILE, line, "code", f"maritime-security stands already in {FILE}, line {first}.")
    ]


def test_rule_of_the_record_names_the_line_of_its_field(world):
    """An activity in a part of another plan passes every check of shape."""
    days = "starts_on: 2025-01-01, ends_on: 2025-12-31"
    other = f'  - {{model: annual_plan, code: "2025", fields: {{title_en: x, {days}}}}}\n'
    world.write(world.text + other)
    line = world.replace('fields: {plan: "2026", part', 'fields: {plan: "2025", part')
    assert refused(world) == [(FILE, line, "part", "This part belongs to another plan.")]


def test_rule_of_the_database_names_the_line_of_the_entry(world):
    line = world.replace("  - model: topic\n", "  - model: topic\n")
    world.replace("{title_en: Maritime security, title_ar: الأمن البحري}", "{abbreviation: MS}")
    assert refused(world) == [(FILE, line, "title_en", "Give a name in English, in Arabic, or in both.")]


def test_overlapping_plans_are_refused_with_the_line(world):
    world.write(
        world.text
        + '  - model: annual_plan\n    code: "2027"\n    fields:\n      title_en: x\n'
        + "      starts_on: 2026-07-01\n      ends_on: 2027-06-30\n"
    )
    line = world.text[: world.text.index("starts_on: 2026-07-01")].count("\n") + 1
    message = "The period overlaps that of plan 2026 (2026-01-01 to 2026-12-31)."
    assert refused(world) == [(FILE, line, "starts_on", message)]


def test_citation_without_words_or_source_is_refused(world):
    world.replace("source: article\nrecords", "records")
    cite = "[{basis: assumed, says_en: A name as commonly written., says_ar: الاسم كما يكتب عادة.}]"
    line = world.replace(cite, "[{}]")
    found = refused(world)
    assert (FILE, line, "says_en", "Say in your own words what the source supports.") in found
    assert (FILE, line, "source", "A stated or inferred value needs a source.") in found


def test_broken_seed_after_a_good_load_leaves_what_was_loaded(loaded):
    loaded.replace("declared_count: 31", "declared_count: 30")
    loaded.replace("{title_en: Maritime security, title_ar: الأمن البحري}", "{title_en: '', title_ar: ''}")
    assert [one[2:] for one in refused(loaded)] == [
        ("title_en", "Give a name in English, in Arabic, or in both.")
    ]


def test_problem_is_one_sentence_with_file_and_line(world):
    line = world.replace("declared_count: 31", "declared_count: many")
    with pytest.raises(SeedsRefused) as caught, override("en"):
        world.load()
    assert [str(one) for one in caught.value.problems] == [
        f"{FILE}, line {line}, declared_count: This must be a whole number."
    ]
