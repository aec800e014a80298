"""The next version of a plan before it is released: its number, what changed, what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass

from programmes.models import AnnualPlan, Release
from programmes.selectors.findings import Finding, blocking, findings_within
from programmes.selectors.findings.picture import picture_of
from programmes.selectors.release_changes import Change, changes_between
from programmes.selectors.releases import latest_release
from programmes.selectors.snapshots import Snapshot, digest_of, snapshot_of


@dataclass(frozen=True, slots=True)
class NextRelease:
    """What would be released now. `latest` is the version before it, None before the first."""

    plan: AnnualPlan
    latest: Release | None
    standing: tuple[Finding, ...]
    changes: tuple[Change, ...]
    snapshot: Snapshot
    digest: str

    @property
    def number(self) -> int:
        return self.latest.number + 1 if self.latest else 1

    @property
    def unchanged(self) -> bool:
        """Whether the plan is to the letter what the latest version froze."""
        return self.latest is not None and self.latest.digest == self.digest


def next_release(plan: AnnualPlan) -> NextRelease:
    """The draft as the version after the latest, in a fixed number of queries."""
    latest, picture = latest_release(plan), picture_of(plan)
    snapshot = snapshot_of(picture)
    return NextRelease(
        plan=plan,
        latest=latest,
        standing=tuple(blocking(findings_within(picture))),
        changes=tuple(changes_between(latest.snapshot, snapshot)) if latest else (),
        snapshot=snapshot,
        digest=digest_of(snapshot),
    )
