"""Addresses of the seats of a plan: the matrix, the ledger, the clock, the outbox."""

from django.urls import path

from programmes.dashboards.views import outbox, reoffers, seats_acts, seats_calls, seats_plan

urlpatterns = [
    path("seats/", seats_plan.seat_home, name="seat-home"),
    path("plans/<slug:code>/seats/", seats_plan.matrix, name="seat-matrix"),
    path("plans/<slug:code>/seats/open/", seats_plan.open_seats, name="seat-open"),
    path("plans/<slug:code>/seats/ledger/", seats_plan.ledger, name="seat-ledger"),
    path("plans/<slug:code>/seats/totals/", seats_plan.totals, name="seat-totals"),
    path("plans/<slug:code>/seats/totals.csv", seats_plan.totals_csv, name="seat-totals-csv"),
    path("plans/<slug:code>/seats/clock/", reoffers.clock, name="seat-clock"),
    path("reoffers/<int:pk>/", reoffers.reoffer, name="reoffer"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<slug:code>/", outbox.message, name="message"),
    path("seats/<slug:code>/", seats_calls.seats, name="seats"),
    path("seats/<slug:code>/share/", seats_acts.share, name="seat-share"),
    path("seats/<slug:code>/do/<slug:what>/", seats_acts.act, name="seat-act"),
    path("seats/<slug:code>/nominations/", seats_acts.nominations, name="seat-nominations"),
    path("seats/<slug:code>/proof/<int:number>/", seats_calls.proof, name="seat-proof"),
    path("seats/<slug:code>/<int:number>/", seats_calls.story, name="seat-story"),
    path("seat-policies/<slug:code>/", seats_calls.policy, name="seat-policy"),
]
