"""Venues and training teams."""

import pytest

from tests import factories as make
from tests.dashboards.reading import queries, read

pytestmark = pytest.mark.django_db


def test_venues_show_capacity_and_what_is_held_there(client):
    kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="")
    hall = make.VenueFactory(
        code="hall", title_en="Hall", title_ar="قاعة", city_en="", city_ar="", state=kuwait, capacity=60
    )
    make.VenueFactory(code="room", title_en="Room", title_ar="", capacity=None, city_en="Kuwait City")
    make.ActivityFactory(venue=hall)
    make.ActivityFactory(venue=hall, retired_on="2026-03-01")
    page = read(client, "/en/venues/")
    assert page.tables[0][1] == ["Hall قاعة", "— not published", "Kuwait", "60", "1"]
    assert page.tables[0][2][:2] == ["Room", "Kuwait City"]
    assert page.tables[0][2][3:] == ["— not published", "none on record"]
    assert page.address("1") == "/en/activities/?venue=hall"
    assert {"hall", "room"} <= set(page.ids())


def test_teams_show_what_they_teach(client):
    topic = make.TopicFactory(code="maritime", title_en="Maritime security", title_ar="")
    team = make.TrainingTeamFactory(
        code="marcom", title_en="Maritime team", title_ar="", abbreviation="MARCOM", state=None
    )
    team.topics.set([topic])
    make.ActivityFactory(team=team)
    page = read(client, "/en/teams/")
    assert page.tables[0][1] == ["Maritime team", "MARCOM", "— not published", "Maritime security", "1"]
    assert page.address("Maritime security") == "/en/topics/maritime/"
    assert page.address("1") == "/en/activities/?team=marcom"


@pytest.mark.parametrize(("name", "factory"), [("venues", "VenueFactory"), ("teams", "TrainingTeamFactory")])
def test_lists_are_searched_and_sorted(client, name, factory):
    for title in ("Alpha", "Beta"):
        getattr(make, factory)(title_en=title, title_ar="")
    found = read(client, f"/en/{name}/", q="beta").tables[0][1:]
    assert [row[0] for row in found] == ["Beta"]
    turned = read(client, f"/en/{name}/", sort="-name").tables[0][1:]
    assert [row[0] for row in turned] == ["Beta", "Alpha"]
    assert client.get(f"/en/{name}/", {"sort": "weight"}).status_code == 400


@pytest.mark.parametrize("name", ["venues", "teams"])
def test_empty_lists_say_so(client, name):
    assert "No source names one; planners enter them." in read(client, f"/en/{name}/").text


def test_exports_hold_the_rows_of_the_lists(client):
    make.VenueFactory(code="hall", title_en="Hall", title_ar="", city_en="", city_ar="", capacity=60)
    make.TrainingTeamFactory(code="team", title_en="Team", title_ar="", abbreviation="T", state=None)
    venues = b"".join(client.get("/en/venues.csv").streaming_content).decode("utf-8-sig").splitlines()
    teams = b"".join(client.get("/en/teams.csv").streaming_content).decode("utf-8-sig").splitlines()
    assert venues[0] == "code,title_en,title_ar,city_en,city_ar,state,capacity,activities"
    assert venues[1].split(",")[:3] == ["hall", "Hall", ""]
    assert venues[1].split(",")[-2:] == ["60", "0"]
    assert teams == ["code,title_en,title_ar,abbreviation,state,topics,activities", "team,Team,,T,,,0"]


@pytest.mark.parametrize("path", ["/en/venues.csv", "/en/teams.csv"])
def test_exports_refuse_an_unknown_filter(client, path):
    assert client.get(path, {"colour": "red"}).status_code == 400


@pytest.mark.parametrize(("path", "factory"), [("venues", "VenueFactory"), ("teams", "TrainingTeamFactory")])
def test_lists_take_the_same_queries_for_one_and_three(client, path, factory):
    def more():
        row = getattr(make, factory)(state=make.ParticipatingStateFactory())
        make.CitationFactory(target=row)
        if path == "teams":
            row.topics.set([make.TopicFactory()])

    more()
    one = queries(client, f"/en/{path}/")
    more()
    more()
    assert queries(client, f"/en/{path}/") == one
