"""Released versions of plans by page, and the plan as it stood on a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.services.records import save_record
from programmes.services.releases import release_plan
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.selectors.plan_2030 import SUNDAY, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def kuwait():
    """A plan released twice: one course moves by four weeks, one activity has no date."""
    found = world()
    course = found.activity("course", venue=make.VenueFactory(title_en="Hall", title_ar="قاعة"))
    found.activity("undated", starts_on=None, ends_on=None, date_precision="none", kind="event")
    release_plan(found.plan, by=make.UserFactory(username="planner"))
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)
    release_plan(found.plan, by=None, note_en="After the team asked.", note_ar="بطلب من الفريق.")
    return found


def plain(text):
    return text.replace("\u2066", "").replace("\u2069", "")


def test_versions_are_listed_newest_first(client, kuwait) -> None:
    page = read(client, "/en/releases/")
    today = timezone.localdate().isoformat()
    assert [row[:2] for row in page.tables[0][1:]] == [
        ["Version 2 2030-v2", "Plan 2030"],
        ["Version 1 2030-v1", "Plan 2030"],
    ]
    assert all(today in row[2] for row in page.tables[0][1:])
    assert page.address("Version 2") == "/en/releases/2030-v2/"
    assert page.address("Workbook (XLSX)") == "/en/releases/2030-v2.xlsx"
    assert page.address("To be printed (PDF)") == "/en/releases/2030-v2.pdf"


def test_list_is_narrowed_to_a_plan(client, kuwait) -> None:
    release_plan(make.AnnualPlanFactory(year=2031, declared_count=None), by=None)
    assert len(read(client, "/en/releases/").tables[0]) == 4
    assert len(read(client, "/en/releases/", plan="2030").tables[0]) == 3
    assert client.get("/en/releases/", {"plan": "none"}).status_code == 400


def test_empty_list_says_what_will_stand_there(client) -> None:
    assert "No version released yet" in read(client, "/en/releases/").text


def test_version_shows_what_it_froze_and_what_changed(client, kuwait) -> None:
    page = read(client, "/en/releases/2030-v2/")
    changes, dated, undated = page.tables
    assert [plain(cell) for cell in changes[1]] == [
        "Course moves from 2030-09-08 to 2030-09-12 to 2030-10-06 to 2030-10-10.",
        "Emirates, Bahrain, Kuwait",
    ]
    assert dated[1][0] == "Course"
    assert dated[1][1].startswith("2030-10-06")
    assert dated[1][2:] == ["Training course", "Planned", "Hall"]
    assert undated[1] == ["Undated", "Event", "Planned", "— not published"]
    assert "After the team asked." in page.text
    assert "To be told: Emirates, Bahrain, Kuwait." in page.text
    assert page.address("since version 1") == "/en/releases/2030-v2/?since=1#changes"


def test_older_version_stays_as_it_was_and_says_that_it_is_older(client, kuwait) -> None:
    page = read(client, "/en/releases/2030-v1/")
    assert page.tables[0][1][1].startswith("2030-09-08")
    assert "version 2 has been released since" in page.text


def test_who_released_is_for_those_signed_in(client, kuwait) -> None:
    assert "planner" not in read(client, "/en/releases/2030-v1/").text
    client.force_login(make.UserFactory())
    assert "Released by planner" in read(client, "/en/releases/2030-v1/").text


@pytest.mark.parametrize("since", ["0", "2", "9", "x", "1" * 40])
def test_changes_since_what_is_no_earlier_version_are_not_found(client, kuwait, since) -> None:
    assert client.get("/en/releases/2030-v2/", {"since": since}).status_code == 404


def test_version_reads_in_arabic(client, kuwait) -> None:
    page = read(client, "/ar/releases/2030-v2/")
    assert "بطلب من الفريق." in page.text
    assert "خطة 2030" in page.text
    assert ("html", "rtl") in {(tag, given.get("dir")) for tag, given in page.attributes}


@pytest.mark.parametrize(
    ("ending", "kind", "begins"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_files_of_a_version_are_served(client, kuwait, ending, kind, begins) -> None:
    answer = client.get(f"/ar/releases/2030-v1.{ending}")
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert answer["Content-Disposition"] == f'attachment; filename="2030-v1.{ending}"'
    assert answer.content.startswith(begins)


@pytest.mark.parametrize(
    "path", ["releases/none/", "releases/none.pdf", "releases/none.xlsx", "plans/none/as-of/"]
)
def test_unknown_versions_are_not_found(client, db, path) -> None:
    assert client.get(f"/en/{path}").status_code == 404


def test_plan_as_of_a_day_is_the_version_in_force(client, kuwait) -> None:
    today = timezone.localdate()
    page = read(client, "/en/plans/2030/as-of/", day=today.isoformat())
    assert f"Plan 2030 as of {today.isoformat()}" in plain(page.text)
    assert page.address("Version 2") == "/en/releases/2030-v2/"
    assert page.tables[0][1][1].startswith("2030-10-06")
    before = read(client, "/en/plans/2030/as-of/", day=(today - timedelta(days=1)).isoformat())
    assert "No version of this plan had been released by then." in before.text
    assert before.address("See its versions") == "/en/releases/?plan=2030"


def test_day_that_is_none_is_said(client, kuwait) -> None:
    page = Page(client.get("/en/plans/2030/as-of/", {"day": "2030-02-30"}))
    assert (page.status, "“2030-02-30” is not a day." in page.text) == (400, True)


@pytest.mark.parametrize("path", ["/en/releases/", "/en/releases/2030-v{0}/", "/en/plans/2030/as-of/"])
def test_pages_take_the_same_queries_for_one_and_three(client, path) -> None:
    found, counts = world(), []
    for number in (1, 3):
        while (made := found.plan.releases.count()) < number:
            found.activity(f"course-{made}", SUNDAY + timedelta(weeks=made))
            release_plan(found.plan, by=make.UserFactory())
        counts.append(queries(client, path.format(number)))
    assert counts[0] == counts[1]
