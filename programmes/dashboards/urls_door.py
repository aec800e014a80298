"""Addresses of a focal point's own pages."""

from django.urls import path

from programmes.dashboards.views import door, door_acts, nomination_imports, nominations

urlpatterns = [
    path("door/", door.door, name="door"),
    path("door/imports/", nomination_imports.import_list, name="nomination-imports"),
    path("door/imports/<int:pk>/", nomination_imports.import_shown, name="nomination-import"),
    path("door/imports/nominations.xlsx", nomination_imports.template_file, name="nomination-template-xlsx"),
    path("door/offers/<int:pk>/accept/", door_acts.offer_accept, name="offer-accept"),
    path("door/offers/<int:pk>/decline/", door_acts.offer_decline, name="offer-decline"),
    path("door/<slug:code>/", door.door_activity, name="door-activity"),
    path("door/<slug:code>/nominate/", door_acts.door_nominate, name="door-nominate"),
    path("door/<slug:code>/bid/", door_acts.door_bid, name="door-bid"),
    path("door/<slug:code>/wait/", door_acts.door_wait, name="door-wait"),
    path("door/<slug:code>/leave/", door_acts.door_leave, name="door-leave"),
    path("door/<slug:code>/turn-back/", door_acts.door_turn_back, name="door-turn-back"),
    path("nominations/<slug:code>/", nominations.nomination, name="nomination"),
    path("nominations/<slug:code>/replace/", nominations.nomination_replace, name="nomination-replace"),
    path("nominations/<slug:code>/withdraw/", nominations.nomination_withdraw, name="nomination-withdraw"),
    path("nominations/<slug:code>/seat/", nominations.nomination_seat, name="nomination-seat"),
]
