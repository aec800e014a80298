"""The list of dialogues, and the page of one with its rounds opened."""

from datetime import date

import pytest

from programmes.enums import Basis, DatePrecision, DelegateRole, DialogueKind, Mode, OutcomeKind, Role
from tests import factories as make
from tests.dashboards.reading import Page, queries, read

pytestmark = pytest.mark.django_db


def strategic_dialogue():
    """A dialogue of two states, of which only the fourth round is on record."""
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    america = make.ParticipatingStateFactory(code="us", title_en="United States", title_ar="الولايات المتحدة")
    dialogue = make.DialogueFactory(
        code="strategic",
        title_en="Strategic Dialogue",
        title_ar="الحوار الاستراتيجي",
        starts_on=date(2016, 1, 1),
        date_precision=DatePrecision.YEAR,
        date_basis=Basis.INFERRED,
        date_note_en="Four years before 2020.",
    )
    sides = [
        make.DialogueSideFactory(
            dialogue=dialogue, state=state, position=place, title_en=state.title_en, title_ar=state.title_ar
        )
        for place, state in enumerate((kuwait, america), start=1)
    ]
    fourth = make.DialogueRoundFactory(
        dialogue=dialogue, number=4, title_en="", title_ar="", code="strategic-4"
    )
    group = make.WorkingGroupFactory(dialogue=dialogue, title_en="Security group")
    meeting = make.MeetingFactory(
        round=fourth,
        code="strategic-4-security",
        title_en="Security meeting",
        working_group=group,
        mode=Mode.REMOTE,
    )
    return dialogue, sides, meeting


def seat(meeting, side, name, role, title):
    person = make.PersonFactory(title_en=name, title_ar="")
    return make.DelegateFactory(meeting=meeting, side=side, person=person, role=role, title_en=title)


def test_list_says_what_is_held_by_others(client):
    strategic_dialogue()
    make.DialogueFactory(
        title_en="Advisory group", title_ar="", kind=DialogueKind.ADVISORY_GROUP, of_the_centre=True
    )
    page = read(client, "/en/dialogues/")
    assert page.tables[0][1:] == [
        [
            "Advisory group",
            "advisory group",
            "by or at the Centre",
            "not named",
            "none on record",
            "— not published",
            "— not published",
        ],
        [
            "Strategic Dialogue الحوار الاستراتيجي",
            "between two states",
            "by others; in no plan",
            "Kuwait United States",
            "1",
            "2020-11-09 – 2020-11-24",
            "2016 (inferred) why 1",
        ],
    ]
    assert "2 dialogues" in page.text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"kind": "advisory_group"}, ["Advisory"]),
        ({"centre": "no"}, ["Strategic"]),
        ({"q": "الاستراتيجى"}, ["Strategic"]),
        ({"sort": "-name"}, ["Strategic", "Advisory"]),
        ({"sort": "rounds"}, ["Advisory", "Strategic"]),
    ],
)
def test_list_is_narrowed_and_sorted(client, query, names):
    strategic_dialogue()
    make.DialogueFactory(
        title_en="Advisory", title_ar="", kind=DialogueKind.ADVISORY_GROUP, of_the_centre=True
    )
    rows = read(client, "/en/dialogues/", **query).tables[0][1:]
    assert [row[0].split()[0] for row in rows] == names


def test_unknown_filter_is_named_and_refused(client):
    make.DialogueFactory()
    page = read(client, "/en/dialogues/", kind="quarrel", colour="red", sort="weight")
    assert page.status == 400
    assert "Kind: there is no “quarrel”." in page.text
    assert "This list has no filter named “colour”." in page.text
    assert "This list cannot be sorted by “weight”." in page.text


def test_empty_list_says_what_to_do(client):
    assert "No dialogue on record yet" in read(client, "/en/dialogues/").text
    narrowed = read(client, "/en/dialogues/", q="nothing")
    assert "Nothing matches" in narrowed.text
    assert narrowed.address("Show the whole list") == "/en/dialogues/"


