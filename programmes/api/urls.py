"""Addresses of the REST API."""

from django.urls import include, path, re_path

from . import accounts, index, summaries
from .engine.views import HistoryView, ItemView, ListView
from .registry import RESOURCES

app_name = "api"


def _of(resource):
    """The list, one record and its history, each known by the resource's route."""
    code = "<str:code>/"
    return [
        path("", ListView.as_view(resource=resource), name=f"{resource.route}-list"),
        path(code, ItemView.as_view(resource=resource), name=f"{resource.route}-detail"),
        path(f"{code}history/", HistoryView.as_view(resource=resource), name=f"{resource.route}-history"),
    ]


urlpatterns = [
    path("", index.IndexView.as_view(), name="index"),
    path("plans/<str:code>/summary/", summaries.PlanSummaryView.as_view(), name="plans-summary"),
    *(path(f"{resource.route}/", include(_of(resource))) for resource in RESOURCES),
    path("auth/login/", accounts.LoginView.as_view(), name="login"),
    path("auth/logout/", accounts.LogoutView.as_view(), name="logout"),
    path("auth/tokens/", accounts.TokensView.as_view(), name="tokens"),
    path("schema/", index.SchemaView.as_view(), name="schema"),
    path("docs/", index.DocsView.as_view(), name="docs"),
    re_path(r"^.*$", index.NotFoundView.as_view(), name="not-found"),
]
