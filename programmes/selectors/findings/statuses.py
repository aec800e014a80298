"""A status that takes something away from the plan and does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from programmes.enums import STATUSES_WITH_REASON
from programmes.selectors.findings.finding import Fault
from programmes.selectors.findings.picture import Picture


def faults(picture: Picture) -> Iterator[Fault]:
    for activity in picture.activities:
        if activity.status in STATUSES_WITH_REASON and not activity.text("status_reason"):
            yield Fault("status_without_reason", (activity,), {"status": activity.status})
