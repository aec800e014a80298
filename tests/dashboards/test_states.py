"""States by grouping, the page of one, and the page of groupings."""

from datetime import date

import pytest

from programmes.enums import Basis, DatePrecision, ParticipantKind, ParticipantRole
from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db


def grouping(code, title, *members, since=date(2004, 6, 28)):
    made = make.GroupingFactory(code=code, title_en=title, abbreviation=code.upper())
    for state in members:
        make.MembershipFactory(state=state, grouping=made, starts_on=since, date_precision=DatePrecision.DAY)
    return made


def gulf():
    """Kuwait in two groupings, Oman in one, a secretariat in none."""
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    oman = make.ParticipatingStateFactory(code="om", title_en="Oman", title_ar="عُمان")
    secretariat = make.ParticipatingStateFactory(
        code="gcc-secretariat", kind=ParticipantKind.ORGANISATION, title_en="Secretariat", title_ar=""
    )
    grouping("gcc", "Gulf Council", kuwait, oman, since=date(1981, 5, 25))
    grouping("ici", "Istanbul Initiative", kuwait)
    return kuwait, oman, secretariat


def test_list_stands_by_grouping_the_smallest_first(client):
    gulf()
    page = read(client, "/en/states/")
    none = "none on record"
    assert [table[1:] for table in page.tables] == [
        [["Kuwait الكويت", "state", "2004-06-28", none, none]],
        [
            ["Kuwait الكويت", "state", "1981-05-25", none, none],
            ["Oman عُمان", "state", "1981-05-25", none, none],
        ],
        [["Secretariat", "organisation", "none", none, none]],
    ]
    assert [
        page.text.index(title) for title in ("Istanbul Initiative: 1", "Gulf Council: 2", "In no grouping: 1")
    ] == sorted(
        page.text.index(title) for title in ("Istanbul Initiative: 1", "Gulf Council: 2", "In no grouping: 1")
    )
    assert "3 states and organisations" in page.text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"grouping": "ici"}, ["Kuwait"]),
        ({"grouping": "gcc"}, ["Kuwait", "Oman"]),
        ({"grouping": "none"}, ["Secretariat"]),
        ({"kind": "organisation"}, ["Secretariat"]),
        ({"q": "عمان"}, ["Oman"]),
        ({"sort": "-name"}, ["Secretariat", "Oman", "Kuwait"]),
        ({"sort": "-meetings"}, ["Oman", "Secretariat", "Kuwait"]),
    ],
)
def test_narrowed_list_is_one_table(client, query, names):
    _kuwait, oman, secretariat = gulf()
    make.RepresentationFactory(state=oman)
    make.RepresentationFactory(state=oman)
    make.RepresentationFactory(state=secretariat)
    (table,) = read(client, "/en/states/", **query).tables
    assert [row[0].split()[0] for row in table[1:]] == names


def test_former_member_is_no_member_today(client):
    left = make.ParticipatingStateFactory(title_en="Leaver")
    made = grouping("club", "Club")
    make.MembershipFactory(state=left, grouping=made, starts_on=date(1990, 1, 1), ends_on=date(1999, 12, 31))
    assert "In no grouping: 1" in read(client, "/en/states/").text
    page = read(client, "/en/groupings/")
    assert page.tables[0][1][2:] == ["1990-01 – 1999-12", "has left"]


def test_meetings_are_counted_once_by_record_and_by_side(client):
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="")
    side = make.DialogueSideFactory(state=kuwait)
    meeting = make.MeetingFactory(round__dialogue=side.dialogue)
    make.DelegateFactory(meeting=meeting, side=side)
    make.DelegateFactory(meeting=meeting, side=side)
    make.RepresentationFactory(meeting=meeting, state=kuwait)
    other = make.MeetingFactory(round__dialogue=side.dialogue)
    make.DelegateFactory(meeting=other, side=side)
    make.RepresentationFactory(meeting=make.MeetingFactory(retired_on=date(2020, 1, 1)), state=kuwait)
    page = read(client, "/en/states/", q="Kuwait")
    assert page.tables[0][1][-1] == "2"
    assert page.address("2") == "/en/states/kw/#took-part"
    assert len(read(client, "/en/states/kw/").tables[0]) - 1 == 2


def test_page_says_since_when_it_belongs(client):
    gulf()
    text = read(client, "/en/states/kw/").text
    assert "Gulf Council since 1981-05-25 Istanbul Initiative since 2004-06-28" in text


def test_page_tells_the_years_latest_first_with_each_role_and_basis(client):
    kuwait = make.ParticipatingStateFactory(code="kw")
    dated = make.ActivityFactory(title_en="Dated course", title_ar="", dated=True, plan=None)
    for role in (ParticipantRole.ATTENDED, ParticipantRole.HOST):
        make.ParticipationFactory(activity=dated, state=kuwait, role=role)
    undated = make.ActivityFactory(title_en="Undated review", title_ar="", plan=None)
    make.ParticipationFactory(
        activity=undated, state=kuwait, basis=Basis.ASSUMED, reason_en="The host is always there."
    )
    meeting = make.MeetingFactory(
        title_en="Old meeting",
        round__dialogue__title_en="Old talks",
        starts_on=date(2018, 1, 22),
        ends_on=date(2018, 1, 23),
    )
    make.RepresentationFactory(meeting=meeting, state=kuwait)
    page = read(client, "/en/states/kw/")
    assert page.tables[0][1:] == [
        ["Dated course in no plan", "2026-02-15 – 2026-02-19", "training course", "took part host"],
        ["Old meeting Old talks", "2018-01-22 – 2018-01-23", "meeting of a dialogue", "took part"],
        ["Undated review in no plan", "— not published", "training course", "took part assumed why 1"],
    ]
    assert "The host is always there. Assumed : no source supports it yet." in page.text


