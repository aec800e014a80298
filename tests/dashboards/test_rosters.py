"""A course director's activities, the roster with its marks, walk-ins, files; who may see which."""

import csv
import io

import openpyxl
import pytest

from programmes.enums import Role
from programmes.models import Certificate, Nomination, Nominee
from programmes.seat_enums import NominationStatus
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.factories.seats import SeatCallFactory
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db
LIST = "/en/my-courses/"
HERE = "/en/my-courses/maritime/roster/"
PAGES = (LIST, HERE, f"{LIST}maritime/sign-in/", f"{LIST}maritime/roster.csv", f"{LIST}maritime/roster.xlsx")
ATTENDED, NO_SHOW, CONFIRMED = (
    NominationStatus.ATTENDED,
    NominationStatus.NO_SHOW,
    NominationStatus.CONFIRMED,
)


def plain(text):
    return text.replace("\u2066", "").replace("\u2069", "")


@pytest.fixture
def running(client):
    """A course since yesterday with two who are confirmed; its director is signed in."""
    found = course_world(-1)
    state = make.ParticipatingStateFactory(title_en="Bahrain", title_ar="البحرين")
    body = make.NominatingBodyFactory(state=state, title_en="Ministry", title_ar="وزارة")
    found.person("Fatima", "فاطمة", state=state, body=body, position="Colonel")
    found.person("Omar", state=state)
    client.force_login(found.director)
    return found


def send(client, path=HERE, **values):
    return client.post(path, values, follow=True)


def fields(page, start):
    return {
        given["name"]: given for _tag, given in page.attributes if given.get("name", "").startswith(start)
    }


def test_list_has_the_next_first_and_says_where_each_stands(client):
    over = course_world(-9, code="over", title_en="Over", title_ar="")
    over.person("Sara", status=ATTENDED)
    over.person("Ali", status=NO_SHOW)
    for code, starts in (("later", 30), ("soon", 3), ("running", -1)):
        found = course_world(starts, code=code, title_en=code.title(), title_ar="", people=2)
        found.call.directors.set([over.director])
    undated = make.CourseFactory(code="undated", title_en="Undated")
    SeatCallFactory(activity=undated, directors=[over.director], seats=4)
    course_world(2, code="foreign", title_en="Foreign")
    client.force_login(over.director)
    page = read(client, LIST)
    rows = {row[0]: row[3:] for row in page.tables[0][1:]}
    assert list(rows) == ["Running", "Soon", "Later", "Undated", "Over"]
    assert rows["Running"] == ["2", "2", "2 not marked yet", "after the last day"]
    assert plain(rows["Soon"][2]).startswith("opens on 20")
    assert rows["Undated"] == ["4", "0", "no date yet", "after the last day"]
    assert rows["Over"] == ["2", "2", "1 attended, 1 did not come", "due"]
    assert page.address("Over") == "/en/my-courses/over/roster/"
    assert page.address("due") == "/en/my-courses/over/report/"
    assert "Foreign" not in page.html
    assert [row[0] for row in read(client, LIST, when="over").tables[0][1:]] == ["Over"]
    assert [row[0] for row in read(client, LIST, q="soon").tables[0][1:]] == ["Soon"]
    assert read(client, LIST, plan="2100").status == 400


def test_planners_have_every_activity_and_choose_a_plan(client, running):
    other = course_world(5, code="other", title_en="Other")
    client.force_login(make.UserFactory(role=Role.PLANNER))
    assert [row[0] for row in read(client, LIST).tables[0][1:]] == ["Maritime security", "Other"]
    page = read(client, LIST, plan=other.activity.plan.code)
    assert [row[0] for row in page.tables[0][1:]] == ["Other"]


def test_director_of_nothing_is_told_what_to_do(client):
    client.force_login(make.UserFactory(role=Role.COURSE_DIRECTOR))
    assert "You direct no activity yet" in read(client, LIST).text


def test_roster_says_who_whence_and_how_they_stand(client, running):
    running.person("Sara", status=NominationStatus.VALIDATED, state=running.people[0].state)
    for gone in ("withdrawn", "refused", "substituted"):
        running.person(gone.title(), status=gone)
    page = read(client, HERE)
    assert page.tables[0] == [
        ["Name", "State and agency", "Rank or position", "Status", "Attendance", "Certificate"],
        [
            "Fatima فاطمة",
            "Bahrain Ministry",
            "Colonel",
            "confirmed",
            "Attendance of Fatima attended did not come Days / 5",
            "—",
        ],
        ["Omar", "Bahrain", "—", "confirmed", "Attendance of Omar attended did not come Days / 5", "—"],
        ["Sara", "Bahrain", "—", "validated", "not confirmed", "—"],
    ]
    assert "3 people, 1 not confirmed · 2 not marked yet" in page.text
    assert set(fields(page, "mark-")) == {f"mark-{row.pk}" for row in running.people[:2]}


