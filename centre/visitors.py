"""Where a request comes from when a proxy stands between."""

from ipaddress import ip_address

from django.http import HttpRequest


def address_seen_by_proxy(request: HttpRequest) -> str:
    """The last entry of X-Forwarded-For, which the proxy itself wrote; anybody can claim what stands before.

    Where there is none, or it is no address, that of the connection.
    """
    _claimed, _comma, seen = request.headers.get("X-Forwarded-For", "").rpartition(",")
    try:
        return str(ip_address(seen.strip()))
    except ValueError:
        return request.META.get("REMOTE_ADDR", "")
