"""CSV that a spreadsheet reads rightly and never runs."""

import csv
import io

import pytest

from programmes.exchange.csv_files import ExportTable, as_csv, safe


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1+1", "＠SUM(A1)"])
def test_formula_is_written_as_text(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(("cell", "written"), [("plain", "plain"), ("", ""), (None, ""), (-3, -3), (0, 0)])
def test_other_cells_stay_as_they_are(cell, written):
    assert safe(cell) == written


def test_file_starts_with_its_mark_and_keeps_quotes_lines_and_arabic():
    rows = [("a;b", 'say "x"'), ("two\nlines", "الأمن، البحري")]
    text = "".join(as_csv(ExportTable("sample", ("first", "second"), rows)))
    assert text.startswith("\ufefffirst,second\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["first", "second"],
        ["a;b", 'say "x"'],
        ["two\nlines", "الأمن، البحري"],
    ]
