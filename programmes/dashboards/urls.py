"""The pages and their addresses. Each family of pages keeps its own list."""

from django.urls import path

from programmes.dashboards import (
    urls_courses,
    urls_door,
    urls_planning,
    urls_record,
    urls_releases,
    urls_seats,
)
from programmes.dashboards.views.activities import LISTS, activity_export, activity_list, activity_page
from programmes.dashboards.views.calendar import calendar_page
from programmes.dashboards.views.gallery import gallery
from programmes.dashboards.views.home import home
from programmes.dashboards.views.outlines import outline_list, outline_page
from programmes.dashboards.views.plans import plan_compare, plan_list, plan_page
from programmes.dashboards.views.search import search_page
from programmes.dashboards.views.topics import topic_list, topic_page

app_name = "dashboards"

plan_urls = [
    path("plans/", plan_list, name="plans"),
    path("plans/compare/", plan_compare, name="plan-compare"),
    path("plans/<slug:code>/", plan_page, name="plan"),
]
activity_urls = [
    *(path(f"{name}/", activity_list, {"name": name}, name=name) for name in LISTS),
    *(path(f"{name}.csv", activity_export, {"name": name}, name=f"{name}-csv") for name in LISTS),
    path("activities/<slug:code>/", activity_page, name="activity"),
]

subject_urls = [
    path("topics/", topic_list, name="topics"),
    path("topics/<slug:code>/", topic_page, name="topic"),
    path("outlines/", outline_list, name="outlines"),
    path("outlines/<slug:code>/", outline_page, name="outline"),
]

urlpatterns = [
    path("", home, name="home"),
    *plan_urls,
    *activity_urls,
    *subject_urls,
    path("calendar/", calendar_page, name="calendar"),
    path("search/", search_page, name="search"),
    path("components/", gallery, name="components"),
    *urls_record.urlpatterns,
    *urls_planning.urlpatterns,
    *urls_releases.urlpatterns,
    *urls_seats.urlpatterns,
    *urls_door.urlpatterns,
    *urls_courses.urlpatterns,
]
