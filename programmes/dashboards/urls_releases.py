"""Addresses of released versions of plans, and of calendar feeds."""

from django.urls import path

from programmes.dashboards.views import feeds, releases, releasing

FEEDS = {"plan": "plans", "kind": "kinds", "state": "states", "venue": "venues", "team": "teams"}
urlpatterns = [
    path("releases/", releases.release_list, name="releases"),
    path("releases/<slug:code>/", releases.release_page, name="release"),
    path("releases/<slug:code>.xlsx", releases.release_workbook, name="release-xlsx"),
    path("releases/<slug:code>.pdf", releases.release_document, name="release-pdf"),
    path("plans/<slug:code>/release/", releasing.plan_release, name="plan-release"),
    path("plans/<slug:code>/as-of/", releases.plan_as_of, name="plan-as-of"),
    *(
        path(f"feeds/{folder}/<slug:code>.ics", feeds.activity_feed, {"sort": sort}, name=f"feed-{sort}")
        for sort, folder in FEEDS.items()
    ),
]
