"""The records that citations speak of, by kind, name and address."""

from __future__ import annotations

from django.utils.translation import gettext as _

from programmes.models import (
    ActivityTopic,
    FocusArea,
    MeetingTopic,
    Membership,
    Participation,
    PartTopic,
    PlanEndorsement,
    Representation,
    WeekendPattern,
)
from programmes.selectors.visibility import GUARDED

# Rows that tie two records are named after both and live on the page of the first.
TIES = {
    ActivityTopic: ("activity", "topic"),
    MeetingTopic: ("meeting", "topic"),
    Membership: ("state", "grouping"),
    Participation: ("activity", "state"),
    PartTopic: ("part", "topic"),
    Representation: ("meeting", "state"),
}
OWNED = {PlanEndorsement: "plan", WeekendPattern: "calendar"}


def kind_of(record) -> str:
    return str(record._meta.verbose_name)


def label_of(record) -> str:
    """The name of any record that a citation can speak of, without a further query."""
    if tie := TIES.get(type(record)):
        first, second = (str(getattr(record, name).label) for name in tie)
        return _("%(first)s: %(second)s") % {"first": first, "second": second}
    if owner := OWNED.get(type(record)):
        return _("%(first)s: %(second)s") % {"first": getattr(record, owner).label, "second": str(record)}
    if isinstance(record, FocusArea):
        return str(record.topic.label)
    return str(record.label)


def url_of(record) -> str:
    """The page the record is shown on; empty where that page is not for everybody."""
    if record._meta.model_name in GUARDED:
        return ""
    if tie := TIES.get(type(record)):
        return getattr(record, tie[0]).get_absolute_url()
    if owner := OWNED.get(type(record)):
        return getattr(record, owner).get_absolute_url()
    return record.get_absolute_url()


def values_of(record, fields: list[str]) -> str:
    """The columns a citation names, in words: the two languages of a text as one, dates as one."""
    names: dict[str, None] = {}
    for name in fields:
        if name in ("starts_on", "ends_on", "date_precision") and hasattr(record, "date_precision"):
            names.setdefault(_("dates"))
        else:
            names.setdefault(str(record._meta.get_field(name).verbose_name).split(" (")[0])
    return _(", ").join(names)
