"""Activities as rows of a list and as a page of their own."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Fact, FactList, Link, Many, Period, Table, Unknown, Value
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.evidence import Evidenced, yes_no
from programmes.dashboards.presenters.kinds import kind_badge, name_of, status_badge
from programmes.enums import ParticipantRole
from programmes.models import Activity, ActivityTopic

SORTS = ("code", "start", "kind", "status", "plan")


def count_line(number: int) -> str:
    return ngettext("%(number)s activity", "%(number)s activities", number) % {"number": number}


def activity_table(listing: Listing, rows: list[Activity], caption: str, *, with_kind: bool) -> Table:
    """A row an activity: name and code, kind, plan, dates, topics with their basis, status."""
    columns = [
        listing.column(_("Activity"), "code"),
        *([listing.column(_("Kind"), "kind")] if with_kind else []),
        listing.column(_("Plan"), "plan"),
        listing.column(_("Dates"), "start"),
        listing.column(_("Topics")),
        listing.column(_("Status"), "status"),
    ]
    cells = tuple(_cells(row, with_kind) for row in rows)
    return Table(caption, tuple(columns), cells, caption_hidden=True)


def _cells(row: Activity, with_kind: bool) -> tuple[object, ...]:
    return (
        Link(name_of(row), row.get_absolute_url(), row.code),
        *([kind_badge(row.kind)] if with_kind else []),
        Link(row.plan.label, row.plan.get_absolute_url()) if row.plan else _("outside any plan"),
        period_of(row),
        topics_cell(row),
        status_badge(row.status),
    )


def period_of(row: Activity) -> Period:
    return Period(row.start_written or "", row.end_written or "", basis=row.date_basis)


def topics_cell(row: Activity) -> Many | Unknown:
    topics = tuple(_topic(one) for one in row.activity_topics.all())
    return Many(topics) if topics else Unknown()


def _topic(row: ActivityTopic) -> Value:
    return Value(row.topic.label, row.basis, row.topic.get_absolute_url())


def activity_facts(activity: Activity, evidenced: Evidenced) -> FactList:
    """What is known of one activity, fact by fact, with the marks of what supports it."""
    facts = [
        Fact(_("Kind"), (kind_badge(activity.kind),)),
        Fact(_("Plan"), tuple(_plan(activity, evidenced))),
        Fact(_("Status"), tuple(_status(activity, evidenced))),
        Fact(_("Dates"), (evidenced.period(activity),)),
        Fact(_("Topics"), tuple(_topics(activity, evidenced))),
        *_circumstances(activity, evidenced),
        *_participants(activity, evidenced),
    ]
    if note := activity.text("note"):
        facts.append(evidenced.fact(_("Note"), activity, "note", note))
    return FactList((*facts, Fact(_("Code"), (Value(activity.code, ltr=True),))))


def _plan(activity: Activity, evidenced: Evidenced):
    if not activity.plan:
        yield _("outside any plan on record")
        return
    yield evidenced.value(activity, "plan", activity.plan.label, url=activity.plan.get_absolute_url())
    if activity.part and activity.place:
        words = {"place": activity.place, "part": activity.part.label}
        yield _("place %(place)s of %(part)s") % words
    elif activity.part:
        yield activity.part.label


def _status(activity: Activity, evidenced: Evidenced):
    yield status_badge(activity.status)
    if reason := activity.text("status_reason"):
        yield evidenced.value(activity, "status_reason", reason)


def _topics(activity: Activity, evidenced: Evidenced):
    rows = activity.activity_topics.all()
    if not rows:
        yield Unknown()
    for row in rows:
        yield evidenced.reasoned(row, row.topic.label, url=row.topic.get_absolute_url())


def _circumstances(activity: Activity, evidenced: Evidenced):
    """Where, by whom, how, for how many."""
    for label, field in ((_("Venue"), "venue"), (_("Training team"), "team")):
        row = getattr(activity, field)
        url = row.get_absolute_url() if row else ""
        yield evidenced.fact(label, activity, field, row.label if row else "", url=url)
    if activity.delivered_by:
        yield evidenced.fact(_("Delivered by, as reported"), activity, "delivered_by", activity.delivered_by)
    mode = activity.get_mode_display() if activity.mode else ""
    yield evidenced.fact(_("Mode"), activity, "mode", str(mode))
    yield evidenced.fact(_("Language of instruction"), activity, "language", activity.language)
    yield evidenced.fact(_("Interpretation"), activity, "interpretation", yes_no(activity.interpretation))
    yield evidenced.fact(_("Seats"), activity, "capacity", str(activity.capacity or ""))
    for label, field in ((_("Course outline"), "outline"), (_("Dialogue"), "dialogue")):
        if row := getattr(activity, field):
            yield evidenced.fact(label, activity, field, row.label, url=row.get_absolute_url())
    if activity.edition:
        yield evidenced.fact(_("Edition"), activity, "edition", str(activity.edition))


def _participants(activity: Activity, evidenced: Evidenced):
    rows = list(activity.participations.all())
    if not rows:
        yield Fact(_("Participants"), (Unknown(),))
    for role in ParticipantRole:
        values = tuple(
            evidenced.reasoned(row, row.state.label, url=row.state.get_absolute_url())
            for row in rows
            if row.role == role
        )
        if values:
            yield Fact(str(role.label), values)
