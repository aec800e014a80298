"""Errors that carry a code and a sentence a person can act on."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ProgrammeError(Exception):
    """A rule of the programme was broken.

    `code` is stable and goes to machines; `message` is translated at display;
    `fields` names the inputs concerned, each with its own sentences.
    """

    code = "programme_error"
    message: str | Promise = _("This cannot be done.")

    def __init__(
        self,
        message: str | Promise | None = None,
        *,
        code: str | None = None,
        fields: Mapping[str, list[str | Promise]] | None = None,
    ) -> None:
        if message is not None:
            self.message = message
        if code is not None:
            self.code = code
        self.fields = dict(fields or {})
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)


class InvalidRecord(ProgrammeError):
    """The values given do not make a valid record; `fields` says which and why."""

    code = "invalid"
    message = _("Some values are not valid.")


class StaleRecord(ProgrammeError):
    """Somebody else saved the record since it was read."""

    code = "stale"
    message = _(
        "Somebody else has changed this record since you opened it. Open it again and repeat your change."
    )


class StillInUse(ProgrammeError):
    """The record cannot be deleted because others point to it."""

    code = "in_use"
    message = _("Other records depend on this one. Retire it instead.")


class ReasonMissing(ProgrammeError):
    """A change that needs a reason was given none."""

    code = "reason_missing"
    message = _("Say why: this change needs a reason.")