def test_marks_of_all_are_recorded_at_once(client, running):
    first, second = running.people
    answer = send(
        client, **{f"mark-{first.pk}": "attended", f"days-{first.pk}": "٤", f"mark-{second.pk}": "no_show"}
    )
    assert answer.redirect_chain == [(HERE, 302)]
    page = Page(answer)
    assert "2 marks were recorded." in page.text
    assert running.stands() == [ATTENDED, NO_SHOW]
    assert Nomination.objects.get(pk=first.pk).days_attended == 4
    checked = {
        (given["name"], given["value"])
        for tag, given in page.attributes
        if tag == "input" and "checked" in given
    }
    assert checked == {(f"mark-{first.pk}", "attended"), (f"mark-{second.pk}", "no_show")}
    assert fields(page, "days-")[f"days-{first.pk}"]["value"] == "4"


def test_the_rest_attended_by_one_button(client, running):
    first = running.people[0]
    send(client, act="rest", **{f"mark-{first.pk}": "no_show"})
    assert running.stands() == [NO_SHOW, ATTENDED]
    assert "Nothing had changed." in Page(send(client, act="rest", **_stored(running))).text
    assert running.stands() == [NO_SHOW, ATTENDED]


def _stored(world):
    return {f"mark-{row.pk}": Nomination.objects.get(pk=row.pk).status for row in world.people}


@pytest.mark.parametrize(
    ("mark", "days", "sentence"),
    [
        ("attended", "6", "The activity does not have so many days."),
        ("attended", "0", "The activity does not have so many days."),
        ("attended", "x", "Give the days as a whole number."),
        ("attended", "-1", "Give the days as a whole number."),
        ("no_show", "1", "Somebody who did not come has no days."),
        ("", "2", "Say whether the person attended or did not come."),
        ("withdrawn", "", "Say whether the person attended or did not come."),
    ],
)
def test_fault_stands_beside_its_row_and_nothing_is_recorded(client, running, mark, days, sentence):
    first, second = running.people
    sent = {f"mark-{first.pk}": "attended", f"mark-{second.pk}": mark, f"days-{second.pk}": days}
    page = Page(send(client, **sent))
    assert page.status == 400
    assert [sentence in row[4] for row in page.tables[0][1:]] == [False, True]
    assert "Nothing was recorded yet." in page.text
    assert running.stands() == [CONFIRMED, CONFIRMED]
    given = fields(page, f"days-{second.pk}")[f"days-{second.pk}"]
    assert (given["value"], given["aria-describedby"]) == (days, f"error-{second.pk}")
    assert f"error-{second.pk}" in page.ids()


def test_correction_asks_for_a_reason_beside_the_row(client, running):
    first, second = running.people
    send(client, **{f"mark-{first.pk}": "attended", f"mark-{second.pk}": "attended"})
    sent = {f"mark-{first.pk}": "no_show", f"mark-{second.pk}": "attended"}
    page = Page(send(client, **sent))
    assert page.status == 400
    beside = ["This corrects an earlier mark" in row[4] for row in page.tables[0][1:]]
    assert beside == [True, False]
    assert running.stands() == [ATTENDED, ATTENDED]
    send(client, reason="Mixed up.", **sent)
    assert running.stands() == [NO_SHOW, ATTENDED]
    assert running.call.events.order_by("pk").last().reason == "Mixed up."


def test_before_the_first_day_there_is_no_way_to_mark_and_the_page_says_when(client):
    ahead = course_world(2, people=1)
    client.force_login(ahead.director)
    page = read(client, HERE)
    first = ahead.activity.starts_on.isoformat()
    assert f"Attendance can be recorded from the first day on, {first}." in plain(page.text)
    assert (fields(page, "mark-"), fields(page, "new-")) == ({}, {})
    refused = Page(send(client, **{f"mark-{ahead.people[0].pk}": "attended"}))
    assert (refused.status, ahead.stands()) == (409, [CONFIRMED])
    assert first in refused.text


def test_walk_in_is_put_on_the_roster(client, running):
    state, body = running.people[0].state, running.people[0].body
    given = {"new-name_ar": "سارة", "new-state": state.code, "new-body": body.code, "new-why": "Sent late."}
    answer = send(client, act="walk-in", **given)
    assert answer.redirect_chain == [(HERE, 302)]
    row = Nomination.objects.get(walk_in=True)
    assert (row.status, row.state, row.body, row.nominee.name_ar) == (ATTENDED, state, body, "سارة")
    assert "attended came without a nomination" in Page(answer).text


def test_walk_in_needs_a_name_and_a_state(client, running):
    page = Page(send(client, act="walk-in"))
    assert page.status == 400
    assert "Give a name in English, in Arabic, or in both." in page.text
    assert {name for name, given in fields(page, "new-").items() if given.get("aria-invalid")} == {
        "new-name_en",
        "new-state",
    }
    other = make.NominatingBodyFactory()
    given = {"new-name_en": "Sara", "new-state": running.people[0].state.code, "new-body": other.code}
    assert "belongs to another state" in Page(send(client, act="walk-in", **given)).text
    named = {"new-name_en": "Omar", "new-state": running.people[0].state.code}
    assert "already named" in Page(send(client, act="walk-in", **named)).text
    assert Nominee.objects.count() == 2


