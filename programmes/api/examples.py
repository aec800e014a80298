"""Examples for the description of the API."""


def of(resource, method, *, listing, view):
    return []
