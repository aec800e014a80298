"""Sources read through: what was taken from each paragraph, where it went, what was left out."""

from datetime import date

import pytest

from programmes.enums import Basis, DatePrecision, Disposition, SourceKind
from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db


def article():
    """Three paragraphs: one taken, one in part, one page furniture."""
    source = make.SourceFactory(
        code="gazette", title_en="Launch of the plan", title_ar="إطلاق الخطة", reference="004.txt"
    )
    notes = (
        (Disposition.TAKEN, "Gives the totals."),
        (Disposition.PARTLY, "A pledge is left out: it is intent, not fact."),
        (Disposition.FURNITURE, "A counter of page views."),
    )
    for number, (disposition, note) in enumerate(notes, start=1):
        make.SourceParagraphFactory(source=source, number=number, disposition=disposition, note_en=note)
    return source


def taken(source, number, target, says, **more):
    paragraph = source.paragraphs.get(number=number)
    return make.CitationFactory(target=target, paragraph=paragraph, statement_en=says, **more)


def test_list_counts_what_was_taken(client):
    source = article()
    taken(source, 1, make.TopicFactory(), "Names it.")
    taken(source, 1, make.TopicFactory(), "Names it.", retired_on=date(2026, 3, 1))
    make.SourceFactory(
        title_en="Bare page",
        title_ar="",
        publisher_en="",
        publisher_ar="",
        kind=SourceKind.WEB_PAGE,
        starts_on=None,
        ends_on=None,
        date_precision=DatePrecision.NONE,
    )
    page = read(client, "/en/sources/")
    none = "none on record"
    assert page.tables[0][1:] == [
        ["Launch of the plan إطلاق الخطة", "News agency", "2026-02-17", "3", "1"],
        ["Bare page", "not named", "— not published", none, none],
    ]
    assert "2 sources" in page.text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "اطلاق"}, ["Launch"]),
        ({"kind": "web_page"}, ["Bare"]),
        ({"language": "fr"}, ["Bare"]),
        ({"sort": "name"}, ["Bare", "Launch"]),
        ({"sort": "-published"}, ["Bare", "Launch"]),
        ({"sort": "paragraphs"}, ["Bare", "Launch"]),
    ],
)
def test_list_is_narrowed_and_sorted(client, query, names):
    article()
    make.SourceFactory(
        title_en="Bare", kind=SourceKind.WEB_PAGE, language="fr", starts_on="2026-05-01", ends_on="2026-05-01"
    )
    rows = read(client, "/en/sources/", **query).tables[0][1:]
    assert [row[0].split()[0] for row in rows] == names


def test_page_reads_the_source_paragraph_by_paragraph(client):
    source = article()
    plan = make.AnnualPlanFactory(code="2026", title_en="Plan 2026", title_ar="")
    taken(source, 1, plan, "Thirty-one activities.", fields=["declared_count"])
    text = read(client, "/en/sources/gazette/").text
    reading = text[text.index("Paragraph by paragraph") :]
    assert reading.startswith(
        "Paragraph by paragraph "
        "¶1 link to this paragraph taken Gives the totals. "
        "Thirty-one activities. Supports: annual plan Plan 2026 (declared total) "
        "¶2 link to this paragraph taken in part A pledge is left out: it is intent, not fact. "
        "¶3 link to this paragraph page furniture A counter of page views."
    )
    assert "1 of its 3 paragraphs supports something on record." in text


def test_page_has_anchors_for_paragraphs_and_citations(client):
    source = article()
    citation = taken(source, 2, make.TopicFactory(), "Named.", code="topic-gazette-p2")
    page = read(client, "/en/sources/gazette/")
    assert {"p1", "p2", "p3", "topic-gazette-p2"} <= set(page.ids())
    assert citation.get_absolute_url() == "/en/sources/gazette/#topic-gazette-p2"


def test_same_words_for_many_records_stand_once(client):
    source = article()
    for place in (1, 2, 3):
        course = make.CourseFactory(title_en=f"Course {place}", title_ar="", code=f"course-no-{place}")
        taken(source, 1, course, "Sixteen courses.", basis=Basis.INFERRED)
    taken(
        source, 1, make.TopicFactory(title_en="Cyber", title_ar=""), "Sixteen courses.", basis=Basis.INFERRED
    )
    text = read(client, "/en/sources/gazette/").text
    assert text.count("Sixteen courses.") == 1
    assert (
        "Sixteen courses. inferred Supports: activity Course 1 Course 2 Course 3 Supports: topic Cyber"
        in text
    )