def test_retired_dialogue_leaves_the_list_and_keeps_its_page(client):
    make.DialogueFactory(code="old", title_en="Old talks", retired_on=date(2025, 5, 1))
    assert "Old talks" not in read(client, "/en/dialogues/").text
    assert "This record was retired on \u20662025-05-01\u2069." in read(client, "/en/dialogues/old/").text


def test_export_holds_the_rows_of_the_list(client):
    dialogue, sides, _meeting = strategic_dialogue()
    make.DialogueFactory(of_the_centre=True)
    answer = client.get("/en/dialogues.csv", {"centre": "no"})
    codes = ";".join(side.code for side in sides)
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "code,title_en,title_ar,kind,of_the_centre,start,end,date_precision,date_basis,sides,rounds",
        f"strategic,Strategic Dialogue,{dialogue.title_ar},bilateral,no,2016,,year,inferred,"
        f"{codes},strategic-4",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="dialogues.csv"'


def test_export_refuses_what_the_list_refuses(client):
    assert client.get("/en/dialogues.csv", {"kind": "quarrel"}).status_code == 400


def test_dialogue_of_others_says_it_enters_no_plan(client):
    strategic_dialogue()
    page = read(client, "/en/dialogues/strategic/")
    assert "This dialogue is not of the Centre." in page.text
    assert "enters no plan and no plan count" in page.text
    assert page.address("What the plans hold") == "/en/plans/"


def test_dialogue_of_the_centre_says_no_such_thing(client):
    make.DialogueFactory(code="own", of_the_centre=True)
    assert "not of the Centre" not in read(client, "/en/dialogues/own/").text


def test_line_shows_rounds_without_a_record_as_hollow(client):
    dialogue, _sides, _meeting = strategic_dialogue()
    make.DialogueRoundFactory(dialogue=dialogue, number=None, title_en="Special round", code="special")
    page = read(client, f"/en/dialogues/{dialogue.code}/")
    for number in (1, 2, 3):
        assert f"Round {number}: no record" in page.text
    assert ("4 Round 4", "#strategic-4") in page.links
    assert ("• Special round", "#special") in page.links


def test_long_gap_is_one_stop(client):
    dialogue = make.DialogueFactory(code="long")
    make.DialogueRoundFactory(dialogue=dialogue, number=20)
    page = read(client, "/en/dialogues/long/")
    assert "Rounds 1 to 19: no record" in page.text


def test_sides_face_each_other_and_only_one_names_a_chair(client):
    _dialogue, (kuwait, america), meeting = strategic_dialogue()
    seat(meeting, kuwait, "Second", DelegateRole.PARTICIPANT, "General")
    seat(meeting, kuwait, "First", DelegateRole.CHAIR, "Assistant minister")
    seat(meeting, america, "Guest", DelegateRole.REPRESENTATIVE, "Coordinator")
    page = read(client, "/en/dialogues/strategic/")
    at_home, across = page.text.index("First"), page.text.index("Guest")
    assert at_home < page.text.index("Second") < across
    assert page.text.count("no chair named") == 1
    assert at_home < page.text.index("no chair named") < across
    assert "First chair Assistant minister" in page.text
    assert "Guest representative Coordinator" in page.text


def test_side_nobody_is_named_for_says_so(client):
    _dialogue, (kuwait, _america), meeting = strategic_dialogue()
    seat(meeting, kuwait, "First", DelegateRole.CHAIR, "Minister")
    text = read(client, "/en/dialogues/strategic/").text
    assert "nobody named" in text
    assert "no chair named" not in text


