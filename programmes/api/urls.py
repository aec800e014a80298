"""Addresses of the REST API."""

from django.urls import include, path, re_path

from . import accounts, findings, index, planning_runs, releases, run_comparisons, seat_totals, summaries
from . import course_actions as after
from . import nomination_actions as naming
from . import reoffer_actions as clock
from . import seat_actions as seats
from .engine.guarded import (
    ClosedItemView,
    ClosedListView,
    GuardedHistoryView,
    GuardedItemView,
    GuardedListView,
)
from .engine.views import HistoryView, ItemView, ListView
from .registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES

app_name = "api"


def _of(resource):
    """The list, one record and its history, each known by the resource's route."""
    code = "<str:code>/"
    return [
        path("", ListView.as_view(resource=resource), name=f"{resource.route}-list"),
        path(code, ItemView.as_view(resource=resource), name=f"{resource.route}-detail"),
        path(f"{code}history/", HistoryView.as_view(resource=resource), name=f"{resource.route}-history"),
    ]


def _closed(resource):
    """The same, read by those alone who may see such records."""
    return [
        path("", ClosedListView.as_view(resource=resource), name=f"{resource.route}-list"),
        path("<str:code>/", ClosedItemView.as_view(resource=resource), name=f"{resource.route}-detail"),
        path("<str:code>/history/", HistoryView.as_view(resource=resource), name=f"{resource.route}-history"),
    ]


def _guarded(resource):
    """The rows of a kind that the asker may see, one of them, and its history where one is kept."""
    shown = LISTS.get(resource.route, GuardedListView)
    found = [
        path("", shown.as_view(resource=resource), name=f"{resource.route}-list"),
        path("<str:code>/", GuardedItemView.as_view(resource=resource), name=f"{resource.route}-detail"),
    ]
    if resource.tracked:
        kept = GuardedHistoryView.as_view(resource=resource)
        found.append(path("<str:code>/history/", kept, name=f"{resource.route}-history"))
    return found


LISTS = {
    "nominees": naming.NomineesView,
    "nominations": naming.NominationsView,
    "waiting-entries": naming.WaitingEntriesView,
}
seat_actions = [
    path("seat-calls/<str:code>/open/", seats.OpenView.as_view(), name="seat-calls-open"),
    path("seat-calls/<str:code>/allocate/", seats.AllocateView.as_view(), name="seat-calls-allocate"),
    path("seat-calls/<str:code>/bid/", seats.BidView.as_view(), name="seat-calls-bid"),
    path("seat-calls/<str:code>/grant/", seats.GrantView.as_view(), name="seat-calls-grant"),
    path("seat-calls/<str:code>/turn-back/", seats.TurnBackView.as_view(), name="seat-calls-turn-back"),
    path("seat-calls/<str:code>/hold-back/", seats.HoldBackView.as_view(), name="seat-calls-hold-back"),
    path(
        "seat-calls/<str:code>/release-held/", seats.ReleaseHeldView.as_view(), name="seat-calls-release-held"
    ),
    path("seat-calls/<str:code>/resize/", seats.ResizeView.as_view(), name="seat-calls-resize"),
    path("seat-calls/<str:code>/invite/", seats.InviteView.as_view(), name="seat-calls-invite"),
    path("seat-calls/<str:code>/close/", seats.CloseView.as_view(), name="seat-calls-close"),
    path("seat-calls/<str:code>/gates/", seats.GatesView.as_view(), name="seat-calls-gates"),
    path("seat-calls/<str:code>/clock/", clock.ClockView.as_view(), name="seat-calls-clock"),
    path("seat-calls/<str:code>/attendance/", seats.AttendanceView.as_view(), name="seat-calls-attendance"),
    path("nominations/<str:code>/step/", naming.StepView.as_view(), name="nominations-step"),
    path(
        "nominations/<str:code>/substitute/", naming.SubstituteView.as_view(), name="nominations-substitute"
    ),
    path("waiting-entries/<str:code>/leave/", naming.LeaveView.as_view(), name="waiting-entries-leave"),
    path("seat-offers/<str:code>/accept/", naming.AnswerView.as_view(), name="seat-offers-accept"),
    path(
        "seat-offers/<str:code>/decline/",
        naming.AnswerView.as_view(accepted=False),
        name="seat-offers-decline",
    ),
]
course_actions = [
    path("certificates/<str:code>/revoke/", after.RevokeView.as_view(), name="certificates-revoke"),
    path("certificates/<str:code>/replace/", after.ReplaceView.as_view(), name="certificates-replace"),
    path("report-items/<str:code>/settle/", after.SettleView.as_view(), name="report-items-settle"),
]
clock_actions = [
    path("reoffers/<str:code>/confirm/", clock.ConfirmView.as_view(), name="reoffers-confirm"),
    path("reoffers/<str:code>/dismiss/", clock.DismissView.as_view(), name="reoffers-dismiss"),
    path("messages/<str:code>/change/", clock.ChangeLetterView.as_view(), name="messages-change"),
    path("messages/<str:code>/cancel/", clock.CancelLetterView.as_view(), name="messages-cancel"),
    path("messages/<str:code>/mark-sent/", clock.SentLetterView.as_view(), name="messages-mark-sent"),
]
seat_numbers = [
    path("seat-totals/", seat_totals.SeatTotalsView.as_view(), name="seat-totals"),
    path("seat-ledger/", seat_totals.SeatLedgerView.as_view(), name="seat-ledger"),
]
planning = [
    path("plans/<str:code>/as-of/<str:day>/", releases.AsOfView.as_view(), name="plans-as-of"),
    path("runs/", planning_runs.RunsView.as_view(), name="runs-list"),
    path("runs/<str:code>/", planning_runs.RunView.as_view(), name="runs-detail"),
    path(
        "runs/<str:code>/against/<str:other>/", run_comparisons.RunComparedView.as_view(), name="runs-against"
    ),
    path("runs/<str:code>/stop/", planning_runs.StopView.as_view(), name="runs-stop"),
    path("runs/<str:code>/repeat/", planning_runs.RepeatView.as_view(), name="runs-repeat"),
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
    *seat_actions,
    *clock_actions,
    *course_actions,
    *seat_numbers,
    *(path(f"{resource.route}/", include(_of(resource))) for resource in RESOURCES),
    *(path(f"{resource.route}/", include(_closed(resource))) for resource in CLOSED_RESOURCES),
    *(path(f"{resource.route}/", include(_guarded(resource))) for resource in GUARDED_RESOURCES),
    path("auth/login/", accounts.LoginView.as_view(), name="login"),
    path("auth/logout/", accounts.LogoutView.as_view(), name="logout"),
    path("auth/tokens/", accounts.TokensView.as_view(), name="tokens"),
    path("schema/", index.SchemaView.as_view(), name="schema"),
    path("docs/", index.DocsView.as_view(), name="docs"),
    re_path(r"^.*$", index.NotFoundView.as_view(), name="not-found"),
]
