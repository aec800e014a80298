"""What planning assumes and asks, edited in readable inputs; runs to be read alone."""

import pytest

from programmes.admin import planning_words
from programmes.enums import Role
from programmes.models import PlanningDemand
from programmes.selectors.findings import DEFAULT_SEVERITIES
from programmes.services.planning_weights import default_weights
from tests import factories as make
from tests.admin.forms import filled
from tests.admin.people import desk, person
from tests.admin.rows import address
from tests.services.planning_world import carried_out, year

pytestmark = pytest.mark.django_db


def changed(kind, row, user=None, **values):
    client = desk(user)
    url = address(kind, "change", row)
    response = client.post(url, filled(client.get(url), f"{kind}_form", **values))
    row.refresh_from_db()
    return response


def test_every_price_and_every_rule_has_a_name():
    numbers = {name for name, value in default_weights().items() if isinstance(value, int)}
    assert set(planning_words.PRICES) == numbers
    assert set(planning_words.RULES) == set(DEFAULT_SEVERITIES)


def test_profile_keeps_only_what_differs_from_the_usual():
    profile = make.PlanningProfileFactory(weights={"ramadan_day": 5, "notice": [{"weeks": 4, "times": 2}]})
    response = changed(
        "planningprofile",
        profile,
        price_ramadan_day="",
        price_left_out="9000",
        summer_months=["8"],
        severity_ramadan="block",
        reason="Agreed",
    )
    assert response.status_code == 302
    assert profile.weights == {
        "left_out": 9000,
        "notice": [{"weeks": 4, "times": 2}],
        "summer_months": [8],
    }
    assert profile.severities == {"ramadan": "block"}
    assert profile.history.first().history_change_reason == "Agreed"


def test_profile_shows_what_differs_and_a_save_without_change_keeps_it():
    profile = make.PlanningProfileFactory(
        weights={"moved": 7, "summer_months": [6]}, severities={"summer": "block"}
    )
    assert changed("planningprofile", profile).status_code == 302
    assert (profile.weights, profile.severities) == (
        {"moved": 7, "summer_months": [6]},
        {"summer": "block"},
    )
    assert profile.version == 1


def test_price_below_zero_is_refused_at_its_input():
    profile = make.PlanningProfileFactory()
    response = changed("planningprofile", profile, price_moved="-1")
    assert response.context["adminform"].form.errors == {
        "price_moved": ["Ensure this value is greater than or equal to 0."]
    }
    assert profile.weights == {}


def test_demand_stands_on_the_page_of_its_activity():
    activity = make.CourseFactory()
    response = changed(
        "course",
        activity,
        **{
            "demand-TOTAL_FORMS": "1",
            "demand-0-days": "3",
            "demand-0-priority": "5",
            "demand-0-preferred_months": ["4", "5"],
            "demand-0-activity": str(activity.pk),
        },
    )
    assert response.status_code == 302
    demand = PlanningDemand.objects.get(activity=activity)
    assert (demand.days, demand.priority, demand.preferred_months) == (3, 5, [4, 5])


def test_course_director_is_not_offered_demands():
    activity = make.CourseFactory()
    page = desk(person(Role.COURSE_DIRECTOR)).get(address("course", "change", activity))
    assert "demand-0-days" not in page.content.decode()


def test_run_is_read_and_never_changed():
    run = carried_out(year(courses=1).plan)
    client = desk()
    page = client.get(address("planningrun", "change", run))
    text = page.content.decode()
    assert run.code in text
    assert run.input_hash in text
    assert "weekends of invited states" in text
    assert client.post(address("planningrun", "change", run), {"status": "queued"}).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_runs_asks_the_same_number_of_queries(number, django_assert_num_queries):
    for _ in range(number):
        make.PlanningRunFactory(requested_by=make.UserFactory())
    client = desk()
    client.get(address("planningrun"))
    with django_assert_num_queries(4):
        assert len(client.get(address("planningrun")).context["cl"].result_list) == number
