"""One shape for every error: a type, and a list of code, sentence and the input concerned."""

from django.core.exceptions import NON_FIELD_ERRORS
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions

from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord, StillInUse

from .errors import BadParameter, Conflict, VersionDiffers

WHOLE = "non_field_errors"


class Handler(ExceptionHandler):
    """Puts the programme's own errors, and wrong parameters, into the one shape."""

    def convert_known_exceptions(self, exc):
        for kind, convert in _KNOWN:
            if isinstance(exc, kind):
                return convert(exc)
        return super().convert_known_exceptions(exc)


class Formatter(ExceptionFormatter):
    """A validation error keeps one shape also where it has no input to name."""

    def get_errors(self):
        return [self._named(error) for error in super().get_errors()]

    @staticmethod
    def _named(error):
        if error.attr == NON_FIELD_ERRORS:
            error.attr = WHOLE
        return error


def exception_handler(exc, context):
    return Handler(exc, context).run()


def _parameter(exc):
    return exceptions.ValidationError({exc.name: [exceptions.ErrorDetail(str(exc.message), exc.code)]})


def _invalid(exc):
    fields = exc.fields or {WHOLE: [exc.message]}
    return exceptions.ValidationError(
        {
            name: [exceptions.ErrorDetail(str(sentence), exc.code) for sentence in sentences]
            for name, sentences in fields.items()
        }
    )


_KNOWN = (
    (BadParameter, _parameter),
    (InvalidRecord, _invalid),
    (StaleRecord, lambda exc: VersionDiffers(str(exc))),
    (StillInUse, lambda exc: Conflict(str(exc), exc.code)),
    (ProgrammeError, lambda exc: Conflict(str(exc), exc.code)),
)
