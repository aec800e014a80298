"""Addresses of the rows behind a number."""

from urllib.parse import urlencode

from django.urls import reverse


def rows_url(name: str = "activities", **filters: str) -> str:
    """The list of that name, narrowed by the filters that are given."""
    query = urlencode({key: value for key, value in filters.items() if value})
    url = reverse(f"dashboards:{name}")
    return f"{url}?{query}" if query else url