def test_round_shows_topics_outcomes_and_follow_ups_with_their_basis(client):
    dialogue, _sides, meeting = strategic_dialogue()
    topic = make.TopicFactory(title_en="Cyber security", title_ar="")
    make.MeetingTopicFactory(
        meeting=meeting, topic=topic, basis=Basis.INFERRED, reason_en="Named among the challenges."
    )
    outcome = make.OutcomeFactory(
        meeting=meeting, kind=OutcomeKind.AFFIRMED, title_en="Weight of cooperation", title_ar=""
    )
    make.FollowUpFactory(dialogue=dialogue, outcome=outcome, title_en="Train together", due_on=None)
    page = read(client, "/en/dialogues/strategic/")
    assert "Working group: Security group" in page.text
    assert "Cyber security (inferred) why" in page.text
    assert "Named among the challenges." in page.text
    assert page.tables[0][1:] == [["Weight of cooperation", "affirmed"]]
    assert page.tables[1][1:] == [["Train together", "Programme staff", "— not published", "open"]]


def test_marks_lead_to_the_paragraph(client):
    dialogue, _sides, _meeting = strategic_dialogue()
    paragraph = make.SourceParagraphFactory(number=11, source__code="gazette")
    make.CitationFactory(
        target=dialogue, fields=["starts_on"], paragraph=paragraph, statement_en="Says four years."
    )
    page = read(client, "/en/dialogues/strategic/")
    assert page.address("News agency") == "/en/sources/gazette/#p11"
    assert "Says four years." in page.text


def test_arabic_page_names_things_in_arabic_with_the_other_script_beside(client):
    strategic_dialogue()
    page = read(client, "/ar/dialogues/strategic/")
    assert ("h1", {}) in page.attributes
    assert page.text.index("الحوار الاستراتيجي") < page.text.index("Strategic Dialogue")
    assert ("bdi", {"lang": "en"}) in page.attributes


def test_meeting_of_a_dialogue_of_others_says_so_too(client):
    strategic_dialogue()
    assert "This dialogue is not of the Centre." in read(client, "/en/meetings/strategic-4-security/").text


def test_desk_is_open_to_staff_alone(client):
    dialogue, _sides, _meeting = strategic_dialogue()
    assert "planners' desk" not in read(client, "/en/dialogues/strategic/").text
    planner = make.UserFactory(is_staff=True, role=Role.PLANNER)
    client.force_login(planner)
    page = Page(client.get("/en/dialogues/strategic/"))
    desk = page.address("Open at the planners' desk")
    assert desk == f"/en/admin/programmes/dialogue/{dialogue.pk}/change/"


def test_unknown_dialogue_is_not_found(client):
    assert client.get("/en/dialogues/nowhere/").status_code == 404


def _more(dialogue, sides):
    """One more of everything a dialogue's page shows."""
    one = make.DialogueRoundFactory(dialogue=dialogue)
    meeting = make.MeetingFactory(round=one, working_group=make.WorkingGroupFactory(dialogue=dialogue))
    for side in sides:
        make.CitationFactory(target=make.DelegateFactory(meeting=meeting, side=side))
    make.MeetingTopicFactory(meeting=meeting)
    make.RepresentationFactory(meeting=meeting)
    outcome = make.OutcomeFactory(meeting=meeting)
    make.FollowUpFactory(dialogue=dialogue, outcome=outcome)
    make.AgreementFactory(dialogue=dialogue, topics=[make.TopicFactory()])
    make.ActivityFactory(dialogue=dialogue)
    make.CitationFactory(target=meeting)


def test_page_takes_the_same_queries_for_one_and_three(client):
    dialogue, sides, _meeting = strategic_dialogue()
    _more(dialogue, sides)
    one = queries(client, "/en/dialogues/strategic/")
    _more(dialogue, sides)
    _more(dialogue, sides)
    assert queries(client, "/en/dialogues/strategic/") == one


def test_list_takes_the_same_queries_for_one_and_three(client):
    dialogue, _sides, _meeting = strategic_dialogue()
    make.CitationFactory(target=dialogue)
    one = queries(client, "/en/dialogues/")
    for _n in range(2):
        other = make.DialogueFactory()
        make.DialogueSideFactory(dialogue=other)
        make.CitationFactory(target=make.DialogueRoundFactory(dialogue=other))
    assert queries(client, "/en/dialogues/") == one
