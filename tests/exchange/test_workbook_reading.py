"""A workbook is read as people make it, and nothing in a file can make the reading grow."""

import io
import time
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlsxwriter import Workbook as Written

from programmes.exchange.activity_columns import ACTIVITIES
from programmes.exchange.files import read_file
from programmes.exchange.layouts import MAX_BYTES, MAX_ROWS, UnreadableTable
from programmes.exchange.nomination_rows import HEADINGS, NOMINATIONS
from programmes.exchange.nomination_template import OpenActivity, template
from programmes.exchange.workbook_reading import MAX_MERGED, MAX_OPENED, MAX_SHEETS, read_workbook
from tests.exchange.nomination_sheets import HEADER, book, row, saved, text

FINE = row(activity="open", name_en="Salem")


def read(data):
    return read_file(data, NOMINATIONS)


def activities(data):
    return read_file(data, ACTIVITIES)


def refusal(data):
    with pytest.raises(UnreadableTable) as caught:
        read(data)
    return str(caught.value)


def altered(data, change, ending="sheet1.xml"):
    """The same workbook with one of its pieces changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith(ending) else content)
    return file.getvalue()


def test_lines_keep_their_number_over_empty_rows():
    table = read(book(FINE, row(), FINE))
    assert [(line.number, line.cells["name_en"]) for line in table.lines] == [(2, "Salem"), (4, "Salem")]


def test_books_of_another_writer_are_read_too():
    file = io.BytesIO()
    with Written(file, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["رمز النشاط", "الاسم بالعربية", "Colour"])
        rich = [made.add_format({"bold": True}), "عبد ", made.add_format({"italic": True}), "الله"]
        sheet.write_string(1, 0, "open")
        sheet.write_rich_string(1, 1, *rich)
        sheet.write_number(2, 0, 2031)
    table = read(file.getvalue())
    assert (table.columns, table.passed_over) == (("activity", "name_ar"), ("Colour",))
    assert [line.cells for line in table.lines] == [
        {"activity": "open", "name_ar": "عبد الله"},
        {"activity": "2031", "name_ar": ""},
    ]
    assert table.lines[1].odd == (("not_text", "activity"),)


def test_first_visible_sheet_that_fits_is_read():
    made = Workbook()
    made.active.append(["Notes", "of the ministry"])
    hidden = made.create_sheet("hidden")
    hidden.sheet_state = "hidden"
    hidden.append(HEADER)
    hidden.append(row(activity="hidden", name_en="Hidden"))
    names = made.create_sheet("names")
    names.append(HEADER)
    names.append(FINE)
    assert [line.cells["activity"] for line in read(saved(made)).lines] == ["open"]


def test_template_is_read_back_with_what_people_write_into_it():
    for language in ("en", "ar"):
        data = template([OpenActivity("open", "Course", "2030-01-01", 3, "2029-11-13")], language)
        assert refusal(data) == "The table has no rows below its header."
        table = read(filled(data))
        assert table.columns == tuple(HEADINGS)
        assert table.lines[0].cells["name_ar"] == "سالم"


def filled(data):
    made = load_workbook(io.BytesIO(data))
    sheet = made.worksheets[0]
    sheet["A2"], sheet["B2"] = "open", "سالم"
    return saved(made)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_template_runs_with_the_language_and_lists_the_activities(language):
    activities = [OpenActivity("open", "=Course", "2030-01-01", 3, "2029-11-13")]
    made = load_workbook(io.BytesIO(template(activities, language)))
    names, listed = made.worksheets
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in (names, listed)] == [language == "ar"] * 2
    english, arabic = HEADINGS["activity"]
    assert names["A1"].value.split("\n") == ([arabic, english] if language == "ar" else [english, arabic])
    assert [cell.value for cell in listed[2]] == ["open", "=Course", "2030-01-01", "3", "2029-11-13"]
    assert [cell.data_type for cell in listed[2]] == ["s"] * 5


def test_wrong_headers_are_named():
    assert refusal(book(FINE, header=["colour"] * 9)).startswith(
        "One line must name the columns. Missing: Activity code, Name in Arabic / Name in English. Known: Act"
    )
    assert refusal(book(FINE, header=[*HEADER[:-1], "Email"])) == "These columns stand twice: Email."


def test_empty_files_are_told():
    assert refusal(b"") == "The file is empty."
    assert refusal(book(header=[])) == "The file is empty."
    assert refusal(book()) == "The table has no rows below its header."


def test_too_much_is_refused_before_it_is_read():
    began = time.process_time()
    assert refusal(b"PK\x03\x04" + b"\0" * 100_000_000) == "The file is larger than 2 MB. Bring it in parts."
    assert refusal(b"x" * (MAX_BYTES + 1)) == "The file is larger than 2 MB. Bring it in parts."
    assert time.process_time() - began < 1
    assert refusal(book(*[FINE] * (MAX_ROWS + 1))) == "The table has more than 5000 rows. Bring it in parts."


UNREADABLE = "This file cannot be read as a workbook. Save it as XLSX or as CSV (UTF-8)."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"MZ\x90\x00" + b"\0" * 200,
            "This is a file of another kind (EXE). Save it as XLSX or as CSV (UTF-8).",
        ),
        (b"%PDF-1.7 ", "This is a file of another kind (PDF). Save it as XLSX or as CSV (UTF-8)."),
        (b"PK\x03\x04" + b"rest", UNREADABLE),
        (book(FINE)[:900], UNREADABLE),
    ],
    ids=["exe", "pdf", "no archive", "cut short"],
)
def test_other_files_under_the_name_of_a_workbook_are_told_apart(data, said):
    assert refusal(data) == said


def test_archive_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
        archive.writestr("setup.exe", b"MZ")
    assert refusal(file.getvalue()) == UNREADABLE


def test_bomb_is_refused_by_its_size_unpacked():
    bomb = altered(book(FINE), lambda content: content + b" " * (MAX_OPENED + 1))
    assert len(bomb) < MAX_BYTES
    assert refusal(bomb) == "The file unpacks to more than a table holds. Bring it in parts."


def test_entities_are_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = altered(book(FINE), lambda content: laughs + content.removeprefix(b'<?xml version="1.0"?>'))
    assert refusal(data) == UNREADABLE


def test_merged_range_of_a_whole_sheet_and_far_rows_cost_nothing():
    merged = b'<mergeCells><mergeCell ref="D2:XFD1048576"/></mergeCells></worksheet>'
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'

    def change(content):
        return content.replace(b"</worksheet>", merged).replace(b"</sheetData>", far)

    data = altered(book(FINE), change)
    began = time.process_time()
    table = read(data)
    assert time.process_time() - began < 1
    assert [line.number for line in table.lines] == [2]
    assert table.lines[0].odd == (("merged_cells", "position"),)


def test_formula_is_read_as_such_whatever_it_gave():
    made = Workbook()
    made.active.append(HEADER)
    made.active.append(row(activity="open", name_en='=CONCATENATE("a","b")'))
    (line,) = read_workbook(saved(made), NOMINATIONS).lines
    assert line.cells["name_en"] == '=CONCATENATE("a","b")'
    assert line.odd == (("formula", "name_en"),)


def test_days_are_read_as_precisely_as_their_format_shows_them():
    formats = {
        "yyyy-mm-dd": "2026-05-03",
        "dd/mm/yyyy hh:mm": "2026-05-03",
        "[$-409]d\\-mmm\\-yy;@": "2026-05-03",
        "mmm-yy": "2026-05",
        "mmmm yyyy": "2026-05",
        "yyyy": "2026",
        "General": "46145",
        "0.00": "46145",
        "d-mmm": "46145",
        '"day" 0': "46145",
    }
    made = Workbook()
    made.active.append(["title_en", "kind", "start"])
    for line, shown in enumerate(formats, 2):
        made.active.append(["A", "course", 46145])
        made.active.cell(line, 3).number_format = shown
    assert [line.cells["start"] for line in activities(saved(made)).lines] == list(formats.values())


def test_days_count_from_where_the_book_says():
    made = Workbook()
    made.epoch = CALENDAR_MAC_1904
    made.active.append(["title_en", "kind", "start"])
    made.active.append(["A", "course", date(2026, 5, 3)])
    data = saved(made)
    assert b'date1904="1"' in zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
    assert activities(data).lines[0].cells["start"] == "2026-05-03"


def test_titles_above_and_merged_headings_are_passed_over():
    made = Workbook()
    sheet = made.active
    sheet.append(["برنامج عام 2026"])
    sheet.append([])
    sheet.append(["Activity", None, "Dates", None])
    sheet.append(["Title", "Type", "Start", "End"])
    sheet.append(["A", "course", date(2026, 5, 3), date(2026, 5, 7)])
    for area in ("A1:D1", "A3:B3", "C3:D3"):
        sheet.merge_cells(area)
    (line,) = activities(saved(made)).lines
    assert (line.number, line.cells) == (
        5,
        {"title_en": "A", "kind": "course", "start": "2026-05-03", "end": "2026-05-07"},
    )
    assert set(line.odd) == {("not_text", "start"), ("not_text", "end")}


def test_two_sheets_that_fit_are_named_and_neither_is_read():
    made = Workbook()
    made.active.title = "ربيع"
    autumn = made.create_sheet("Autumn")
    for sheet in (made.active, autumn):
        sheet.append(HEADER)
        sheet.append(FINE)
    assert refusal(saved(made)) == (
        "Several sheets hold such a table: ربيع, Autumn. Bring a file with one of them."
    )


def test_charts_and_empty_sheets_beside_the_table_do_no_harm():
    made = Workbook()
    made.create_chartsheet("Chart")
    made.create_sheet("Empty")
    made.active.append(HEADER)
    made.active.append(FINE)
    assert len(read(saved(made)).lines) == 1


def test_error_and_truth_are_told_from_texts():
    made = Workbook()
    made.active.append(["title_en", "kind", "start"])
    made.active.append([True, "course", "#N/A"])
    made.active.cell(2, 3).data_type = "e"
    (line,) = activities(saved(made)).lines
    assert line.odd == (("not_text", "title_en"), ("error_cell", "start"))


def test_signs_that_xml_cannot_hold_come_out_as_spaces():
    data = altered(book(FINE), lambda content: content.replace(b"Salem", b"Salem_x000D_Ali_x005F_x"))
    assert read(data).lines[0].cells["name_en"] == "Salem Ali_x"


@pytest.mark.parametrize(
    ("written", "read_as"), [(b"_xD83C__xDDF0__xD83C__xDDFC_", "🇰🇼"), (b"Salem_xD800_", "Salem\ufffd")]
)
def test_halves_of_a_sign_are_joined_and_a_half_alone_is_none(written, read_as):
    data = altered(book(FINE), lambda content: content.replace(b"Salem", written))
    assert read(data).lines[0].cells["name_en"] == read_as


@pytest.mark.parametrize("number", [b"1", b"0", b"-2", b"99999999999", b"x"])
def test_rows_out_of_their_order_are_no_workbook(number):
    data = altered(book(FINE), lambda content: content.replace(b'<row r="2"', b'<row r="' + number + b'"'))
    assert refusal(data) == UNREADABLE


def test_more_sheets_or_merged_ranges_than_a_table_has_are_refused():
    made = Workbook()
    for number in range(MAX_SHEETS):
        made.create_sheet(str(number))
    said = "The file unpacks to more than a table holds. Bring it in parts."
    assert refusal(saved(made)) == said
    ranges = b"".join(b'<mergeCell ref="D%d:E%d"/>' % (row, row) for row in range(2, MAX_MERGED + 3))
    merged = b"<mergeCells>" + ranges + b"</mergeCells></worksheet>"
    assert refusal(altered(book(FINE), lambda content: content.replace(b"</worksheet>", merged))) == said


def test_csv_holds_the_same():
    assert read(text(FINE)).lines[0].cells == read(book(FINE)).lines[0].cells
    assert read(text(FINE, separator=";")).lines[0].cells["name_en"] == "Salem"
