"""A table is read whole or refused with a sentence that says what to do."""

import pytest

from programmes.exchange.table_reading import MAX_BYTES, MAX_ROWS, Line, UnreadableTable, read_table

HEADER = "title_en,kind,start\n"
ROW = "Maritime security,course,2026-05-03\n"
CELLS = {"title_en": "Maritime security", "kind": "course", "start": "2026-05-03"}


def _refusal(data: bytes) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read_table(data)
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
    ],
    ids=["utf-8", "bom", "utf-16", "crlf", "semicolons", "tabs", "empty-rows", "other-header"],
)
def test_table_is_read_in_every_usual_form(data: bytes) -> None:
    table = read_table(data)
    assert [line.cells for line in table.lines] == [CELLS]


def test_arabic_header_and_windows_arabic_letters_are_read() -> None:
    table = read_table("العنوان,النوع,تاريخ البداية\nالأمن البحري,دورة,٢٠٢٦\n".encode("cp1256", "replace"))
    assert table.columns == ("title_ar", "kind", "start")
    assert table.lines[0].cells["title_ar"] == "الأمن البحري"


def test_lines_keep_their_number_in_the_file_over_quoted_line_breaks() -> None:
    table = read_table((HEADER + '"Two\nlines",course,\n' + ROW).encode())
    assert [(line.number, line.cells["title_en"]) for line in table.lines] == [
        (3, "Two\nlines"),
        (4, "Maritime security"),
    ]


def test_short_row_lacks_its_last_cells_and_long_row_has_surplus() -> None:
    table = read_table((HEADER + "A,course\nB,course,2026,left over,,more\n").encode())
    assert table.lines == (
        Line(2, {"title_en": "A", "kind": "course"}),
        Line(3, {"title_en": "B", "kind": "course", "start": "2026"}, ("left over", "more")),
    )


def test_columns_nobody_knows_are_named_as_passed_over() -> None:
    table = read_table(b"title_en,kind,colour\nA,course,red\n")
    assert (table.columns, table.passed_over) == (("title_en", "kind"), ("colour",))
    assert table.lines[0].cells == {"title_en": "A", "kind": "course"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n \n", "The file is empty."),
        (HEADER.encode(), "The table has no rows below its header."),
        (b"PK\x03\x04rest", "This is a XLSX file, not a table as text. Save it as CSV (UTF-8)."),
        (b"MZ\x90\x00rest", "This is a EXE file, not a table as text. Save it as CSV (UTF-8)."),
        (b"title_en,kind\nA\x00,course\n", "This is not a table as text. Save it as CSV (UTF-8)."),
        (b"\xff\xfe\x00", "The letters of the file cannot be read. Save it as CSV (UTF-8)."),
        (
            b"title_en,kind\nCaf\xe9,course\n",
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
        "The first line must name the columns. Missing: title_en / title_ar, kind. Known: title_en, "
        "title_ar, kind, start, end, topic, participants_count, "
        "participating_states, delivered_by, source_url."
    )
