"""Addresses of the pages people read."""

app_name = "dashboards"
urlpatterns: list = []
