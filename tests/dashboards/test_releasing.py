"""The page that releases a plan: what it shows, what it does, what it refuses, who may."""

from datetime import timedelta

import pytest

from programmes.enums import Role
from programmes.models import Release
from programmes.services.records import retire_record, save_record
from programmes.services.releases import release_plan
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.selectors.plan_2030 import SUNDAY, holiday, world

pytestmark = pytest.mark.django_db
HERE = "/en/plans/2030/release/"


@pytest.fixture
def found():
    kuwait = world()
    kuwait.activity("course")
    return kuwait


@pytest.fixture
def planner(client):
    client.force_login(make.UserFactory(username="amal", role=Role.PLANNER))
    return client


def plain(text):
    return text.replace("\u2066", "").replace("\u2069", "")


def send(client, path=HERE, **values):
    sent = {"note_en": "", "note_ar": "", "expected_latest": "0"} | values
    return client.post(path, sent, follow=True)


def moved(found):
    """The course goes four weeks on."""
    course = found.plan.activities.get(code="course")
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)


def fields(page):
    """Everything the form sends, by name."""
    names = ("note_en", "note_ar", "expected_latest")
    return {given["name"]: given for _tag, given in page.attributes if given.get("name") in names}


def test_first_version_is_announced_as_such(planner, found):
    page = read(planner, HERE)
    assert page.text == (
        "Planning Board of Plan 2030 Release "
        "Release Plan 2030 The plan is frozen as it stands and gets the next number. The draft goes on. "
        "Next version Version 1 To be told Nobody: no change concerns an invited state. "
        "Nothing stands in the way No rule of the Centre holds this version back. "
        "What changed This will be the first version of the plan. "
        "Change notice Write it in both languages, or leave both empty: then it is written from the changes "
        "above. Change notice in English Change notice in Arabic Release version 1 Back to the board"
    )
    asked = fields(page)
    assert {name: (given.get("lang"), given.get("dir")) for name, given in asked.items()} == {
        "note_en": ("en", "ltr"),
        "note_ar": ("ar", "rtl"),
        "expected_latest": (None, None),
    }
    assert asked["expected_latest"]["value"] == "0"


def test_next_version_says_what_changed_and_whom_to_tell(planner, found):
    release_plan(found.plan, by=None)
    moved(found)
    page = read(planner, HERE)
    assert [plain(cell) for cell in page.tables[0][1]] == [
        "Course moves from 2030-09-08 to 2030-09-12 to 2030-10-06 to 2030-10-10.",
        "Emirates, Bahrain, Kuwait",
    ]
    assert "Next version Version 2 Latest version Version 1 2030-v1" in page.text
    assert "To be told Emirates, Bahrain, Kuwait" in page.text
    assert "What changed since version 1" in page.text
    assert page.address("Version 1") == "/en/releases/2030-v1/"
    assert page.address("Released versions") == "/en/releases/?plan=2030"
    assert fields(page)["expected_latest"]["value"] == "1"


def test_plan_is_released_with_a_notice_of_ones_own(planner, found):
    answer = send(planner, note_en="After the team asked.\r\nTwice.", note_ar="بطلب من الفريق.")
    assert answer.redirect_chain == [("/en/releases/2030-v1/", 302)]
    assert "Version 1 of “Plan 2030” is released." in Page(answer).text
    release = Release.objects.get()
    assert (release.number, release.released_by.username) == (1, "amal")
    assert (release.note_en.splitlines(), release.note_ar) == (
        ["After the team asked.", "Twice."],
        "بطلب من الفريق.",
    )


def test_empty_notices_are_written_from_the_changes(planner, found):
    release_plan(found.plan, by=None)
    moved(found)
    answer = send(planner, note_en="  ", note_ar="\r\n", expected_latest="1")
    assert answer.redirect_chain == [("/en/releases/2030-v2/", 302)]
    release = Release.objects.get(number=2)
    assert plain(release.note_en).splitlines() == [
        "Course moves from 2030-09-08 to 2030-09-12 to 2030-10-06 to 2030-10-10.",
        "To be told: Emirates, Bahrain, Kuwait.",
    ]
    assert "الإمارات" in release.note_ar


def test_what_stands_in_the_way_is_listed_with_links_and_no_form(planner, found):
    holiday(found.kuwait_calendar, "eid", SUNDAY, status="fixed")
    page = read(planner, HERE)
    sentence = "Course lies on a public holiday of the host, Eid, for 1 day (2030-09-08)."
    assert "1 finding stands in the way of a release" in page.text
    assert [url for words, url in page.links if plain(words) == sentence] == ["/en/activities/course/"]
    assert fields(page) == {}


