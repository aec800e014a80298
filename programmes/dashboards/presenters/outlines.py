"""Course outlines as rows of a list and as a page of their own."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Fact, FactList, Link, Many, Number, Table, Unknown, Value
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.activities import period_of
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.kinds import name_of, status_badge
from programmes.models import CourseOutline


def count_line(number: int) -> str:
    return ngettext("%(number)s course outline", "%(number)s course outlines", number) % {"number": number}


def outline_table(listing: Listing, outlines: list[CourseOutline]) -> Table:
    columns = (
        listing.column(_("Course outline")),
        listing.column(_("Topics")),
        listing.column(_("Working days"), numeric=True),
        listing.column(_("Courses held or planned"), numeric=True),
    )
    rows = tuple(_row(outline) for outline in outlines)
    return Table(_("Course outlines"), columns, rows, caption_hidden=True)


def _row(outline: CourseOutline) -> tuple[object, ...]:
    topics = tuple(Link(topic.label, topic.get_absolute_url()) for topic in outline.topics.all())
    return (
        Link(outline.label, outline.get_absolute_url(), outline.code),
        Many(topics) if topics else Unknown(),
        Value(days(outline)) if outline.duration_days else Unknown(),
        Number(outline.runs, url=rows_url("courses", outline=outline.code) if outline.runs else ""),
    )


def days(outline: CourseOutline) -> str:
    """The length without a needless ".0"."""
    return f"{outline.duration_days.normalize():f}" if outline.duration_days else ""


def outline_facts(outline: CourseOutline, evidenced: Evidenced) -> FactList:
    """What is known of an outline."""
    topics = tuple(Value(topic.label, url=topic.get_absolute_url()) for topic in outline.topics.all())
    certification = outline.get_certification_display() if outline.certification else ""
    return FactList(
        (
            evidenced.fact(_("Aim"), outline, "aim", outline.text("aim")),
            evidenced.fact(_("Audience"), outline, "audience", outline.text("audience")),
            evidenced.fact(_("Working days"), outline, "duration_days", days(outline)),
            evidenced.fact(_("Class size"), outline, "class_size", str(outline.class_size or "")),
            evidenced.fact(_("NATO certification"), outline, "certification", str(certification)),
            Fact(_("Topics"), topics or (Unknown(),)),
            Fact(_("Code"), (Value(outline.code, ltr=True),)),
        )
    )


def run_table(outline: CourseOutline) -> Table | None:
    """The courses that follow the outline."""
    courses = outline.courses.all()
    if not courses:
        return None
    columns = tuple(Column(label) for label in (_("Course"), _("Plan"), _("Dates"), _("Status")))
    rows = tuple(
        (
            Link(name_of(course), course.get_absolute_url(), course.code),
            Link(course.plan.label, course.plan.get_absolute_url()) if course.plan else _("outside any plan"),
            period_of(course),
            status_badge(course.status),
        )
        for course in courses
    )
    return Table(_("Courses that follow the outline"), columns, rows, caption_hidden=True)
