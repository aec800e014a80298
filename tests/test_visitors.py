"""The address of a visitor behind a proxy."""

import pytest
from django.test import RequestFactory

from centre.visitors import address_seen_by_proxy


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("10.0.0.1, 203.0.113.7", "203.0.113.7"),
        ("<script>, 2001:db8::1", "2001:db8::1"),
        ("203.0.113.7, unknown", "127.0.0.1"),
        ("203.0.113.7, ", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_what_the_proxy_wrote_counts(header, found):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header} if header else {})
    assert address_seen_by_proxy(request) == found
