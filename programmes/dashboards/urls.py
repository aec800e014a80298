"""The pages and their addresses. Each family of pages keeps its own list."""

from django.urls import path

from programmes.dashboards.views.gallery import gallery

app_name = "dashboards"

urlpatterns = [
    path("components/", gallery, name="components"),
]
