"""Every cell is understood or noted; nothing is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.exchange.activity_rows import REFUSES, Vocabulary, parse_row
from programmes.exchange.notes import SENTENCES, sentence
from programmes.exchange.table_reading import COLUMNS, Line

WORDS = Vocabulary(
    kinds={"course": "course", "دوره": "course", "mtt course": "mtt_course"},
    topics={"cyber security": "cyber-security", "الامن البحري": "maritime-security"},
    states={"kuwait": "kw", "الكويت": "kw", "qatar": "qa"},
    teams={"marcom": "marcom"},
    groupings=frozenset({"nato allies"}),
)
UNKNOWN = {
    "title_en": "A", "title_ar": "", "kind": "course", "start": None, "end": None, "precision": "none",
    "topics": [], "states": [], "participants": None, "team": None, "delivered_by": "",
    "source_url": "https://example.org/a",
}  # fmt: skip


def _parse(**cells: str):
    return parse_row(
        Line(2, {"title_en": "A", "kind": "course", "source_url": "https://example.org/a"} | cells), WORDS
    )


def _notes(row) -> list[tuple[str, str, str]]:
    return [(note["code"], note["column"], note["value"]) for note in row.notes]


def test_row_with_only_a_title_leaves_everything_unknown() -> None:
    row = _parse()
    assert (row.values, row.notes) == (UNKNOWN, [])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2018-01-22", "2018-01-23", ("2018-01-22", "2018-01-23", "day")),
        ("2019-02", "", ("2019-02", None, "month")),
        ("2024", "", ("2024", None, "year")),
        ("", "", (None, None, "none")),
        ("٢٠٢٤-٠٥-٠٦", "", ("2024-05-06", None, "day")),
        (" 2024 ", "", ("2024", None, "year")),
    ],
)
def test_dates_are_kept_as_precisely_as_they_are_known(start, end, expected) -> None:
    row = _parse(start=start, end=end)
    assert (row.values["start"], row.values["end"], row.values["precision"]) == expected
    assert row.notes == []


def test_end_alone_is_kept_and_said() -> None:
    row = _parse(end="2026-02-12")
    assert (row.values["start"], row.values["end"]) == (None, "2026-02-12")
    assert _notes(row) == [("no_start", "start", "")]


@pytest.mark.parametrize(
    ("start", "end", "note"),
    [
        ("17/02/2026", "", ("bad_date", "start", "17/02/2026")),
        ("Feb 2019", "", ("bad_date", "start", "Feb 2019")),
        ("2026-02-30", "", ("bad_date", "start", "2026-02-30")),
        ("2026-02-01", "2026-03", ("mixed_dates", "end", "2026-02-01 – 2026-03")),
        ("2026-02-03", "2026-02-01", ("date_order", "end", "2026-02-03 – 2026-02-01")),
    ],
)
def test_date_that_cannot_be_read_refuses_the_row_and_is_not_guessed(start, end, note) -> None:
    row = _parse(start=start, end=end)
    assert _notes(row) == [note]
    assert (row.refused, row.values["start"], row.values["precision"]) == (True, None, "none")


def test_unlikely_year_is_doubted_but_kept() -> None:
    row = _parse(start="1066")
    assert (_notes(row), row.refused) == ([("unlikely_year", "start", "1066")], False)


@pytest.mark.parametrize(
    ("cell", "value", "qualifier"),
    [
        ("30", 30, "exact"),
        (">30", 30, "more_than"),
        ("> 30", 30, "more_than"),
        ("~60", 60, "about"),
        ("≥20", 20, "at_least"),
        ("20+", 20, "at_least"),
        ("٢٢", 22, "exact"),
        ("0", 0, "exact"),
    ],
)
def test_count_keeps_its_sign(cell, value, qualifier) -> None:
    row = _parse(participants_count=cell)
    assert (row.values["participants"], row.notes) == ({"value": value, "qualifier": qualifier}, [])


@pytest.mark.parametrize("cell", ["many", "30-40", "-5", "3.5", "<20", ">20+", "1e9", "99999999", "=1+1"])
def test_count_that_is_no_number_is_left_out_and_said(cell) -> None:
    row = _parse(participants_count=cell)
    assert row.values["participants"] is None
    assert _notes(row) == [("unread_count", "participants_count", cell)]


def test_names_are_met_in_every_spelling_and_once() -> None:
    row = _parse(topic="Cyber  Security;الأمن البحري؛cyber security;", participating_states="الكويت; QATAR")
    assert (row.values["topics"], row.values["states"]) == (
        ["cyber-security", "maritime-security"],
        ["kw", "qa"],
    )
    assert row.notes == []


def test_names_not_on_record_are_left_out_and_said() -> None:
    row = _parse(topic="Cyber security;Astrology", participating_states="Kuwait;NATO Allies;Atlantis")
    assert (row.values["topics"], row.values["states"]) == (["cyber-security"], ["kw"])
    assert _notes(row) == [
        ("unknown_topic", "topic", "Astrology"),
        ("grouping_named", "participating_states", "NATO Allies"),
        ("unknown_state", "state", "Atlantis"),
    ]


def test_one_provider_on_record_is_the_team_and_several_stay_as_reported() -> None:
    assert (
        _parse(delivered_by="MARCOM").values["team"],
        _parse(delivered_by="MARCOM").values["delivered_by"],
    ) == (
        "marcom",
        "",
    )
    row = _parse(delivered_by="MARCOM;Kuwait MFA")
    assert (row.values["team"], row.values["delivered_by"]) == (None, "MARCOM;Kuwait MFA")


@pytest.mark.parametrize("cell", ["javascript:alert(1)", "see the paper", "http://[", "ftp://example.org/a"])
def test_source_that_is_no_address_is_said(cell) -> None:
    row = _parse(source_url=cell)
    assert (row.values["source_url"], _notes(row)) == ("", [("unread_source", "source_url", cell)])


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"title_en": " — "}, ("no_title", "title_en", "")),
        ({"kind": ""}, ("no_kind", "kind", "")),
        ({"kind": "party"}, ("unknown_kind", "kind", "party")),
        ({"title_en": "A" * 301}, ("too_long", "title_en", "A" * 200)),
    ],
)
def test_row_without_a_title_or_kind_is_refused(cells, note) -> None:
    row = _parse(**cells)
    assert (_notes(row), row.refused) == ([note], True)


def test_surplus_cells_refuse_the_row() -> None:
    row = parse_row(
        Line(2, {"title_en": "A", "kind": "course", "source_url": "https://example.org/a"}, ("x",)), WORDS
    )
    assert (_notes(row), row.refused) == ([("surplus_cells", "", "x")], True)


@given(st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.text(max_size=400)))
def test_any_cells_are_understood_or_noted_and_every_note_has_words(cells) -> None:
    row = parse_row(Line(2, cells), WORDS)
    assert all(sentence(note) for note in row.notes)
    assert row.values["kind"] is not None or row.refused
    for column, value in (("start", row.values["start"]), ("end", row.values["end"])):
        assert value is None or cells[column].strip()


def test_every_note_that_refuses_has_words() -> None:
    assert set(SENTENCES) >= REFUSES
