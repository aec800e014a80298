"""What does not fit in a plan, as data; the one entry for every face and service."""

from programmes.selectors.findings.finding import Finding, RecordName
from programmes.selectors.findings.scan import (
    blocking,
    findings_of_activity,
    findings_of_plan,
    findings_within,
)
from programmes.selectors.findings.severities import DEFAULT_SEVERITIES, blocks_release, severity_of
from programmes.selectors.findings.wording import sentence

__all__ = [
    "DEFAULT_SEVERITIES",
    "Finding",
    "RecordName",
    "blocking",
    "blocks_release",
    "findings_of_activity",
    "findings_of_plan",
    "findings_within",
    "sentence",
    "severity_of",
]
