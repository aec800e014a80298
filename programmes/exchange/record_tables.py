"""Dialogues, states, people, sources and figures as tables: codes, and partial dates as known."""

from __future__ import annotations

from collections.abc import Iterable

from programmes.exchange.csv_files import Cell, ExportTable
from programmes.models import (
    Agreement,
    Closure,
    Dialogue,
    Grouping,
    ParticipatingState,
    Person,
    ReportedFigure,
    Source,
    TrainingTeam,
    Venue,
)

TITLES = ("title_en", "title_ar")
DATES = ("start", "end", "date_precision", "date_basis")


def _titles(record) -> tuple[Cell, ...]:
    return record.title_en, record.title_ar


def _dates(record) -> tuple[Cell, ...]:
    return record.start_written, record.end_written, record.date_precision, record.date_basis


def _codes(records) -> str:
    return ";".join(one.code for one in records)


def dialogue_table(rows: Iterable[Dialogue]) -> ExportTable:
    """Dialogues with the codes of their rounds; `of_the_centre` is yes or no."""
    columns = ("code", *TITLES, "kind", "of_the_centre", *DATES, "sides", "rounds")
    lines = (
        (
            row.code,
            *_titles(row),
            row.kind,
            "yes" if row.of_the_centre else "no",
            *_dates(row),
            _codes(row.sides.all()),
            _codes(row.rounds.all()),
        )
        for row in rows
    )
    return ExportTable("dialogues", columns, lines)


def agreement_table(rows: Iterable[Agreement]) -> ExportTable:
    columns = ("code", *TITLES, "kind", *DATES, "parties", "topics", "dialogue")
    lines = (
        (
            row.code,
            *_titles(row),
            row.kind,
            *_dates(row),
            _codes(row.parties.all()),
            _codes(row.topics.all()),
            row.dialogue.code if row.dialogue else None,
        )
        for row in rows
    )
    return ExportTable("agreements", columns, lines)


def state_table(rows: Iterable[ParticipatingState]) -> ExportTable:
    """States with the groupings they belong to today and the counts the list shows."""
    columns = ("code", *TITLES, "kind", "groupings", "activities", "meetings")
    lines = (
        (
            row.code,
            *_titles(row),
            row.kind,
            _codes(one.grouping for one in row.memberships.all() if one.ends_on is None),
            row.activity_count,
            row.meeting_count,
        )
        for row in rows
    )
    return ExportTable("states", columns, lines)


def membership_table(rows: Iterable[Grouping]) -> ExportTable:
    """One row a membership."""
    columns = ("grouping", "state", *DATES)
    lines = (
        (grouping.code, one.state.code, *_dates(one))
        for grouping in rows
        for one in grouping.memberships.all()
    )
    return ExportTable("groupings", columns, lines)


def appointment_table(rows: Iterable[Person]) -> ExportTable:
    """One row a post, and one for each person without any."""
    posts = ("post", "post_en", "post_ar", "organisation_en", "organisation_ar", "state", "acting")
    return ExportTable("people", ("code", *TITLES, *posts, *DATES), _appointments(rows))


def _appointments(rows: Iterable[Person]):
    for person in rows:
        held = list(person.appointments.all())
        if not held:
            yield (person.code, *_titles(person), *(None for _column in range(11)))
        for post in held:
            organisation = (post.organisation_en, post.organisation_ar)
            state = post.state.code if post.state else None
            acting = "yes" if post.acting else "no"
            named = (person.code, *_titles(person), post.code, *_titles(post))
            yield (*named, *organisation, state, acting, *_dates(post))


def venue_table(rows: Iterable[Venue]) -> ExportTable:
    columns = ("code", *TITLES, "city_en", "city_ar", "state", "capacity", "activities")
    lines = (
        (
            row.code,
            *_titles(row),
            row.city_en,
            row.city_ar,
            row.state.code if row.state else None,
            row.capacity,
            row.activity_count,
        )
        for row in rows
    )
    return ExportTable("venues", columns, lines)


def team_table(rows: Iterable[TrainingTeam]) -> ExportTable:
    columns = ("code", *TITLES, "abbreviation", "state", "topics", "activities")
    lines = (
        (
            row.code,
            *_titles(row),
            row.abbreviation,
            row.state.code if row.state else None,
            _codes(row.topics.all()),
            row.activity_count,
        )
        for row in rows
    )
    return ExportTable("teams", columns, lines)


def source_table(rows: Iterable[Source]) -> ExportTable:
    publisher = ("publisher_en", "publisher_ar")
    columns = ("code", *TITLES, *publisher, "kind", "language", "published", "url", "paragraphs", "citations")
    lines = (
        (
            row.code,
            *_titles(row),
            row.publisher_en,
            row.publisher_ar,
            row.kind,
            row.language,
            row.start_written,
            row.url,
            row.paragraph_count,
            row.citation_count,
        )
        for row in rows
    )
    return ExportTable("sources", columns, lines)


def figure_table(rows: Iterable[ReportedFigure]) -> ExportTable:
    """Figures with their qualifier beside the number: 21 is not 21 where the source says more than 21."""
    scope = ("unit_en", "unit_ar", "scope_en", "scope_ar")
    columns = ("code", "measure", "qualifier", "value", *scope, *DATES, "as_of", "plan", "part")
    lines = (
        (
            row.code,
            row.measure.code,
            row.qualifier,
            row.value,
            row.unit_en,
            row.unit_ar,
            row.scope_en,
            row.scope_ar,
            *_dates(row),
            row.as_of.isoformat() if row.as_of else None,
            row.plan.code if row.plan else None,
            row.part.code if row.part else None,
        )
        for row in rows
    )
    return ExportTable("figures", columns, lines)


def closure_table(rows: Iterable[Closure]) -> ExportTable:
    """Closures with the days as calculated and, where announced, as observed."""
    days = ("starts_on", "ends_on", "observed_starts_on", "observed_ends_on")
    lines = (
        (
            row.code,
            *_titles(row),
            row.kind,
            row.status,
            *(day.isoformat() if day else None for day in (getattr(row, name) for name in days)),
        )
        for row in rows
    )
    return ExportTable("calendars", ("code", *TITLES, "kind", "status", *days), lines)
