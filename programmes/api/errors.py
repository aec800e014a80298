"""What can go wrong with a request, each with its status, code and sentence."""

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status

from programmes.errors import StaleRecord


class BadParameter(Exception):
    """A parameter of the address is wrong: which one, and why."""

    def __init__(self, name, message, code="invalid_parameter"):
        self.name, self.message, self.code = name, message, code
        super().__init__(name)


class BadParameters(Exception):
    """Several parameters of the address are wrong."""

    def __init__(self, found):
        self.found = found
        super().__init__(*(one.name for one in found))


class Gathered:
    """Reads parameters one after another, so that one answer names all that are wrong."""

    def __init__(self):
        self.found = []

    def attempt(self, read, *args):
        """What `read` makes of these, or None where it refuses them."""
        try:
            return read(*args)
        except BadParameter as error:
            self.found.append(error)
            return None

    def settle(self):
        """Raises BadParameters where anything was refused."""
        if self.found:
            raise BadParameters(self.found)


class Conflict(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"
    default_detail = _("This cannot be done to the record as it is.")


class VersionDiffers(exceptions.APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "stale"
    default_detail = StaleRecord.message


class VersionMissing(exceptions.APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "version_missing"
    default_detail = _("Send the ETag of the record you have read as If-Match, so that no change is lost.")


class BodyTooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"
    default_detail = _("The body is larger than this server accepts.")


class Busy(exceptions.APIException):
    """Another transaction holds what this request needs for longer than it may wait."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "busy"
    default_detail = _("Another change is being written just now. Nothing was changed; try again shortly.")
    wait = 10  # seconds, sent as Retry-After


class Broken(exceptions.APIException):
    """An error on our side."""

    default_detail = _(
        "Nothing was changed. Try again in a moment; if it stays, tell whoever looks after this server."
    )


class LockedOut(exceptions.APIException):
    status_code = status.HTTP_429_TOO_MANY_REQUESTS
    default_code = "locked_out"
    default_detail = _("Too many failed sign-ins. Try again in an hour.")
