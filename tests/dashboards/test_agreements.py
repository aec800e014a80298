"""Agreements, dated as they are reported."""

from datetime import date

import pytest

from programmes.enums import AgreementKind, Basis, DatePrecision
from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db


def agreements():
    """A dated transit agreement, and earlier understandings of unknown number and date."""
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    america = make.ParticipatingStateFactory(code="us", title_en="United States", title_ar="")
    transit = make.AgreementFactory(
        code="transit",
        title_en="Transit",
        title_ar="اتفاقية عبور",
        starts_on=date(2016, 1, 1),
        ends_on=date(2017, 12, 31),
        parties=[kuwait],
    )
    make.AgreementFactory(
        code="earlier",
        title_en="Earlier",
        title_ar="",
        kind=AgreementKind.COLLECTION,
        starts_on=None,
        date_precision=DatePrecision.NONE,
        parties=[kuwait, america],
        topics=[make.TopicFactory(code="drugs", title_en="Drug control", title_ar="")],
        dialogue=make.DialogueFactory(code="talks", title_en="Talks", title_ar=""),
        note_en="How many there are, no source says.",
    )
    return transit


def test_list_shows_dates_as_reported(client):
    agreements()
    page = read(client, "/en/agreements/")
    collection = "several understandings, number not stated"
    assert page.tables[0][1:] == [
        ["Transit اتفاقية عبور", "agreement", "Kuwait", "none on record", "2016 – 2017", "none"],
        [
            "Earlier How many there are, no source says.",
            collection,
            "Kuwait United States",
            "Drug control",
            "— not published",
            "Talks",
        ],
    ]
    assert page.address("Talks") == "/en/dialogues/talks/"
    assert {"transit", "earlier"} <= set(page.ids())


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"party": "us"}, ["Earlier"]),
        ({"kind": "agreement"}, ["Transit"]),
        ({"q": "عبور"}, ["Transit"]),
        ({"sort": "name"}, ["Earlier", "Transit"]),
        ({"sort": "-date"}, ["Transit", "Earlier"]),
    ],
)
def test_list_is_narrowed_and_sorted(client, query, names):
    agreements()
    rows = read(client, "/en/agreements/", **query).tables[0][1:]
    assert [row[0].split()[0] for row in rows] == names


def test_inferred_reading_of_a_date_stands_in_its_note(client):
    transit = agreements()
    page_seven = make.SourceFactory(code="vote", publisher_en="Gazette")
    make.CitationFactory(
        target=transit,
        fields=["ends_on"],
        basis=Basis.INFERRED,
        paragraph=None,
        source=page_seven,
        statement_en="Approved in 2017, which would be the end of the range.",
    )
    page = read(client, "/en/agreements/", q="transit")
    assert page.tables[0][1][4] == "2016 – 2017 Source: Gazette 2026-02-17 § 1"
    assert "Approved in 2017, which would be the end of the range. Inferred" in page.text


def test_export_holds_the_rows_of_the_list(client):
    agreements()
    answer = client.get("/en/agreements.csv")
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "code,title_en,title_ar,kind,start,end,date_precision,date_basis,parties,topics,dialogue",
        "transit,Transit,اتفاقية عبور,agreement,2016,2017,year,stated,kw,,",
        "earlier,Earlier,,collection,,,none,stated,kw;us,drugs,talks",
    ]


def test_export_refuses_an_unknown_party(client):
    assert client.get("/en/agreements.csv", {"party": "xx"}).status_code == 400


def test_list_takes_the_same_queries_for_one_and_three(client):
    agreements()
    make.AgreementFactory.create_batch(1)
    one = queries(client, "/en/agreements/")
    for _n in range(2):
        more = make.AgreementFactory(
            parties=[make.ParticipatingStateFactory()],
            topics=[make.TopicFactory()],
            dialogue=make.DialogueFactory(),
        )
        make.CitationFactory(target=more)
    assert queries(client, "/en/agreements/") == one
