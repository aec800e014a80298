"""A released plan as a workbook and as a PDF, read back."""

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from pypdf import PdfReader

from programmes.exchange.released_document import document
from programmes.exchange.released_workbook import TABLE_TOP, workbook
from programmes.services.records import save_record
from programmes.services.releases import release_plan
from tests import factories as make
from tests.selectors.plan_2030 import SUNDAY, world

pytestmark = pytest.mark.django_db

ARABIC = "دورة الأمن البحري"


@pytest.fixture
def release():
    kuwait = world()
    hall = make.VenueFactory(title_en="Hall", title_ar="قاعة")
    course = kuwait.activity("course", title_en="=1+1", title_ar=ARABIC, venue=hall)
    topic = make.TopicFactory(title_en="Maritime", title_ar="البحري")
    make.ActivityTopicFactory(activity=course, topic=topic, basis="inferred", reason_en="x")
    kuwait.activity(
        "undated", title_en="http://x.example", starts_on=None, ends_on=None, date_precision="none"
    )
    return release_plan(kuwait.plan, by=None)


def sheets(release):
    book = openpyxl.load_workbook(io.BytesIO(workbook(release)))
    return {sheet.title: sheet for sheet in book.worksheets}


def row(sheet, number):
    return [cell.value for cell in sheet[TABLE_TOP + 1 + number]]


def test_workbook_has_a_sheet_in_each_direction(release) -> None:
    found = sheets(release)
    assert list(found) == ["Plan", "الخطة"]
    directions = [bool(sheet.sheet_view.rightToLeft) for sheet in found.values()]
    assert directions == [False, True]


def test_workbook_holds_days_as_days_and_texts_as_texts(release) -> None:
    sheet = sheets(release)["Plan"]
    assert row(sheet, 0)[:6] == ["Code", "Kind", "Title", "Status", "First day", "Last day"]
    course = row(sheet, 1)
    assert course[:4] == ["course", "Training course", "=1+1", "Planned"]
    assert course[4:6] == [datetime(2030, 9, 8), datetime(2030, 9, 12)]
    assert course[6:13] == [
        "≈ 10–14 Jumada al-Ula 1452",
        "stated",
        "Hall",
        None,
        "Maritime (inferred)",
        None,
        "Emirates, Bahrain, Kuwait",
    ]
    assert row(sheet, 2)[2:6] == ["Http://x.example", "Planned", None, None]
    types = {cell.data_type for line in sheet.iter_rows() for cell in line}
    assert "f" not in types
    assert not any(cell.hyperlink for line in sheet.iter_rows() for cell in line)


def test_arabic_sheet_holds_the_arabic_names(release) -> None:
    assert row(sheets(release)["الخطة"], 1)[2] == ARABIC


def test_workbook_says_which_version_it_is(release) -> None:
    sheet = sheets(release)["Plan"]
    assert [sheet.cell(n, 1).value for n in (1, 2, 5, 6)] == [
        "Plan 2030",
        "Version 1",
        "No total was declared; rows in this version: 2.",
        "Without a date: 1",
    ]


def test_pdf_holds_both_languages_and_only_our_fonts(release) -> None:
    for language in ("en", "ar"):
        reader = PdfReader(io.BytesIO(document(release, language=language)))
        text = "\n".join(page.extract_text() for page in reader.pages)
        assert {"Plan 2030", "Version 1", "2030-09-08", "course", release.digest} <= {
            part
            for part in ("Plan 2030", "Version 1", "2030-09-08", "course", release.digest)
            if part in text
        }
        fonts = {
            font.get_object()["/BaseFont"].partition("+")[2]
            for page in reader.pages
            for font in page["/Resources"]["/Font"].values()
        }
        assert fonts
        assert all(name.startswith("IBMPlexSansArabic") for name in fonts)
        assert reader.root_object["/Lang"] == language


def test_pdf_shapes_arabic_letters_into_their_joined_forms(release) -> None:
    """Shaped text uses fewer, joined glyphs: each letter's plain form would stand alone."""
    reader = PdfReader(io.BytesIO(document(release, language="ar")))
    text = "".join(page.extract_text() for page in reader.pages)
    assert any(word in text or word[::-1] in text for word in ARABIC.split())


def test_pdf_is_the_same_for_the_same_version(release) -> None:
    assert document(release, language="en") == document(release, language="en")
    assert document(release, language="en") != document(release, language="ar")


def test_files_of_a_version_do_not_follow_the_draft(release) -> None:
    before = workbook(release), document(release, language="ar")
    course = release.plan.activities.get(code="course")
    course.starts_on = course.ends_on = SUNDAY + timedelta(weeks=3)
    save_record(course, by=None)
    assert (workbook(release), document(release, language="ar")) == before


def test_empty_plan_makes_both_files() -> None:
    release = release_plan(world().plan, by=None)
    assert row(sheets(release)["Plan"], 0)[0] == "Code"
    assert len(PdfReader(io.BytesIO(document(release, language="en"))).pages) == 1
