"""A table is read whole or refused with a sentence that says what to do."""

import time

import pytest
from django.utils import translation

from programmes.exchange.activity_columns import ACTIVITIES
from programmes.exchange.layouts import MAX_BYTES, MAX_ROWS, Line, Table, UnreadableTable
from programmes.exchange.table_reading import read_table

HEADER = "title_en,kind,start\n"
ROW = "Maritime security,course,2026-05-03\n"
CELLS = {"title_en": "Maritime security", "kind": "course", "start": "2026-05-03"}


def _read(data: bytes) -> Table:
    return read_table(data, ACTIVITIES)


def _refusal(data: bytes) -> str:
    with pytest.raises(UnreadableTable) as caught:
        _read(data)
    return str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        (HEADER + ROW).encode(),
        (HEADER + ROW).encode("utf-8-sig"),
        (HEADER + ROW).encode("utf-16"),
        (HEADER + ROW).replace("\n", "\r\n").encode(),
        (HEADER + ROW).replace(",", ";").encode(),
        (HEADER + ROW).replace(",", "\t").encode(),
        (HEADER + "\n,,\n" + ROW).encode(),
        ("Title EN , KIND,Start Date\n" + ROW).encode(),
        ("sep=;\r\n" + (HEADER + ROW).replace(",", ";")).encode(),
        ("Annual programme, 2026, as of today, for all, draft\n,,\n" + HEADER + ROW).encode(),
        ("Annual programme 2026\n" + (HEADER + ROW).replace(",", "|")).encode(),
        (HEADER + "العنوان بالإنجليزية,النوع,تاريخ البداية\n" + ROW + HEADER).encode(),
        ("Title / title_en,*Kind*,Start (dd/mm/yyyy)\n" + ROW).encode(),
        ("Activity,,Dates\nTitle,Type,Start\n" + ROW).encode(),
        ("\u200ftitle\u200b_en,kِind,st\u0640art\n" + ROW).encode(),
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "crlf",
        "semicolons",
        "tabs",
        "empty-rows",
        "other-header",
        "separator-named",
        "title-above",
        "title-above-bars",
        "header-again",
        "header-in-both",
        "two-header-rows",
        "unseen-marks",
    ],
)
def test_table_is_read_in_every_usual_form(data: bytes) -> None:
    table = _read(data)
    assert [line.cells for line in table.lines] == [CELLS]


def test_arabic_header_and_windows_arabic_letters_are_read() -> None:
    table = _read("العنوان,النوع,تاريخ البداية\nالأمن البحري,دورة,٢٠٢٦\n".encode("cp1256", "replace"))
    assert table.columns == ("title_ar", "kind", "start")
    assert table.lines[0].cells["title_ar"] == "الأمن البحري"


def test_lines_keep_their_number_in_the_file_over_quoted_line_breaks() -> None:
    table = _read((HEADER + '"Two\nlines",course,\n' + ROW).encode())
    assert [(line.number, line.cells["title_en"]) for line in table.lines] == [
        (3, "Two\nlines"),
        (4, "Maritime security"),
    ]


def test_short_row_lacks_its_last_cells_and_long_row_has_surplus() -> None:
    table = _read((HEADER + "A,course\nB,course,2026,left over,,more\n").encode())
    assert table.lines == (
        Line(2, {"title_en": "A", "kind": "course", "start": ""}),
        Line(3, {"title_en": "B", "kind": "course", "start": "2026"}, ("left over", "more")),
    )


