"""Releasing a plan: version N is frozen as it stands, and the draft goes on."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from programmes.errors import InvalidRecord, ProgrammeError, StaleRecord
from programmes.models import Activity, AnnualPlan, Release, User
from programmes.selectors.findings import Finding, sentence
from programmes.selectors.next_releases import next_release
from programmes.selectors.release_changes import Change
from programmes.selectors.release_notices import notice


class ReleaseBlocked(ProgrammeError):
    """Findings stand in the way of a release; `findings` names them."""

    code = "release_blocked"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        message = ngettext_lazy(
            "%(number)s finding stands in the way of a release: %(sentences)s",
            "%(number)s findings stand in the way of a release: %(sentences)s",
            len(findings),
        )
        words = {"number": len(findings), "sentences": " ".join(sentence(one) for one in findings)}
        super().__init__(message % words)


@transaction.atomic
def release_plan(
    plan: AnnualPlan,
    *,
    by: User | None,
    note_en: str = "",
    note_ar: str = "",
    expected_latest: int | None = None,
) -> Release:
    """Freeze the plan as the version after its latest, with a change notice in both languages.

    Where no notice is given, it is written from the changes. `expected_latest` is the number of the
    latest version that the person has seen, 0 for none. Raises ReleaseBlocked, StaleRecord,
    InvalidRecord (a notice in one language only), and ProgrammeError `release_unchanged` or
    `plan_retired`.
    """
    _check_notes(note_en, note_ar)
    plan = _locked(plan)
    ahead = next_release(plan)
    if expected_latest is not None and expected_latest != ahead.number - 1:
        raise StaleRecord(
            _("Somebody else has released this plan in the meantime. Look at that version first.")
        )
    if ahead.standing:
        raise ReleaseBlocked(ahead.standing)
    if ahead.unchanged:
        raise ProgrammeError(_("Nothing has changed since the latest version."), code="release_unchanged")
    changes = list(ahead.changes)
    return Release.objects.create(
        code=f"{plan.code}-v{ahead.number}",
        plan=plan,
        number=ahead.number,
        released_at=timezone.now(),
        released_by=by,
        note_en=note_en or _notice("en", changes, first=ahead.latest is None),
        note_ar=note_ar or _notice("ar", changes, first=ahead.latest is None),
        snapshot=ahead.snapshot,
        changes=changes,
        digest=ahead.digest,
    )


def _check_notes(note_en: str, note_ar: str) -> None:
    for given, missing, name in ((note_en, note_ar, "note_ar"), (note_ar, note_en, "note_en")):
        if given.strip() and not missing.strip():
            raise InvalidRecord(
                fields={name: [_("Write the notice in both languages, or leave both empty.")]}
            )


def _locked(plan: AnnualPlan) -> AnnualPlan:
    """The plan and its activities, held still until the release is written."""
    held = AnnualPlan.objects.select_for_update().get(pk=plan.pk)
    if held.retired_on:
        raise ProgrammeError(_("This plan was retired. A retired plan is not released."), code="plan_retired")
    rows = Activity.objects.select_for_update(of=("self",)).filter(plan=held).order_by("pk")
    list(rows.values_list("pk", flat=True))
    return held


def _notice(language: str, changes: list[Change], *, first: bool) -> str:
    with translation.override(language):
        return notice(changes, first=first)
