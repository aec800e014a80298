"""The page of a meeting: facts as reported, who was represented, outcomes and figures."""

from datetime import date

import pytest

from programmes.enums import Basis, DatePrecision, DelegateRole, Mode, ParticipantRole, Qualifier
from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db

MEETING = "/en/meetings/fourth/"


def fourth_meeting(**values):
    """Two days of an advisory group at the Centre, whose report misdates a summit."""
    dialogue = make.DialogueFactory(title_en="Advisory group", of_the_centre=True)
    four = make.DialogueRoundFactory(dialogue=dialogue, number=4, title_en="", title_ar="")
    known = {
        "starts_on": date(2018, 1, 22),
        "ends_on": date(2018, 1, 23),
        "mode": "",
        "informal": True,
        "note_en": "Summit reported: June. It was held on 11 July 2018.",
        "attendance_note_en": "All member countries, not counted.",
    }
    return make.MeetingFactory(round=four, code="fourth", title_en="Fourth meeting", **known | values)


def facts_of(page):
    """Labels and values of the fact list, in order, as words."""
    text = page.text
    return text[text.index("Dialogue Advisory group") :]


def test_facts_stand_as_they_are_known(client):
    fourth_meeting()
    assert facts_of(read(client, MEETING)).startswith(
        "Dialogue Advisory group Round Round 4 When 2018-01-22 – 2018-01-23 Place — not published "
        "Mode — not published Informal yes Topics none on record "
        "Represented, as reported All member countries, not counted. "
        "Note Summit reported: June. It was held on 11 July 2018. Outcomes"
    )


def test_reported_and_true_date_of_the_summit_each_have_their_source(client):
    meeting = fourth_meeting()
    said = make.SourceParagraphFactory(number=6, source__code="report")
    held = make.SourceFactory(code="summit-page", publisher_en="The Alliance", starts_on=date(2018, 7, 11))
    make.CitationFactory(
        target=meeting, fields=["note_en", "note_ar"], paragraph=said, statement_en="Says next June."
    )
    make.CitationFactory(
        target=meeting, fields=["note_en"], paragraph=None, source=held, code="held", statement_en="In July."
    )
    page = read(client, MEETING)
    assert page.address("News agency") == "/en/sources/report/#p6"
    assert page.address("The Alliance") == "/en/sources/summit-page/#held"
    assert "Says next June." in page.text
    assert "In July." in page.text


def test_inferred_day_is_marked_with_its_reason(client):
    fourth_meeting(
        starts_on=date(2018, 1, 22), date_basis=Basis.INFERRED, date_note_en="The Monday before the last."
    )
    page = read(client, MEETING)
    assert "2018-01-22 – 2018-01-23 (inferred) why" in page.text
    assert "The Monday before the last. Inferred : no source says it in so many words." in page.text


def test_states_are_listed_with_role_and_basis(client):
    meeting = fourth_meeting()
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="")
    oman = make.ParticipatingStateFactory(code="om", title_en="Oman", title_ar="")
    make.RepresentationFactory(meeting=meeting, state=kuwait, role=ParticipantRole.HOST)
    make.RepresentationFactory(
        meeting=meeting, state=oman, basis=Basis.INFERRED, reason_en="One of the two further states."
    )
    page = read(client, MEETING)
    assert page.tables[0][1:] == [["Oman", "took part (inferred) why 1"], ["Kuwait", "host"]]
    assert page.address("Kuwait") == "/en/states/kw/"


def test_sides_show_who_sat_with_the_title_held_that_day(client):
    meeting = fourth_meeting()
    side = make.DialogueSideFactory(dialogue=meeting.round.dialogue, title_en="The Alliance")
    person = make.PersonFactory(code="envoy", title_en="An Envoy", title_ar="مبعوث")
    make.DelegateFactory(
        meeting=meeting, side=side, person=person, role=DelegateRole.SPEAKER, title_en="Assistant Secretary"
    )
    make.AppointmentFactory(person=person, title_en="Later title")
    page = read(client, MEETING)
    assert "The Alliance — no chair named An Envoy مبعوث speaker Assistant Secretary" in page.text
    assert "Later title" not in page.text
    assert page.address("An Envoy") == "/en/people/envoy/"


def test_no_outcome_is_said_in_words(client):
    fourth_meeting()
    assert "No source reports what came of this meeting." in read(client, MEETING).text


def test_figures_of_the_meeting_lead_to_their_pages(client):
    meeting = fourth_meeting()
    measure = make.MeasureFactory(code="age", title_en="Age of the initiative")
    make.ReportedFigureFactory(
        code="age-14",
        measure=measure,
        meeting=meeting,
        value=14,
        qualifier=Qualifier.EXACT,
        unit_en="years",
    )
    page = read(client, MEETING)
    assert page.tables[-1][1:] == [["Age of the initiative", "exactly 14 years"]]
    assert page.address("exactly 14 years") == "/en/figures/age-14/"


def test_remote_mode_and_group_are_named(client):
    meeting = fourth_meeting(mode=Mode.REMOTE)
    meeting.working_group = make.WorkingGroupFactory(dialogue=meeting.round.dialogue, title_en="Security")
    meeting.save()
    text = read(client, MEETING).text
    assert "Working group Security" in text
    assert "Mode remote" in text


def test_undated_meeting_says_not_published(client):
    fourth_meeting(starts_on=None, ends_on=None, date_precision=DatePrecision.NONE)
    assert "When — not published" in read(client, MEETING).text


def test_unknown_meeting_is_not_found(client):
    assert client.get("/en/meetings/fifth/").status_code == 404


def _more(meeting):
    side = make.DialogueSideFactory(dialogue=meeting.round.dialogue)
    make.CitationFactory(target=make.DelegateFactory(meeting=meeting, side=side))
    make.RepresentationFactory(meeting=meeting)
    make.MeetingTopicFactory(meeting=meeting)
    outcome = make.OutcomeFactory(meeting=meeting)
    make.FollowUpFactory(dialogue=meeting.round.dialogue, outcome=outcome)
    make.ReportedFigureFactory(meeting=meeting)


def test_page_takes_the_same_queries_for_one_and_three(client):
    meeting = fourth_meeting()
    _more(meeting)
    one = queries(client, MEETING)
    _more(meeting)
    _more(meeting)
    assert queries(client, MEETING) == one
