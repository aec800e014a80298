"""Calendar feeds in the iCalendar format (RFC 5545), for programs that subscribe to an address.

Every activity known to the day is one all-day event. Its UID never changes, SEQUENCE is the version of
the record, and what was called off stays in the feed as cancelled.
"""

from datetime import UTC, datetime, timedelta

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vText

from programmes.enums import (
    STATUSES_OFF_THE_FLOOR,
    ActivityKind,
    ActivityStatus,
    Basis,
)
from programmes.models import Activity
from programmes.selectors.feeds import FeedContent
from programmes.selectors.hijri_dates import hijri_period

NAMESPACE = "activities.nato-ici-centre"  # what follows the code in every UID; never changes
PRODUCT = "-//NATO-ICI Regional Centre//Training-programme planner//EN"
REFRESH = timedelta(hours=6)
NEVER_SAVED = datetime(2017, 1, 24, tzinfo=UTC)  # a fixed stamp for rows without a history


def feed(content: FeedContent, *, site: str) -> bytes:
    """A feed in the active language; `site` stands before the addresses of pages."""
    calendar = Calendar()
    name = str(subject_name(content.subject))
    for key, value in _about(name, content.undated):
        calendar.add(key, value)
    calendar.add("refresh-interval", vDuration(REFRESH, params={"VALUE": "DURATION"}))
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for activity in content.activities:
        calendar.add_component(_event(activity, site))
    return calendar.to_ical()


def subject_name(subject) -> str:
    """What a feed is of, in the reader's language."""
    if not isinstance(subject, str):
        return subject.label
    families = {"course": _("training courses"), "event": _("events"), "talk": _("NATO Talks")}
    return capfirst(families.get(subject) or str(ActivityKind(subject).label))


def undated_sentence(undated: int) -> str:
    """How many activities a feed leaves out because their days are not known."""
    return ngettext(
        "%(number)s activity without known days is left out.",
        "%(number)s activities without known days are left out.",
        undated,
    ) % {"number": undated}


def _about(name: str, undated: int):
    title = _("NATO–ICI Regional Centre: %(name)s") % {"name": name}
    text = undated_sentence(undated)
    yield "prodid", PRODUCT
    yield "version", "2.0"
    yield "calscale", "GREGORIAN"
    yield "method", "PUBLISH"
    yield "name", title
    yield "x-wr-calname", title
    yield "description", text
    yield "x-wr-caldesc", text
    yield "x-undated-activities", str(undated)


def _event(activity: Activity, site: str) -> Event:
    first = activity.starts_on or activity.ends_on
    last = activity.ends_on or activity.starts_on
    saved = (activity.saved_at or NEVER_SAVED).astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{activity.code}@{NAMESPACE}")
    event.add("sequence", activity.version)
    event.add("dtstamp", saved)
    event.add("last-modified", saved)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", vText(capfirst(activity.label), params={"LANGUAGE": get_language() or "en"}))
    event.add("status", _status(activity))
    event.add("transp", "OPAQUE")
    event.add("categories", [str(activity.get_kind_display())])
    event.add("url", f"{site}{activity.get_absolute_url()}")
    event.add("description", "\n".join(_lines(activity)))
    if activity.venue:
        event.add("location", _place(activity.venue))
    return event


def _status(activity: Activity) -> str:
    if activity.retired_on or activity.status in STATUSES_OFF_THE_FLOOR:
        return "CANCELLED"
    tentative = (ActivityStatus.PROPOSED, ActivityStatus.PLANNED)
    return "TENTATIVE" if activity.status in tentative else "CONFIRMED"


def _place(venue) -> str:
    city = venue.text("city")
    return _("%(first)s, %(next)s") % {"first": venue.label, "next": city} if city else venue.label


def _lines(activity: Activity):
    yield capfirst(str(activity.get_status_display()))
    if reason := activity.text("status_reason"):
        yield reason
    if activity.date_basis == Basis.ASSUMED:
        yield _("These dates are assumed: %(why)s") % {"why": activity.text("date_note")}
    if hijri := hijri_period(activity.starts_on or activity.ends_on, activity.ends_on or activity.starts_on):
        yield hijri
    if activity.plan:
        yield activity.plan.label
    for row in activity.activity_topics.all():
        words = {"topic": row.topic.label, "basis": row.get_basis_display()}
        yield row.topic.label if row.basis == Basis.STATED else _("%(topic)s (%(basis)s)") % words
    if activity.team:
        yield activity.team.label
