"""Reported figures: rivals side by side, never summed, and against the plan they speak of."""

from datetime import date

import pytest

from programmes.enums import DatePrecision, Qualifier
from tests import factories as make
from tests.dashboards.plans_2026 import plan_2026
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db


def figure(measure, code, value, qualifier, unit, scope, as_of, **more):
    return make.ReportedFigureFactory(
        measure=measure,
        code=code,
        value=value,
        qualifier=qualifier,
        unit_en=unit,
        scope_en=scope,
        as_of=as_of,
        **more,
    )


def trained():
    """Two totals for one question: Gulf trainees alone, and both sides counted together."""
    measure = make.MeasureFactory(
        code="trained", title_en="People trained", title_ar="المدرَّبون", note_en="Who is counted differs."
    )
    gulf = figure(measure, "gulf-889", 889, Qualifier.EXACT, "trainees", "from the Gulf", date(2019, 12, 17))
    both = figure(
        measure,
        "both-1000",
        1000,
        Qualifier.MORE_THAN,
        "officers and experts",
        "NATO and Gulf together",
        date(2019, 12, 16),
        starts_on=date(2017, 1, 1),
        date_precision=DatePrecision.YEAR,
    )
    for row, publisher, says in ((gulf, "Herald", "Counts 889."), (both, "Gazette", "Counts over 1000.")):
        paragraph = make.SourceParagraphFactory(
            number=8, source__publisher_en=publisher, source__code=publisher.lower()
        )
        make.CitationFactory(target=row, paragraph=paragraph, statement_en=says)
    return measure, gulf, both


def test_rivals_stand_side_by_side_with_all_they_claim(client):
    trained()
    page = read(client, "/en/figures/")
    assert page.tables[0][1:] == [
        [
            "more than 1000 officers and experts Source: Gazette 2026-02-17 ¶8 1",
            "NATO and Gulf together",
            "2017",
            "2019-12-16",
            "no record in particular",
        ],
        [
            "exactly 889 trainees Source: Herald 2026-02-17 ¶8 2",
            "from the Gulf",
            "— not published",
            "2019-12-17",
            "no record in particular",
        ],
    ]
    assert "Who is counted differs." in page.text
    assert "2 reported figures" in page.text
    assert "trained" in page.ids()


def test_rivals_are_never_added_and_the_page_says_why(client):
    trained()
    text = read(client, "/en/figures/").text
    assert "1889" not in text
    assert (
        "Not added up These 2 figures answer one question and are never summed. "
        "They count in different units. They do not count the same people or things. "
        "An exact number and a bound cannot be added without losing what each claims. "
        "Their periods differ or are not given, so the same thing may be counted twice."
    ) in text


def test_only_what_differs_is_given_as_a_reason(client):
    measure = make.MeasureFactory()
    for code in ("one", "two"):
        figure(measure, code, 5, Qualifier.EXACT, "talks", "all", date(2026, 2, 17))
    text = read(client, "/en/figures/").text
    assert text.endswith("Not added up These 2 figures answer one question and are never summed.")


def test_single_figure_needs_no_such_reason(client):
    make.ReportedFigureFactory()
    assert "never summed" not in read(client, "/en/figures/").text


def test_note_of_a_figure_names_the_source_that_says_otherwise(client):
    trained()
    text = read(client, "/en/figures/gulf-889/").text
    assert (
        "Counts 889. Other sources say otherwise: Gazette · 2026-02-17 · paragraph 8 Counts over 1000."
        in text
    )


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"qualifier": "exact"}, ["889"]),
        ({"q": "المدربون"}, ["1000", "889"]),
        ({"q": "officers"}, ["1000"]),
        ({"sort": "value"}, ["889", "1000"]),
        ({"sort": "-as_of"}, ["889", "1000"]),
        ({"measure": "trained"}, ["1000", "889"]),
    ],
)
def test_figures_are_narrowed_and_sorted(client, query, codes):
    trained()
    rows = read(client, "/en/figures/", **query).tables[0][1:]
    assert [next(word for word in row[0].split() if word.isdigit()) for row in rows] == codes


