"""Addresses of the planning board and of planning runs."""

from django.urls import path

from programmes.dashboards.views import board, planning_runs, run_comparisons

urlpatterns = [
    path("planning/", board.planning, name="planning"),
    path("planning/<slug:plan>/", board.board, name="board"),
    path("planning/<slug:plan>/undo/", board.board_undo, name="board-undo"),
    path("planning/<slug:plan>/runs/", planning_runs.run_list, name="runs"),
    path("planning/<slug:plan>/activities/<slug:code>/", board.board_activity, name="board-activity"),
    path("planning/<slug:plan>/activities/<slug:code>/place/", board.board_place, name="board-place"),
    path("planning/<slug:plan>/activities/<slug:code>/lock/", board.board_lock, name="board-lock"),
    path("runs/<slug:code>/", planning_runs.run_shown, name="run"),
    path("runs/<slug:code>/against/<slug:other>/", run_comparisons.run_compare, name="run-compare"),
    path("runs/<slug:code>/progress/", planning_runs.progress, name="run-progress"),
    path("runs/<slug:code>/stop/", planning_runs.stop, name="run-stop"),
    path("runs/<slug:code>/repeat/", planning_runs.repeat, name="run-repeat"),
    path("runs/<slug:code>/adopt/", planning_runs.adopt_run, name="run-adopt"),
]
