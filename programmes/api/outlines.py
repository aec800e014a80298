"""Course outlines."""

from django.utils.translation import gettext_lazy as _

from programmes.models import CourseOutline

from .engine.columns import columns
from .engine.composites import pair
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search
from .named import codes

OUTLINES = Resource(
    route="course-outlines",
    model=CourseOutline,
    title=_("course outlines"),
    columns=[
        *pair(CourseOutline),
        *pair(CourseOutline, "aim"),
        *pair(CourseOutline, "audience"),
        *columns(CourseOutline, "duration_days", "class_size", "certification"),
    ],
    links=[codes(CourseOutline, "topics", "topic"), citations(CourseOutline)],
    filters=[search()],
)
