"""What was invented for demonstration says so, and never stands among the facts."""

from datetime import date

import pytest
from django.urls import reverse

from programmes.selectors import activities, home, outlines, plans, topics
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 2, 1)
SAID = "Nothing on this page is a fact."


@pytest.fixture
def invented():
    plan = make.AnnualPlanFactory(
        code="demo-2026", invented=True, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
    )
    return make.CourseFactory(code="demo-course", plan=plan, dated=True)


@pytest.fixture
def real():
    plan = make.AnnualPlanFactory(code="2026", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    return make.CourseFactory(code="real-course", plan=plan, dated=True)


def test_invented_plan_may_stand_beside_a_real_one(real, invented):
    assert {one.code for one in plans.plan_rows()} == {"2026", "demo-2026"}


def test_invented_plan_is_never_the_current_one(invented):
    assert plans.current_plan(TODAY) is None


def test_invented_activities_are_not_counted_nor_listed(real, invented):
    assert home.holdings()["courses"] == 1
    assert [one.code for one in home.next_activities(TODAY)] == ["real-course"]
    assert [one.code for one in activities.activity_rows({}, "code")] == ["real-course"]
    touching = activities.activities_touching(date(2026, 1, 1), date(2026, 12, 31))
    assert [one.code for one in touching] == ["real-course"]


def test_invented_activities_are_listed_where_their_plan_is_asked_for(real, invented):
    assert [one.code for one in activities.activity_rows({"plan": "demo-2026"}, "code")] == ["demo-course"]


def test_invented_courses_are_not_counted_with_their_topic_and_outline(real, invented):
    topic, outline = make.TopicFactory(), make.CourseOutlineFactory()
    for course in (real, invented, make.CourseFactory(code="loose-course", plan=None)):
        make.ActivityTopicFactory(activity=course, topic=topic)
        course.outline = outline
        course.save()
    assert topics.topic_rows().get().courses == 2
    assert topics.topic_rows(plan="demo-2026").get().courses == 1
    assert outlines.outline_rows().get().runs == 2


@pytest.mark.parametrize(("name", "code"), [("plan", "demo-2026"), ("activity", "demo-course")])
def test_page_of_what_was_invented_says_so(client, invented, name, code):
    page = client.get(reverse(f"dashboards:{name}", args=[code]), headers={"accept-language": "en"})
    assert SAID in page.content.decode()


@pytest.mark.parametrize(("name", "code"), [("plan", "2026"), ("activity", "real-course")])
def test_page_of_facts_does_not(client, real, name, code):
    page = client.get(reverse(f"dashboards:{name}", args=[code]), headers={"accept-language": "en"})
    assert SAID not in page.content.decode()


def compared(client, **asked):
    answer = client.get(reverse("dashboards:plan-compare"), asked, headers={"accept-language": "en"})
    return answer.content.decode()


def test_invented_plan_is_compared_only_where_it_is_asked_for(client, real, invented):
    earlier = date(2025, 1, 1), date(2025, 12, 31)
    make.AnnualPlanFactory(code="2025", starts_on=earlier[0], ends_on=earlier[1], title_en="Plan 2025")
    page = compared(client)
    assert page.count('value="2025" selected') == page.count('value="2026" selected') == 1
    assert "is no fact" not in page
    beside = compared(client, first="2025", second="demo-2026")
    assert f"“{invented.plan.label}” is no fact." in beside
    assert "“Plan 2025” is no fact." not in beside


def test_two_invented_plans_compared_say_so_once(client, invented):
    earlier = date(2025, 1, 1), date(2025, 12, 31)
    make.AnnualPlanFactory(code="demo-2025", invented=True, starts_on=earlier[0], ends_on=earlier[1])
    page = compared(client)
    assert page.count(SAID) == 1
    assert "is no fact." not in page
