"""After-course reports, and the lessons and changes they leave behind."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Activity, CourseReport, ReportItem

from .engine.columns import columns
from .engine.composites import pair
from .engine.guarded import Guarded
from .seat_columns import code_of, id_of, invented, moments

COURSE_REPORTS = Guarded(
    route="course-reports",
    model=CourseReport,
    title=_("after-course reports"),
    known_by=code_of("activity", "activity", Activity, _("activity"), covers="activity"),
    columns=[
        *columns(CourseReport, "status"),
        *moments(CourseReport, "submitted_at"),
        *columns(CourseReport, "respondents", "content_score", "teaching_score", "organisation_score"),
        *columns(CourseReport, "tested", "passed", "test_before", "test_after"),
        *pair(CourseReport, "summary"),
        invented("activity__plan__invented"),
    ],
    ordering=("activity",),
)

REPORT_ITEMS = Guarded(
    route="report-items",
    model=ReportItem,
    title=_("lessons and changes"),
    known_by=id_of(ReportItem),
    columns=[
        code_of("activity", "report__activity", Activity, _("activity"), covers="report"),
        *columns(ReportItem, "position", "kind"),
        *pair(ReportItem, "text"),
        *columns(ReportItem, "owner", "due_on", "status"),
        *moments(ReportItem, "settled_at"),
        *columns(ReportItem, "settled_by_name", "settled_note"),
        invented("report__activity__plan__invented"),
    ],
    ordering=("activity", "position"),
)
