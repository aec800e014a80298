"""Every cell is understood or noted; nothing is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.exchange.activity_columns import COLUMNS
from programmes.exchange.activity_rows import REFUSES, Vocabulary, parse_row
from programmes.exchange.layouts import Line
from programmes.exchange.notes import SENTENCES, sentence

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
        (" 2024 ", "", ("2024", None, "year")),
    ],
)
def test_dates_are_kept_as_precisely_as_they_are_known(start, end, expected) -> None:
    row = _parse(start=start, end=end)
    assert (row.values["start"], row.values["end"], row.values["precision"]) == expected
    assert row.notes == []


@pytest.mark.parametrize(
    ("start", "end", "expected", "read"),
    [
        ("٢٠٢٤-٠٥-٠٦", "", ("2024-05-06", None, "day"), ["2024-05-06"]),
        ("17/02/2026", "", ("2026-02-17", None, "day"), ["2026-02-17"]),
        ("Feb 2019", "Mar 2019", ("2019-02", "2019-03", "month"), ["2019-02", "2019-03"]),
        ("3–7 May 2026", "", ("2026-05-03", "2026-05-07", "day"), ["2026-05-03 – 2026-05-07"]),
        ("3–7 May 2026", "2026-05-07", ("2026-05-03", "2026-05-07", "day"), ["2026-05-03 – 2026-05-07"]),
        ("", "3–7 May 2026", ("2026-05-03", "2026-05-07", "day"), ["2026-05-03 – 2026-05-07"]),
    ],
)
def test_date_written_otherwise_is_read_and_said(start, end, expected, read) -> None:
    row = _parse(start=start, end=end)
    assert (row.values["start"], row.values["end"], row.values["precision"]) == expected
    assert [(code, value.split(" → ")[1]) for code, _column, value in _notes(row)] == [
        ("date_read", one) for one in read
    ]


@pytest.mark.parametrize(("start", "end"), [("3–7 May 2026", "2026-05-08"), ("2026-05-04", "3–7 May 2026")])
def test_range_that_the_other_cell_speaks_against_refuses_the_row(start, end) -> None:
    row = _parse(start=start, end=end)
    assert ("two_ends", "end", f"{start} – {end}") in _notes(row)
    assert (row.refused, row.values["start"], row.values["end"]) == (True, None, None)


def test_end_alone_is_kept_and_said() -> None:
    row = _parse(end="2026-02-12")
    assert (row.values["start"], row.values["end"]) == (None, "2026-02-12")
    assert _notes(row) == [("no_start", "start", "")]


@pytest.mark.parametrize(
    ("start", "end", "note"),
    [
        ("early 2026", "", ("bad_date", "start", "early 2026")),
        ("03/04/2026", "", ("day_or_month", "start", "03/04/2026")),
        ("17-Feb-26", "", ("no_year", "start", "17-Feb-26")),
        ("2026-02-30", "", ("no_such_day", "start", "2026-02-30")),
        ("1447-09-01", "", ("hijri_date", "start", "1447-09-01")),
        ("46079", "", ("date_number", "start", "46079")),
        ("Monday 2026-05-03", "", ("bad_date", "start", "Monday 2026-05-03")),
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


def test_count_keeps_its_qualifier_and_one_that_is_none_is_left_out_and_said() -> None:
    row = _parse(participants_count="more than 30")
    assert (row.values["participants"], row.notes) == ({"value": 30, "qualifier": "more_than"}, [])
    row = _parse(participants_count="many")
    assert (row.values["participants"], _notes(row)) == (
        None,
        [("unread_count", "participants_count", "many")],
    )


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
        ("unknown_state", "participating_states", "Atlantis"),
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


def test_first_of_several_sources_is_cited_and_said() -> None:
    row = _parse(source_url="https://example.org/a;b=1; https://example.org/c")
    assert row.values["source_url"] == "https://example.org/a;b=1"
    assert _notes(row) == [("more_sources", "source_url", "https://example.org/a;b=1")]


@pytest.mark.parametrize("cell", ["javascript:alert(1)", "see the paper", "http://[", "ftp://example.org/a"])
def test_source_that_is_no_address_is_said(cell) -> None:
    row = _parse(source_url=cell)
    assert (row.values["source_url"], _notes(row)) == ("", [("unread_source", "source_url", cell)])


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"title_en": " — "}, ("no_title", "title_en", "")),
        ({"title_en": "TBC"}, ("no_title", "title_en", "")),
        ({"title_en": '=HYPERLINK("x")'}, ("formula", "title_en", '=HYPERLINK("x")')),
        ({"title_en": "#REF!"}, ("error_cell", "title_en", "#REF!")),
        ({"kind": "#N/A"}, ("error_cell", "kind", "#N/A")),
        ({"start": "#VALUE!"}, ("error_cell", "start", "#VALUE!")),
        ({"title_ar": "الأ\ufffdن"}, ("lost_letters", "title_ar", "الأ\ufffdن")),
        ({"kind": ""}, ("no_kind", "kind", "")),
        ({"kind": "party"}, ("unknown_kind", "kind", "party")),
        ({"title_en": "A" * 301}, ("too_long", "title_en", "A" * 200)),
    ],
)
def test_row_without_a_title_or_kind_is_refused(cells, note) -> None:
    row = _parse(**cells)
    assert (_notes(row), row.refused) == ([note], True)


@pytest.mark.parametrize("nothing", ["-", "—", "n/a", "N/A", "لا يوجد", "TBD", "?", "null"])
def test_ways_of_saying_nothing_are_unknown_values(nothing) -> None:
    row = _parse(
        title_ar=nothing, start=nothing, end=nothing, topic=nothing, participants_count=nothing,
        participating_states=nothing, delivered_by=nothing, team=nothing,
    )  # fmt: skip
    assert (row.values, row.notes) == (UNKNOWN, [])


def test_titles_go_to_the_language_they_are_written_in() -> None:
    row = _parse(title_en="الأمن البحري")
    assert (row.values["title_en"], row.values["title_ar"]) == ("", "الأمن البحري")
    assert _notes(row) == [("other_language", "title_en", "الأمن البحري")]


@pytest.mark.parametrize(
    "cell",
    [
        "Kuwait, Qatar",
        "Kuwait\nQatar",
        "Kuwait and Qatar",
        "State of Kuwait; the State of Qatar",
        "الكويت وقطر",
    ],
)
def test_states_are_parted_as_people_part_them(cell) -> None:
    words = Vocabulary(
        kinds=WORDS.kinds,
        topics={},
        teams={},
        states={"kuwait": "kw", "الكويت": "kw", "qatar": "qa", "قطر": "qa"},
    )
    cells = {"title_en": "A", "kind": "course", "source_url": "https://example.org/a"}
    row = parse_row(Line(2, cells | {"participating_states": cell}), words)
    assert (row.values["states"], row.notes) == (["kw", "qa"], [])


def test_name_with_a_comma_is_not_parted_where_nothing_known_comes_out() -> None:
    row = _parse(topic="Innovation, hybrid and cyber")
    assert _notes(row) == [("unknown_topic", "topic", "Innovation, hybrid and cyber")]


def test_team_by_its_code_is_the_team_and_the_provider_stays_as_reported() -> None:
    row = _parse(team="MARCOM", delivered_by="NATO Maritime Command")
    assert (row.values["team"], row.values["delivered_by"]) == ("marcom", "NATO Maritime Command")
    assert _notes(_parse(team="Nobody")) == [("unknown_team", "team", "Nobody")]


def test_oddities_of_a_workbook_refuse_the_row() -> None:
    odd = (("hidden_row", ""), ("merged_cells", "start"), ("not_text", "title_en"), ("not_text", "start"))
    cells = {"title_en": "2026", "kind": "course", "start": "2026", "source_url": "https://example.org/a"}
    row = parse_row(Line(2, cells, odd=odd), WORDS)
    assert sorted(_notes(row)) == [
        ("hidden_row", "", ""),
        ("merged_cells", "start", "2026"),
        ("not_text", "title_en", "2026"),
    ]
    assert row.refused


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