def test_columns_nobody_knows_are_named_as_passed_over() -> None:
    table = _read(b"title_en,kind,colour\nA,course,red\n")
    assert (table.columns, table.passed_over) == (("title_en", "kind"), ("colour",))
    assert table.lines[0].cells == {"title_en": "A", "kind": "course"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n \n", "The file is empty."),
        (b"sep=;\n", "The file is empty."),
        (b",,,\n,,\n", "The file is empty."),
        (b'""', "The file is empty."),
        (HEADER.encode(), "The table has no rows below its header."),
        (b"PK\x03\x04rest", "This is a file of another kind (ZIP). Save it as XLSX or as CSV (UTF-8)."),
        (b"MZ\x90\x00rest", "This is a file of another kind (EXE). Save it as XLSX or as CSV (UTF-8)."),
        (
            b"\xd0\xcf\x11\xe0 workbook",
            "This is a file of another kind (XLS). Save it as XLSX or as CSV (UTF-8).",
        ),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "This file is protected by a password. Save it without one, as XLSX or as CSV (UTF-8).",
        ),
        (
            b"\n<html><table>",
            "This is a file of another kind (HTML / XML). Save it as XLSX or as CSV (UTF-8).",
        ),
        (b"title_en,kind\nA\x00,course\n", "This is not a table as text. Save it as CSV (UTF-8)."),
        (b"\xff\xfe\x00", "The letters of the file cannot be read. Save it as CSV (UTF-8)."),
        (
            b"title_en,kind\nCaf\xe9,course\n",
            "The letters of the file cannot be read. Save it as CSV (UTF-8).",
        ),
        (
            "title_en,kind\nالأمن البحري,course\n".encode()[:30] + b"\xd8\n",
            "The letters of the file cannot be read. Save it as CSV (UTF-8).",
        ),
        (b"title_en,Title,kind\nA,B,course\n", "These columns stand twice: title_en."),
        (b'title_en,kind\n"A,course\n', "Line 2 is not well formed: a quotation mark may be missing."),
        (b"x" * (MAX_BYTES + 1), "The file is larger than 2 MB. Bring it in parts."),
        (
            HEADER.encode() + b"A,course,\n" * (MAX_ROWS + 1),
            "The table has more than 5000 rows. Bring it in parts.",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, sentence: str) -> None:
    assert _refusal(data) == sentence


def test_missing_columns_are_named_with_those_we_know() -> None:
    assert _refusal(b"colour,size\nred,9\n") == (
        "One line must name the columns. Missing: title_en / title_ar, kind. Known: title_en, "
        "title_ar, kind, start, end, topic, participants_count, "
        "participating_states, delivered_by, team, source_url."
    )


def test_columns_are_named_in_the_language_of_the_reader() -> None:
    with translation.override("ar"):
        assert "العنوان بالإنجليزية / العنوان بالعربية" in _refusal(b"kind,size\ncourse,9\n")


def test_what_is_wrong_is_told_of_the_row_that_comes_nearest() -> None:
    said = _refusal(b"Programme of the year\nTitle,English title,kind\nA,B,course\n")
    assert said == "These columns stand twice: title_en."


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Title / العنوان", "title_en"),
        ("العنوان / Title", "title_ar"),
        ("Title / Title (English)", "title_en"),
        ("Title (required)", "title_en"),
        ("عنوان النشاط (إلزامي)", "title_ar"),
        ("title_en\nالعنوان بالإنجليزية", "title_en"),
    ],
)
def test_heading_in_both_languages_is_one_column(heading, column) -> None:
    assert _read(f'"{heading}",Kind النوع\nA,course\n'.encode()).columns == (column, "kind")


@pytest.mark.parametrize("heading", ["Title (French)", "Start / End", "Title of the teacher"])
def test_heading_that_says_something_else_beside_is_not_taken_for_ours(heading) -> None:
    assert _read(f"title_ar,kind,{heading}\nA,course,x\n".encode()).passed_over == (heading,)


def test_data_under_no_heading_is_named_as_passed_over_by_its_letter() -> None:
    table = _read(b"title_en,,kind\nA,secret,course\nB,,course\n")
    assert (table.columns, table.passed_over) == (("title_en", "kind"), ("B",))
    assert table.lines[0].cells == {"title_en": "A", "kind": "course"}


def test_apostrophe_of_our_own_files_is_taken_off_again() -> None:
    table = _read(b"title_en,kind\n'=SUM(A1),course\n'Tis,course\n")
    assert [line.cells["title_en"] for line in table.lines] == ["=SUM(A1)", "'Tis"]


def test_lists_of_names_do_not_pass_for_columns() -> None:
    table = _read(b"title_en,kind,states\nA,course,Kuwait;Qatar;Oman;Bahrain\n")
    assert table.lines[0].cells["participating_states"] == "Kuwait;Qatar;Oman;Bahrain"


def test_many_columns_cost_nothing() -> None:
    began = time.process_time()
    assert _refusal(b"a," * 900_000).startswith("One line must name the columns.")
    assert time.process_time() - began < 5
