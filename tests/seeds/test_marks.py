"""What stands beside a value on the pages: the sources that give just this value."""

import pytest

from programmes.models import (
    Activity,
    Agreement,
    AnnualPlan,
    DialogueRound,
    Meeting,
    Membership,
    ReportedFigure,
    Source,
)
from programmes.selectors.citations import DATES, citations_of
from tests.dashboards.reading import Page

pytestmark = pytest.mark.django_db

# The days of a record, and the source and paragraph of each mark beside them.
DATED = [
    (
        Meeting,
        "ici-advisory-group-4-meeting",
        {("nato-advisory-group-2018", None), ("s0-advisory-group-2018", 6)},
    ),
    (
        DialogueRound,
        "ici-advisory-group-4",
        {("nato-advisory-group-2018", None), ("s0-advisory-group-2018", 6)},
    ),
    (Meeting, "council-ici-2019-meeting", {("nato-anniversary-2019", None)}),
    (
        Meeting,
        "kuwait-us-4-security",
        {
            ("s2-kuwait-us-2020", 4),
            ("alsabahpress-opening-2020", None),
            ("q8times-defence-group-2020", None),
        },
    ),
    (
        DialogueRound,
        "kuwait-us-strategic-dialogue-4",
        {("s2-kuwait-us-2020", 4), ("s2-kuwait-us-2020", 12), ("alsabahpress-opening-2020", None)},
    ),
    (Meeting, "kuwait-nato-1-meeting", {("alkhalij24-kuwait-nato-dialogue-2026", None)}),
    (Activity, "centre-inauguration-2017", {("nato-inauguration-2017", None)}),
    (Activity, "plan-launch-2026", {("kuna-en-plan-launch-2026", None)}),
    (
        Agreement,
        "military-transit",
        {("s3-plan-2025", 11), ("aawsat-transit-2016", None), ("ksaplayers-transit-2017", None)},
    ),
    (
        Agreement,
        "centre-establishment",
        {("s3-plan-2025", 11), ("aljarida-centre-agreement-2017", None)},
    ),
]


def beside(record, *fields):
    return {(one.source, one.paragraph) for one in citations_of([record]).of(record, *fields)}


@pytest.mark.parametrize(("model", "code", "sources"), DATED, ids=[code for _model, code, _sources in DATED])
def test_days_rest_on_the_sources_that_give_them(seeds, model, code, sources):
    assert beside(model.objects.get(code=code), *DATES) == sources


def test_day_on_which_kuwait_joined_does_not_rest_on_the_page_that_differs(seeds):
    joined = Membership.objects.get(state__code="kw", grouping__code="ici")
    assert beside(joined, *DATES) == {("kuwaittimes-ici-ceremony", None), ("gulfnews-ici-2012", None)}
    assert ("nato-ici", None) in beside(joined)


@pytest.mark.parametrize(
    ("code", "paragraph"),
    [
        ("figure-2026-activities", 5),
        ("figure-2026-nato-talks", 5),
        ("figure-2026-events", 5),
        ("figure-2026-courses", 6),
        ("figure-kuwait-nato-21-years", 4),
        ("figure-2025-best-year", 2),
    ],
)
def test_figures_of_2026_lead_to_their_paragraph(seeds, code, paragraph):
    figure = ReportedFigure.objects.get(code=code)
    field = "qualifier" if figure.value is None else "value"
    assert beside(figure, field) == {("s4-plan-2026", paragraph)}


@pytest.mark.parametrize(("plan", "mark"), [("2025", ("s3-plan-2025", 7)), ("2026", ("s4-plan-2026", 5))])
def test_declared_total_leads_to_its_paragraph(seeds, plan, mark):
    assert beside(AnnualPlan.objects.get(code=plan), "declared_count") == {mark}


def test_articles_without_a_date_say_between_which_days_they_appeared(seeds, client):
    undated = Source.objects.filter(kind="article").order_by("code")
    assert [(one.code, one.start_written, one.end_written, one.date_basis) for one in undated] == [
        ("s0-advisory-group-2018", "2018-01-22", "2018-01-22", "inferred"),
        ("s1-council-2019", "2019-12-15", "2019-12-16", "inferred"),
        ("s2-kuwait-us-2020", "2020-11-16", "2020-11-16", "inferred"),
        ("s3-plan-2025", "2025-04-01", "2025-04-02", "inferred"),
        ("s4-plan-2026", "2026-02-17", "2026-02-17", "inferred"),
    ]
    assert "2019-12-15 – 2019-12-16 (inferred)" in Page(client.get("/en/sources/")).text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "/en/plans/2026/",
            "The plan declares 31 activities. It itemises 28 of them: 16 training courses, 7 events and "
            "5 NATO Talks. The other 3 were announced but not itemised.",
        ),
        (
            "/ar/plans/2026/",
            "أُعلن في الخطة عن 31 نشاطاً. وفُصّل منها 28: 16 دورة تدريبية و7 فعاليات و5 محادثات للناتو. "
            "أما الباقي، وعدده 3، فأُعلن دون تفصيل.",
        ),
        (
            "/en/plans/2025/",
            "The plan declares more than 21 courses and events. None is itemised, so at least 22 remain "
            "unnamed.",
        ),
        (
            "/ar/plans/2025/",
            "أُعلن في الخطة عن أكثر من 21 دورة وفعالية. ولم يُفصَّل منها شيء، فيبقى ما لا يقل عن 22 غير مسمّى.",
        ),
        ("/en/plans/2025/", "on the partnership and the plan for 2025 2025-04-01/02 ¶7"),
        ("/en/plans/compare/?plans=2025,2026", "The difference cannot be stated exactly."),
        ("/en/figures/", "exactly 2 of the group's meetings"),
        ("/ar/figures/", "تحديداً 2 من اجتماعات المجموعة"),
        ("/en/meetings/kuwait-us-4-security/", "— no chair named Nathan Sales"),
        ("/ar/meetings/kuwait-us-4-security/", "— لم يُذكر رئيس نايثن سايلز"),
    ],
)
def test_pages_say_what_the_sources_say(seeds, client, path, said):
    assert said in Page(client.get(path)).text
