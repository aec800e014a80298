"""One shape for every error: a type, and a list of code, sentence and the input concerned."""

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, SuspiciousOperation
from django.db import OperationalError
from django.utils.translation import gettext as _
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions

from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord, StillInUse
from programmes.services.seat_errors import NotYours

from .errors import BadParameter, BadParameters, Broken, Busy, Conflict, VersionDiffers

WHOLE = "non_field_errors"
# How the databases say that another transaction is in the way.
SQLITE_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
POSTGRES_BUSY = ("40P01", "55P03")  # deadlock_detected, lock_not_available


class Handler(ExceptionHandler):
    """Puts the programme's own errors, and wrong parameters, into the one shape."""

    def convert_known_exceptions(self, exc):
        for kind, convert in _KNOWN:
            if isinstance(exc, kind):
                return convert(exc)
        return super().convert_known_exceptions(exc)

    def convert_unhandled_exceptions(self, exc):
        """What nobody foresaw says nothing of itself to whoever asked; the log has it."""
        return exc if isinstance(exc, exceptions.APIException) else Broken()


class Formatter(ExceptionFormatter):
    """An error of a whole object or list names it; one of the whole body names nothing."""

    def get_errors(self):
        return [self._named(error) for error in super().get_errors()]

    @staticmethod
    def _named(error):
        path = [name for name in (error.attr or "").split(".") if name not in (WHOLE, NON_FIELD_ERRORS)]
        error.attr = ".".join(path) or None
        return error


def exception_handler(exc, context):
    return Handler(exc, context).run()


def _parameters(found):
    said = defaultdict(list)
    for one in found:
        said[one.name].append(exceptions.ErrorDetail(str(one.message), one.code))
    return exceptions.ValidationError(dict(said))


def _invalid(exc):
    fields = exc.fields or {WHOLE: [exc.message]}
    return exceptions.ValidationError(
        {
            name: [exceptions.ErrorDetail(str(sentence), exc.code) for sentence in sentences]
            for name, sentences in fields.items()
        }
    )


def _of_database(exc):
    """Whether the database was only busy; any other failure of it stays what it is."""
    name = getattr(exc.__cause__, "sqlite_errorname", None) or ""
    state = getattr(exc.__cause__, "sqlstate", None)
    return Busy() if name.startswith(SQLITE_BUSY) or state in POSTGRES_BUSY else exc


_KNOWN = (
    (OperationalError, _of_database),
    (SuspiciousOperation, lambda exc: exceptions.ParseError(_("This request cannot be read"))),
    (BadParameter, lambda exc: _parameters([exc])),
    (BadParameters, lambda exc: _parameters(exc.found)),
    (InvalidRecord, _invalid),
    # Whether it is there at all is not told to whom it does not belong.
    (NotYours, lambda exc: exceptions.NotFound()),
    (StaleRecord, lambda exc: VersionDiffers(str(exc))),
    (StillInUse, lambda exc: Conflict(str(exc), exc.code)),
    (ProgrammeError, lambda exc: Conflict(str(exc), exc.code)),
)
