"""Calendar feeds by address."""

import pytest
import vobject

from programmes.services.records import save_record
from tests import factories as make
from tests.selectors.plan_2030 import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def kuwait():
    found = world()
    hall, team = make.VenueFactory(code="hall"), make.TrainingTeamFactory(code="team")
    found.activity("course", venue=hall, team=team, title_en="Course", title_ar="دورة")
    return found


def summary(answer):
    return vobject.readOne(answer.content.decode()).vevent.summary.value


@pytest.mark.parametrize(
    "path", ["plans/2030", "kinds/course", "states/bh", "venues/hall", "teams/team", "kinds/mtt_course"]
)
def test_every_feed_is_served(client, kuwait, path) -> None:
    answer = client.get(f"/en/feeds/{path}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    events = vobject.readOne(answer.content.decode()).contents.get("vevent", [])
    assert [one.summary.value for one in events] == ([] if path.endswith("mtt_course") else ["Course"])


def test_language_is_asked_for_or_that_of_the_address(client, kuwait) -> None:
    found = [
        summary(client.get(path))
        for path in (
            "/en/feeds/plans/2030.ics",
            "/ar/feeds/plans/2030.ics",
            "/en/feeds/plans/2030.ics?lang=ar",
            "/ar/feeds/plans/2030.ics?lang=en",
        )
    ]
    assert found == ["Course", "دورة", "دورة", "Course"]


@pytest.mark.parametrize(
    "path", ["plans/none.ics", "kinds/picnic.ics", "states/none.ics", "plans/2030.ics?lang=fr"]
)
def test_what_is_not_there_is_not_found(client, kuwait, path) -> None:
    assert client.get(f"/en/feeds/{path}").status_code == 404


def test_feed_the_reader_has_is_not_sent_again(client, kuwait) -> None:
    first = client.get("/en/feeds/plans/2030.ics")
    again = client.get("/en/feeds/plans/2030.ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    course = kuwait.plan.activities.get()
    course.set_dates("2030-10-06", "2030-10-10")
    save_record(course, by=None)
    moved = client.get("/en/feeds/plans/2030.ics", headers={"If-None-Match": first["ETag"]})
    assert moved.status_code == 200
    assert moved["ETag"] != first["ETag"]