def test_page_shows_the_side_it_sat_on_and_whose_dialogue_it_was(client):
    kuwait = make.ParticipatingStateFactory(code="kw")
    side = make.DialogueSideFactory(
        dialogue=make.DialogueFactory(title_en="Strategic Dialogue", title_ar=""),
        state=kuwait,
        title_en="Kuwait's side",
    )
    meeting = make.MeetingFactory(round__dialogue=side.dialogue, title_en="Sitting", title_ar="")
    person = make.PersonFactory(title_en="An Ambassador")
    make.DelegateFactory(meeting=meeting, side=side, person=person)
    page = read(client, "/en/states/kw/")
    assert page.tables[0][1][-1] == "sat as Kuwait's side: 1 delegate named"
    assert page.tables[1][1:] == [
        ["Strategic Dialogue", "Kuwait's side", "by others; in no plan", "An Ambassador"]
    ]


@pytest.mark.parametrize(
    ("joined", "held", "named"),
    [
        (date(2004, 6, 1), date(2018, 1, 22), True),
        (date(2023, 4, 1), date(2018, 1, 22), False),
        (date(2004, 6, 1), None, False),
        (None, date(2018, 1, 22), False),
    ],
)
def test_member_sits_on_the_side_of_its_grouping_only_for_rounds_since_it_joined(client, joined, held, named):
    ally = make.ParticipatingStateFactory(code="fi")
    club = make.GroupingFactory(title_en="The Alliance")
    make.MembershipFactory(
        state=ally,
        grouping=club,
        starts_on=joined,
        date_precision=DatePrecision.MONTH if joined else DatePrecision.NONE,
    )
    side = make.DialogueSideFactory(state=None, grouping=club, title_en="Alliance side")
    make.DialogueRoundFactory(
        dialogue=side.dialogue,
        starts_on=held,
        ends_on=held,
        date_precision=DatePrecision.DAY if held else DatePrecision.NONE,
    )
    text = read(client, "/en/states/fi/").text
    assert ("Alliance side (inferred) why 1" in text) is named
    assert ("It belonged to this grouping when a round was held: The Alliance." in text) is named


def test_page_without_a_record_does_not_claim_absence(client):
    make.ParticipatingStateFactory(code="fi")
    assert "That is not the same as absence." in read(client, "/en/states/fi/").text


def test_bodies_have_anchors(client):
    body = make.NominatingBodyFactory(state=make.ParticipatingStateFactory(code="kw"), code="kw-fire")
    page = read(client, "/en/states/kw/")
    assert body.get_absolute_url() == "/en/states/kw/#kw-fire"
    assert "kw-fire" in page.ids()


def test_grouping_shows_members_since_when(client):
    gulf()
    page = read(client, "/en/groupings/", q="gulf")
    assert page.tables[0][1:] == [
        ["Kuwait الكويت", "state", "1981-05-25", "member"],
        ["Oman عُمان", "state", "1981-05-25", "member"],
    ]
    assert "gcc" in page.ids()
    assert page.address("2") == "/en/states/?grouping=gcc"
    assert "1 grouping" in page.text


def test_unknown_membership_day_is_not_published(client):
    made = grouping("nato", "Alliance")
    make.MembershipFactory(grouping=made, starts_on=None, date_precision=DatePrecision.NONE)
    assert read(client, "/en/groupings/").tables[0][1][2] == "— not published"


def test_exports_hold_the_rows_of_the_lists(client):
    gulf()
    states = client.get("/en/states.csv", {"grouping": "gcc"})
    assert b"".join(states.streaming_content).decode("utf-8-sig").splitlines() == [
        "code,title_en,title_ar,kind,groupings,activities,meetings",
        "kw,Kuwait,الكويت,state,gcc;ici,0,0",
        "om,Oman,عُمان,state,gcc,0,0",
    ]
    members = client.get("/en/groupings.csv", {"q": "istanbul"})
    assert b"".join(members.streaming_content).decode("utf-8-sig").splitlines() == [
        "grouping,state,start,end,date_precision,date_basis",
        "ici,kw,2004-06-28,,day,stated",
    ]


@pytest.mark.parametrize("path", ["/en/states.csv", "/en/groupings.csv"])
def test_exports_refuse_an_unknown_filter(client, path):
    assert client.get(path, {"colour": "red"}).status_code == 400


def test_unknown_state_is_not_found(client):
    assert client.get("/en/states/xx/").status_code == 404


def _more(state):
    """One more of everything a state's page shows."""
    make.MembershipFactory(state=state)
    make.CitationFactory(target=make.ParticipationFactory(state=state))
    make.RepresentationFactory(state=state)
    side = make.DialogueSideFactory(state=state)
    make.DelegateFactory(meeting__round__dialogue=side.dialogue, side=side)
    membership = make.MembershipFactory(state=state)
    joint = make.DialogueSideFactory(state=None, grouping=membership.grouping)
    make.DialogueRoundFactory(dialogue=joint.dialogue)
    make.AgreementFactory(parties=[state])
    make.AppointmentFactory(state=state)
    make.FollowUpFactory(state=state)
    make.NominatingBodyFactory(state=state)
    make.VenueFactory(state=state)
    make.TrainingTeamFactory(state=state)


@pytest.mark.parametrize("path", ["/en/states/kw/", "/en/states/", "/en/groupings/", "/en/states/?sort=name"])
def test_pages_take_the_same_queries_for_one_and_three(client, path):
    kuwait = make.ParticipatingStateFactory(code="kw")
    _more(kuwait)
    one = queries(client, path)
    _more(kuwait)
    _more(kuwait)
    _more(make.ParticipatingStateFactory())
    assert queries(client, path) == one
