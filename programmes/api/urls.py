"""Addresses of the REST API."""

from django.urls import include, path, re_path

from . import accounts, findings, index, planning_runs, releases, run_comparisons, summaries
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


planning = [
    path("plans/<str:code>/as-of/<str:day>/", releases.AsOfView.as_view(), name="plans-as-of"),
    path("runs/", planning_runs.RunsView.as_view(), name="runs-list"),
    path("runs/<str:code>/", planning_runs.RunView.as_view(), name="runs-detail"),
    path(
        "runs/<str:code>/against/<str:other>/", run_comparisons.RunComparedView.as_view(), name="runs-against"
    ),
    path("runs/<str:code>/stop/", planning_runs.StopView.as_view(), name="runs-stop"),
    path("runs/<str:code>/adopt/", planning_runs.AdoptView.as_view(), name="runs-adopt"),
    path("placements/", planning_runs.PlacementsView.as_view(), name="placements-list"),
    path("findings/", findings.FindingsView.as_view(), name="findings-list"),
    path("releases/", releases.ReleasesView.as_view(), name="releases-list"),
    path("releases/<str:code>/", releases.ReleaseView.as_view(), name="releases-detail"),
]
urlpatterns = [
    path("", index.IndexView.as_view(), name="index"),
    path("plans/<str:code>/summary/", summaries.PlanSummaryView.as_view(), name="plans-summary"),
    *planning,
    *(path(f"{resource.route}/", include(_of(resource))) for resource in RESOURCES),
    path("auth/login/", accounts.LoginView.as_view(), name="login"),
    path("auth/logout/", accounts.LogoutView.as_view(), name="logout"),
    path("auth/tokens/", accounts.TokensView.as_view(), name="tokens"),
    path("schema/", index.SchemaView.as_view(), name="schema"),
    path("docs/", index.DocsView.as_view(), name="docs"),
    re_path(r"^.*$", index.NotFoundView.as_view(), name="not-found"),
]