def test_every_kind_of_record_has_a_name_and_a_way(client):
    """Each record a citation can speak of is named without failing, at a page that exists."""
    source = article()
    targets = (
        make.ActivityFactory,
        make.ActivityTopicFactory,
        make.AgreementFactory,
        make.AnnualPlanFactory,
        make.AppointmentFactory,
        make.CourseOutlineFactory,
        make.DelegateFactory,
        make.DialogueFactory,
        make.DialogueRoundFactory,
        make.DialogueSideFactory,
        make.FocusAreaFactory,
        make.FollowUpFactory,
        make.GroupingFactory,
        make.MeasureFactory,
        make.MeetingFactory,
        make.MeetingTopicFactory,
        make.MembershipFactory,
        make.NominatingBodyFactory,
        make.OutcomeFactory,
        make.ParticipatingStateFactory,
        make.ParticipationFactory,
        make.PartTopicFactory,
        make.PersonFactory,
        make.PlanEndorsementFactory,
        make.PlanPartFactory,
        make.ReportedFigureFactory,
        make.RepresentationFactory,
        make.TopicFactory,
        make.TrainingTeamFactory,
        make.VenueFactory,
        make.WorkingGroupFactory,
    )
    codes = [taken(source, 1, factory(), f"Statement {n}").code for n, factory in enumerate(targets)]
    page = read(client, "/en/sources/gazette/")
    assert set(codes) <= set(page.ids())
    supports = [address for _words, address in page.links[-60:] if address.startswith("/en/")]
    for address in {one.partition("#")[0] for one in supports}:
        assert client.get(address).status_code == 200, address


def test_two_languages_of_a_value_and_its_dates_are_named_once(client):
    source = article()
    agreement = make.AgreementFactory(title_en="Transit", title_ar="")
    fields = ["title_en", "title_ar", "starts_on", "ends_on", "date_precision"]
    taken(source, 1, agreement, "Dated.", fields=fields)
    assert "agreement Transit (title, dates)" in read(client, "/en/sources/gazette/").text


def test_source_without_paragraphs_lists_what_was_taken_from_it(client):
    source = make.SourceFactory(code="page")
    topic = make.TopicFactory(title_en="Cyber", title_ar="")
    make.CitationFactory(target=topic, paragraph=None, source=source, statement_en="Names the field.")
    text = read(client, "/en/sources/page/").text
    assert "What was taken from it Names the field. Supports: topic Cyber" in text


def test_source_nobody_cites_says_so(client):
    make.SourceFactory(code="page")
    assert "No record cites this source." in read(client, "/en/sources/page/").text


def test_inferred_day_of_publication_says_why(client):
    make.SourceFactory(code="page", date_basis=Basis.INFERRED, date_note_en="The day of the conference.")
    text = read(client, "/en/sources/page/").text
    assert "Published 2026-02-17 (inferred) why" in text
    assert text.count("The day of the conference.") == 1


def test_export_holds_the_rows_of_the_list(client):
    article()
    answer = client.get("/en/sources.csv")
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "code,title_en,title_ar,publisher_en,publisher_ar,kind,language,published,url,paragraphs,citations",
        "gazette,Launch of the plan,إطلاق الخطة,News agency,وكالة أنباء,article,ar,2026-02-17,,3,0",
    ]


def test_export_refuses_an_unknown_kind(client):
    assert client.get("/en/sources.csv", {"kind": "rumour"}).status_code == 400


def test_unknown_source_is_not_found(client):
    assert client.get("/en/sources/rumour/").status_code == 404


def _more(source):
    number = source.paragraphs.count() + 1
    make.SourceParagraphFactory(source=source, number=number)
    for factory in (
        make.DelegateFactory,
        make.MembershipFactory,
        make.PartTopicFactory,
        make.FocusAreaFactory,
    ):
        taken(source, number, factory(), "Says so.")
    make.CitationFactory(target=make.OutcomeFactory(), paragraph=None, source=source)


@pytest.mark.parametrize("path", ["/en/sources/", "/en/sources/gazette/"])
def test_pages_take_the_same_queries_for_one_and_three(client, path):
    source = article()
    _more(source)
    one = queries(client, path)
    _more(source)
    _more(source)
    make.SourceFactory()
    assert queries(client, path) == one


def test_record_that_is_not_for_everybody_is_named_without_its_address(client):
    source = article()
    taken(source, 1, make.TopicFactory(code="medicine", title_en="Medicine"), "Names both.")
    taken(source, 2, make.SeatPolicyFactory(title_en="Seat rules"), "Names the weeks.")
    page = read(client, "/en/sources/gazette/")
    assert "Seat rules" in page.text
    assert page.address("Medicine") == "/en/topics/medicine/"
    assert "seat-policies" not in page.html
