"""Topics, and which of them were a focus of the Centre when."""

from django.utils.translation import gettext_lazy as _

from programmes.models import ActivityTopic, AnnualPlan, FocusArea, PartTopic, Topic

from .engine import filters
from .engine.columns import columns
from .engine.composites import lines, pair, uncertain
from .engine.provenance import citations
from .engine.resources import Resource, label
from .engine.search import search
from .named import title_of

NAMED = filters.Rows(PartTopic, "topic_id")
CARRIED = filters.Rows(ActivityTopic, "topic_id")

TOPICS = Resource(
    route="topics",
    model=Topic,
    title=_("topics"),
    columns=[
        *pair(Topic),
        *columns(Topic, "abbreviation"),
        lines(Topic),
        *columns(Topic, "nature", "unclear"),
        *pair(Topic, "note"),
    ],
    links=[citations(Topic)],
    filters=[
        search(),
        filters.code("named_in_plan", "part__plan__code", AnnualPlan, _("named by this plan"), rows=NAMED),
        filters.code(
            "part",
            "part__code",
            PartTopic._meta.get_field("part").related_model,
            _("named for this part"),
            rows=NAMED,
        ),
        filters.code(
            "plan", "activity__plan__code", AnnualPlan, _("carried by an activity of this plan"), rows=CARRIED
        ),
    ],
)

FOCUS_AREAS = Resource(
    route="focus-areas",
    model=FocusArea,
    title=_("focus areas"),
    label=label("code", by=lambda language: lambda code: code),
    columns=[
        *columns(FocusArea, "topic"),
        title_of("topic", "topic_title"),
        uncertain(),
        *pair(FocusArea, "note"),
    ],
    links=[citations(FocusArea)],
    filters=[search("code", "topic__search_text")],
    ordering=("starts_on", "code"),
)