def test_certificates_are_issued_once_all_is_over(client):
    over = course_world(-5)
    for status in (ATTENDED, NO_SHOW):
        over.person(status, status=status)
    client.force_login(over.director)
    assert "1 person attended and has no certificate yet." in read(client, HERE).text
    page = Page(send(client, act="certificates"))
    number = Certificate.objects.get().number
    assert "1 certificate was issued." in page.text
    assert page.address(number) == f"/en/certificates/{number}/"
    assert "Everybody who attended has one." in page.text
    assert "Everybody had one already." in Page(send(client, act="certificates")).text


def test_certificates_before_the_end_are_refused(client, running):
    page = Page(send(client, act="certificates"))
    assert (page.status, Certificate.objects.exists()) == (409, False)
    assert running.activity.ends_on.isoformat() in page.text


def test_sign_in_sheet_has_a_column_for_each_day_five_a_sheet_and_both_languages(client):
    long = course_world(1, days=7)
    long.person(
        "Fatima", "فاطمة", state=make.ParticipatingStateFactory(title_en="Bahrain", title_ar="البحرين")
    )
    long.person("Nobody", status=NominationStatus.NOMINATED)
    client.force_login(long.director)
    for language, name in (("en", "Fatima فاطمة"), ("ar", "فاطمة Fatima")):
        page = read(client, f"/{language}/my-courses/maritime/sign-in/")
        assert [len(table[0]) - 3 for table in page.tables] == [5, 2]
        assert [[row[1] for row in table[1:]] for table in page.tables] == [[name], [name]]
        assert page.tables[0][0][3] == long.activity.starts_on.isoformat()
        assert page.tables[1][0][-1] == long.activity.ends_on.isoformat()
        heads = {given.get("lang") for tag, given in page.attributes if tag == "span" and "lang" in given}
        assert heads == {"en", "ar"}


def test_csv_is_safe_and_named_after_the_activity(client, running):
    nominee = running.people[0].nominee
    nominee.name_en, nominee.position = "=1+1", "@sum"
    nominee.save()
    answer = client.get("/en/my-courses/maritime/roster.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="roster-maritime.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["name_en"]: row["position"] for row in rows} == {"'=1+1": "'@sum", "Omar": ""}
    assert rows[0].keys() == {
        "nomination",
        "name_en",
        "name_ar",
        "state",
        "body",
        "position",
        "status",
        "days_attended",
        "walk_in",
    }


def test_workbook_has_both_languages_and_no_formula(client, running):
    nominee = running.people[0].nominee
    nominee.name_en = "=1+1"
    nominee.save()
    answer = client.get("/en/my-courses/maritime/roster.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="roster-maritime.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert {sheet.title: bool(sheet.sheet_view.rightToLeft) for sheet in book} == {
        "Roster": False,
        "كشف الحضور": True,
    }
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {"=1+1", "البحرين", "Bahrain", "Omar"} <= {cell.value for cell in cells}


@pytest.mark.parametrize("path", PAGES)
def test_strangers_are_asked_to_sign_in_and_others_are_refused(client, running, path):
    client.logout()
    assert client.get(path)["Location"] == f"/en/admin/login/?next={path}"
    for role in (Role.FOCAL_POINT, Role.READER):
        client.force_login(make.UserFactory(role=role, state=running.people[0].state))
        assert client.get(path).status_code == 403
        assert "Fatima" not in client.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES[1:])
def test_director_of_another_activity_does_not_find_it(client, running, path):
    client.force_login(course_world(0, code="other").director)
    assert client.get(path).status_code == 404
    assert client.get(path.replace("maritime", "none")).status_code == 404
    assert client.post(path, {f"mark-{running.people[0].pk}": "attended"}).status_code in (404, 405)
    assert running.stands() == [CONFIRMED, CONFIRMED]


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_neither_kept_nor_indexed(client, running, path):
    answer = client.get(path)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("role", [Role.COURSE_DIRECTOR, Role.PLANNER])
@pytest.mark.parametrize("path", PAGES[:3])
def test_pages_take_the_same_queries_for_one_and_three(client, path, role):
    found = course_world(-1, people=1)
    user = found.director if role == Role.COURSE_DIRECTOR else make.UserFactory(role=role)
    client.force_login(user)
    one = queries(client, path)
    found.person("Second")
    found.person("Third", status=ATTENDED)
    for code in ("second", "third"):
        course_world(3, code=code, people=2).call.directors.set([found.director])
    assert queries(client, path) == one


def test_invented_course_says_so_on_each_page(client, running):
    plan = running.activity.plan
    plan.invented = True
    plan.save()
    assert "invented for demonstration" in read(client, LIST).text
    for path in PAGES[1:3]:
        assert "Nothing on this page is a fact." in read(client, path).text
    book = openpyxl.load_workbook(io.BytesIO(client.get(PAGES[4]).content))
    assert book["Roster"]["A3"].value == "Invented for demonstration"
