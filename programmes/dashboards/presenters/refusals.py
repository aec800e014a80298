"""What was refused, in sentences a planner can act on: also who changed what in the meantime."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.dashboards.presenters.evidence import isolated
from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.models import Activity
from programmes.selectors.board import changes_since
from programmes.selectors.histories import Version

STATUSES = ((StaleRecord, 409), (InvalidRecord, 400), (ProgrammeError, 409))


def refusal_status(error: ProgrammeError) -> int:
    """409 where somebody was faster or the step is not open, 400 where the values are wrong."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def sentences(error: ProgrammeError) -> list[str]:
    """All that an error says, the inputs it names in the order of the error."""
    said = [
        str(sentence) if name in (NON_FIELD_ERRORS, "starts_on") else f"{_subject(name)}{sentence}"
        for name, found in error.fields.items()
        for sentence in found
    ]
    if not said or error.code in ("stale_proposal", "proposal_refused"):
        return [str(error), *said]
    return said


def _subject(name: str) -> str:
    """Activities are named by their code; names of inputs mean nothing to a reader."""
    return f"{name}: " if "-" in name else ""


def overtaken(activity: Activity, version: int) -> str:
    """Who changed the activity since it was read at `version`, when and what; empty where nobody did."""
    newer = changes_since(activity, version)
    if not newer:
        return ""
    return " ".join(_overtaking(activity, one) for one in reversed(newer)) + " " + _again()


def _overtaking(activity: Activity, change: Version) -> str:
    names = {_stem(str(one.field.verbose_name)): None for one in change.changes}
    words = {
        "who": change.who or _("The loading of seeds"),
        "name": activity.label,
        "when": isolated(f"{timezone.localtime(change.when):%Y-%m-%d %H:%M}"),
        "what": _(", ").join(names) or change.why,
    }
    return _("%(who)s changed “%(name)s” on %(when)s: %(what)s.") % words


def _stem(name: str) -> str:
    """The two languages of a text count as one."""
    return name.split(" (")[0]


def _again() -> str:
    return _("Your move was not made. Look at where it stands now and move it again if you still want to.")
