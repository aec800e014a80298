"""Where each face of the product is mounted."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from centre import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", include("programmes.api.urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("programmes.dashboards.urls")),
    ),
]

handler400 = "programmes.dashboards.errors.bad_request"
handler403 = "programmes.dashboards.errors.forbidden"
handler404 = "programmes.dashboards.errors.not_found"
handler500 = "programmes.dashboards.errors.server_error"