def test_superlative_has_no_number(client):
    make.ReportedFigureFactory(
        code="best", qualifier=Qualifier.SUPERLATIVE, value=None, unit_en="year", scope_en="all years"
    )
    page = read(client, "/en/figures/")
    assert page.tables[0][1][:2] == ["a superlative without a number (year)", "all years"]


def plan_figures():
    """A plan of eight, six itemised, one part with a place less than declared."""
    plan = plan_2026()
    measure = make.MeasureFactory(code="total", title_en="Total of a plan")
    figure(measure, "plan-8", 8, Qualifier.EXACT, "activities", "", None, plan=plan)
    part = plan.parts.get(kind="courses")
    part.activities.get(place=3).delete()
    figure(measure, "courses-3", 3, Qualifier.EXACT, "courses", "", None, part=part)
    return plan


def test_figures_about_a_plan_stand_against_declared_itemised_and_rows(client):
    plan_figures()
    page = read(client, "/en/figures/")
    assert page.tables[1] == [
        ["Plan or part", "Reported", "Declared", "Itemised", "Rows on record", "Difference"],
        ["Plan 2026", "exactly 8 activities", "8 activities", "6", "5", "2 not itemised"],
        ["Training courses Plan 2026", "exactly 3 courses", "3", "3", "2", "1 without a row"],
    ]
    assert page.address("5") == "/en/activities/?plan=2026"
    assert page.address("2") == "/en/activities/?plan=2026&part=courses"


def test_lower_bound_gives_a_lower_bound_of_what_is_missing(client):
    plan = make.AnnualPlanFactory(
        code="2025",
        title_en="Plan 2025",
        declared_count=21,
        declared_qualifier=Qualifier.MORE_THAN,
        declared_unit_en="courses and events",
    )
    measure = make.MeasureFactory()
    figure(measure, "over-21", 21, Qualifier.MORE_THAN, "courses and events", "", None, plan=plan)
    page = read(client, "/en/figures/over-21/")
    assert page.tables[-1][1] == [
        "Plan 2025",
        "more than 21 courses and events",
        "more than 21 courses and events",
        "0",
        "0",
        "at least 22 not itemised",
    ]


def test_page_gives_every_claim_of_the_figure(client):
    trained()
    text = read(client, "/en/figures/both-1000/").text
    for claim in (
        "Figure more than 1000 officers and experts",
        "Qualifier more than",
        "Unit officers and experts",
        "Who or what is counted NATO and Gulf together",
        "Period 2017",
        "As of 2019-12-16",
        "Measure People trained",
    ):
        assert claim in text
    assert "What others report" in text


def test_export_keeps_the_qualifier_beside_the_number(client):
    trained()
    answer = client.get("/en/figures.csv", {"q": "officers"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "code,measure,qualifier,value,unit_en,unit_ar,scope_en,scope_ar,start,end,date_precision,date_basis,"
        "as_of,plan,part"
    )
    assert lines[1:] == [
        "both-1000,trained,more_than,1000,officers and experts,شخص,NATO and Gulf together,ضباط وخبراء,"
        "2017,,year,stated,2019-12-16,,"
    ]


def test_export_refuses_an_unknown_measure(client):
    assert client.get("/en/figures.csv", {"measure": "luck"}).status_code == 400


def test_unknown_figure_is_not_found(client):
    assert client.get("/en/figures/none/").status_code == 404


@pytest.mark.parametrize("path", ["/en/figures/", "/en/figures/plan-8/"])
def test_pages_take_the_same_queries_for_one_and_three(client, path):
    plan = plan_figures()
    total = plan.figures.get().measure
    one = queries(client, path)
    for value in (9, 10):
        more = make.ReportedFigureFactory(measure=total, plan=plan, value=value)
        make.CitationFactory(target=more)
        make.CitationFactory(target=make.ReportedFigureFactory(meeting=make.MeetingFactory()))
    assert queries(client, path) == one
