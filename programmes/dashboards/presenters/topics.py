"""Topics as rows of a list and as a page of their own."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Column,
    Fact,
    FactList,
    Link,
    Many,
    Number,
    Period,
    Table,
    Value,
)
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.activities import period_of
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.evidence import Evidenced, other_names, other_script
from programmes.dashboards.presenters.kinds import kind_badge, name_of, status_badge
from programmes.models import FocusArea, Topic

COLUMNS = (("course", "courses"), ("event", "events"), ("talk", "talks"))


def count_line(number: int) -> str:
    return ngettext("%(number)s topic", "%(number)s topics", number) % {"number": number}


def topic_table(listing: Listing, topics: list[Topic], plan: str) -> Table:
    """A row a topic: names, which parts of plans name it, how many activities carry it by kind."""
    columns = (
        listing.column(_("Topic")),
        listing.column(_("Named in")),
        listing.column(_("Courses"), numeric=True),
        listing.column(_("Events"), numeric=True),
        listing.column(_("NATO Talks"), numeric=True),
    )
    return Table(_("Topics"), columns, tuple(_row(one, plan) for one in topics), caption_hidden=True)


def _row(topic: Topic, plan: str) -> tuple[object, ...]:
    detail = topic.abbreviation
    if topic.unclear:
        detail = _("meaning unclear: kept as the source words it")
    counts = (_count(topic, family, name, plan) for family, name in COLUMNS)
    return (Link(topic.label, topic.get_absolute_url(), detail), _named(topic), *counts)


def _count(topic: Topic, family: str, name: str, plan: str) -> Number:
    number = getattr(topic, name)
    url = rows_url(family=family, topic=topic.code, plan=plan) if number else ""
    return Number(number, url=url)


def _named(topic: Topic) -> Many | str:
    links = tuple(Link(_words(row.part), row.part.get_absolute_url()) for row in topic.part_topics.all())
    return Many(links) if links else _("in no plan on record")


def _words(part) -> str:
    return _("%(plan)s, %(part)s") % {"plan": part.plan.code, "part": part.label}


def topic_facts(topic: Topic, evidenced: Evidenced) -> FactList:
    """What is known of a topic."""
    other, lang = other_script(topic.title_en, topic.title_ar)
    facts = [
        evidenced.fact(_("In the other language"), topic, "title", other, lang=lang),
        *([Fact(_("Abbreviation"), (Value(topic.abbreviation, ltr=True),))] if topic.abbreviation else []),
        Fact(_("Nature"), (topic.get_nature_display(),)),
        Fact(_("Named in plans"), tuple(_naming(topic, evidenced)) or (_("in no plan on record"),)),
    ]
    if names := other_names(topic):
        facts.append(Fact(_("Other names"), (Many(names),)))
    if note := topic.text("note"):
        facts.append(evidenced.fact(_("Note"), topic, "note", note))
    return FactList((*facts, Fact(_("Code"), (Value(topic.code, ltr=True),))))


def _naming(topic: Topic, evidenced: Evidenced):
    for row in topic.part_topics.all():
        text = _words(row.part)
        if row.named_as:
            text = _("%(part)s, named “%(name)s”") % {"part": text, "name": row.named_as}
        yield evidenced.reasoned(row, text, url=row.part.get_absolute_url())


def carrier_table(topic: Topic, evidenced: Evidenced) -> Table | None:
    """The activities that carry the topic, each with the basis of that."""
    rows = topic.activity_topics.all()
    if not rows:
        return None
    labels = (_("Activity"), _("Carries the topic"), _("Kind"), _("Dates"), _("Status"))
    cells = tuple(_carrier(row, evidenced) for row in rows)
    return Table(_("Activities that carry the topic"), _plain(labels), cells, caption_hidden=True)


def _carrier(row, evidenced: Evidenced) -> tuple[object, ...]:
    activity = row.activity
    return (
        Link(name_of(activity), activity.get_absolute_url(), activity.code),
        evidenced.reasoned(row, str(row.get_basis_display())),
        kind_badge(activity.kind),
        period_of(activity),
        status_badge(activity.status),
    )


def _plain(labels: tuple[str, ...]):
    return tuple(Column(label) for label in labels)


def focus_table(areas: list[FocusArea], evidenced: Evidenced) -> Table | None:
    """What was named as a focus of the Centre together, by date."""
    if not areas:
        return None
    dated = groupby(areas, key=lambda area: (area.start_written, area.end_written, area.date_basis))
    rows = tuple(_focus(key, list(group), evidenced) for key, group in dated)
    return Table(_("Focus areas by date"), _plain((_("Named"), _("Topics"))), rows, caption_hidden=True)


def _focus(key: tuple[str | None, str | None, str], areas: list[FocusArea], evidenced: Evidenced):
    start, end, basis = key
    topics = (
        Value(area.topic.label, url=area.topic.get_absolute_url(), marks=evidenced.marks(area))
        for area in areas
    )
    return Period(start or "", end or "", basis=basis), Many(tuple(topics))