def test_blocked_release_is_told_in_the_form_and_keeps_what_was_written(planner, found):
    holiday(found.kuwait_calendar, "eid", SUNDAY, status="fixed")
    answer = send(planner, note_en="Mine.", note_ar="لي.")
    page = Page(answer)
    assert answer.status_code == 409
    assert (
        "1 finding stands in the way of a release: Course lies on a public holiday of the host, Eid, "
        "for 1 day (2030-09-08)." in plain(page.text)
    )
    assert "Mine." in page.text
    assert "لي." in page.text
    assert not Release.objects.exists()


def test_plan_without_changes_is_not_released_again(planner, found):
    release_plan(found.plan, by=None)
    page = read(planner, HERE)
    assert "Nothing has changed since the latest version." in page.text
    assert fields(page) == {}
    answer = send(planner, expected_latest="1")
    assert answer.status_code == 409
    assert Page(answer).text.count("Nothing has changed since the latest version.") == 2
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "missing"), [({"note_en": "Mine."}, "note_ar"), ({"note_ar": "لي."}, "note_en")]
)
def test_notice_in_one_language_is_refused_at_the_empty_one(planner, found, given, missing):
    answer = send(planner, **given)
    page = Page(answer)
    assert answer.status_code == 400
    assert "Write the notice in both languages, or leave both empty." in page.text
    assert {name for name, asked in fields(page).items() if asked.get("aria-invalid")} == {missing}
    assert next(iter(given.values())) in page.text
    assert not Release.objects.exists()


@pytest.mark.parametrize("seen", ["0", "2", "", "x", "٢", "9" * 50])
def test_planner_who_has_not_seen_the_latest_version_is_told(planner, found, seen):
    release_plan(found.plan, by=None)
    moved(found)
    answer = send(planner, expected_latest=seen, note_en="Mine.", note_ar="لي.")
    page = Page(answer)
    assert answer.status_code == 409
    assert "Somebody else has released this plan in the meantime. Look at that version first." in page.text
    assert fields(page)["expected_latest"]["value"] == "1"
    assert "Mine." in page.text
    assert Release.objects.count() == 1


@pytest.mark.parametrize("note", ["x" * 5001, "nul\x00"])
def test_notice_that_cannot_be_kept_is_refused(planner, found, note):
    assert send(planner, note_en=note, note_ar="لي.").status_code == 400
    assert not Release.objects.exists()


def test_retired_plan_is_not_released(planner, found):
    retire_record(found.plan, by=None, reason="x")
    assert fields(read(planner, HERE)) == {}
    answer = send(planner)
    assert (answer.status_code, "A retired plan is not released." in Page(answer).text) == (409, True)
    assert not Release.objects.exists()


def test_unknown_plan_is_not_found(planner):
    assert planner.get("/en/plans/none/release/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_with_the_right_release(client, found, method):
    stranger = getattr(client, method)(HERE)
    assert (stranger.status_code, stranger["Location"]) == (302, f"/en/admin/login/?next={HERE}")
    client.force_login(make.UserFactory(role=Role.READER))
    answer = getattr(client, method)(HERE)
    assert (answer.status_code, "Release version" in answer.content.decode()) == (403, False)
    assert not Release.objects.exists()


def test_board_and_list_of_versions_lead_there_for_those_who_may(client, planner, found):
    pages = ("/en/planning/2030/", "/en/releases/", "/en/releases/?plan=2030")
    make.AnnualPlanFactory(year=2020, declared_count=None)

    def ways(path):
        links = Page(client.get(path)).links
        return [(words, url) for words, url in links if url.endswith("/release/")]

    assert [ways(path) for path in pages] == [
        [("Release this plan", HERE)],
        [("Release Plan 2030", HERE)],
        [("Release Plan 2030", HERE)],
    ]
    assert ways("/en/releases/?plan=2020") == [("Release Plan 2020", "/en/plans/2020/release/")]
    client.force_login(make.UserFactory(role=Role.READER))
    assert [ways(path) for path in pages] == [[], [], []]
    client.logout()
    assert [ways(path) for path in pages] == [[], [], []]


def test_page_reads_in_arabic(planner, found):
    page = read(planner, "/ar/plans/2030/release/")
    assert "خطة 2030" in page.text
    assert ("html", "rtl") in {(tag, given.get("dir")) for tag, given in page.attributes}
    answer = send(planner, "/ar/plans/2030/release/")
    assert answer.redirect_chain == [("/ar/releases/2030-v1/", 302)]


def test_page_takes_the_same_queries_for_one_change_and_three(planner, found):
    release_plan(found.plan, by=None)
    counts = []
    for number in (1, 3):
        while (made := found.plan.activities.count()) < number + 1:
            found.activity(f"course-{made}", SUNDAY + timedelta(weeks=made))
            holiday(found.kuwait_calendar, f"day-{made}", SUNDAY + timedelta(weeks=made), status="fixed")
        counts.append(queries(planner, HERE))
    assert counts[0] == counts[1]
