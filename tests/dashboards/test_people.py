"""People with the posts they held when, and the meetings they sat at."""

from datetime import date

import pytest

from programmes.enums import Basis, DatePrecision, DelegateRole
from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db

DAY = DatePrecision.DAY


def minister():
    """Seen as deputy on one day and as minister three weeks later."""
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    person = make.PersonFactory(
        code="minister", title_en="The Minister", title_ar="الوزير", aliases="Al-Minister\nالوزيرُ"
    )
    posts = (("Deputy minister", date(2026, 1, 28)), ("Minister", date(2026, 2, 17)))
    for title, seen in posts:
        make.AppointmentFactory(
            person=person,
            code=title.lower().replace(" ", "-"),
            title_en=title,
            organisation_en="Ministry",
            state=kuwait,
            starts_on=seen,
            ends_on=seen,
            date_precision=DAY,
        )
    return person


def test_list_shows_the_latest_post_as_it_was_seen(client):
    minister()
    make.PersonFactory(title_en="Unposted", title_ar="")
    page = read(client, "/en/people/")
    assert page.tables[0][1:] == [
        ["The Minister الوزير", "Minister", "2026-02-17", "none on record"],
        ["Unposted", "— not published", "— not published", "none on record"],
    ]
    assert "2 people" in page.text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "al-minister"}, ["The"]),
        ({"q": "الوزىر"}, ["The"]),
        ({"state": "kw"}, ["The"]),
        ({"sort": "-name"}, ["Unposted", "The"]),
        ({"sort": "seen"}, ["The", "Unposted"]),
        ({"sort": "-meetings"}, ["Unposted", "The"]),
    ],
)
def test_list_is_narrowed_and_sorted(client, query, names):
    minister()
    sitting = make.PersonFactory(title_en="Unposted", title_ar="")
    make.DelegateFactory(person=sitting)
    rows = read(client, "/en/people/", **query).tables[0][1:]
    assert [row[0].split()[0] for row in rows] == names


def test_page_keeps_both_titles_each_with_its_day(client):
    minister()
    page = read(client, "/en/people/minister/")
    assert page.tables[0][1:] == [
        ["Deputy minister", "Ministry", "Kuwait", "2026-01-28"],
        ["Minister", "Ministry", "Kuwait", "2026-02-17"],
    ]
    assert "Other spellings \u2068Al-Minister\u2069 · \u2068الوزيرُ\u2069" in page.text
    assert {"deputy-minister", "minister"} <= set(page.ids())


def test_inferred_day_of_a_post_says_why(client):
    person = make.PersonFactory(code="director")
    make.AppointmentFactory(
        person=person, date_basis=Basis.INFERRED, date_note_en="The report is dated.", acting=True
    )
    page = read(client, "/en/people/director/")
    assert page.tables[0][1] == [
        "Director Held as acting. The report is dated.",
        "The Centre",
        "none",
        "2019 (inferred) why 1",
    ]


def test_meetings_show_the_title_held_that_day(client):
    person = minister()
    meeting = make.MeetingFactory(
        title_en="First round", title_ar="", round__dialogue__title_en="Talks", starts_on=date(2020, 11, 9)
    )
    side = make.DialogueSideFactory(dialogue=meeting.round.dialogue, title_en="Kuwait's side")
    make.DelegateFactory(
        meeting=meeting, side=side, person=person, role=DelegateRole.CHAIR, title_en="Deputy minister"
    )
    page = read(client, "/en/people/minister/")
    assert page.tables[1][1:] == [
        ["First round Talks", "2020-11-09", "Kuwait's side", "chair", "Deputy minister"]
    ]
    assert page.address("Kuwait") == "/en/states/kw/"


def test_person_without_post_or_meeting_says_so(client):
    make.PersonFactory(code="nobody")
    text = read(client, "/en/people/nobody/").text
    assert "No source says what post this person held." in text
    assert "No source seats this person at a meeting of a dialogue." in text


def test_export_holds_a_row_a_post(client):
    minister()
    make.PersonFactory(code="unposted", title_en="Unposted", title_ar="")
    answer = client.get("/en/people.csv")
    ministry = "Ministry,المركز,kw,no"
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "code,title_en,title_ar,post,post_en,post_ar,organisation_en,organisation_ar,state,acting,"
        "start,end,date_precision,date_basis",
        f"minister,The Minister,الوزير,deputy-minister,Deputy minister,المدير,{ministry},"
        "2026-01-28,2026-01-28,day,stated",
        f"minister,The Minister,الوزير,minister,Minister,المدير,{ministry},2026-02-17,2026-02-17,day,stated",
        "unposted,Unposted,,,,,,,,,,,,",
    ]


def test_export_refuses_an_unknown_state(client):
    assert client.get("/en/people.csv", {"state": "xx"}).status_code == 400


def test_unknown_person_is_not_found(client):
    assert client.get("/en/people/none/").status_code == 404


def _more(person):
    make.CitationFactory(
        target=make.AppointmentFactory(person=person, state=make.ParticipatingStateFactory())
    )
    make.CitationFactory(target=make.DelegateFactory(person=person))


@pytest.mark.parametrize("path", ["/en/people/", "/en/people/minister/"])
def test_pages_take_the_same_queries_for_one_and_three(client, path):
    person = minister()
    _more(person)
    one = queries(client, path)
    _more(person)
    _more(person)
    _more(make.PersonFactory())
    assert queries(client, path) == one
