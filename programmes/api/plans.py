"""Plans and their parts."""

from django.utils.translation import gettext_lazy as _

from programmes.enums import EndorsingSide, PartKind
from programmes.models import AnnualPlan, PartTopic, PlanEndorsement, PlanPart

from .engine import filters
from .engine.columns import columns
from .engine.composites import declared, overlap, pair, uncertain
from .engine.links import Link
from .engine.provenance import citations
from .engine.resources import Resource
from .engine.search import search
from .named import title_or_kind, topics
from .seat_columns import invented

ENDORSED = filters.Rows(PlanEndorsement, "plan_id")

ENDORSEMENTS = Link(
    name="endorsements",
    model=PlanEndorsement,
    back="plan",
    columns=[*columns(PlanEndorsement, "side"), *pair(PlanEndorsement, "body"), uncertain()],
    order=("plan", "side"),
    key=("side",),
    filters=(
        filters.choice(
            "endorsed_by", "side", EndorsingSide.choices, _("side that has endorsed the plan"), rows=ENDORSED
        ),
    ),
)

PARTS_OF_PLAN = Link(
    name="parts",
    model=PlanPart,
    back="plan",
    columns=[
        *columns(PlanPart, "code"),
        title_or_kind(PartKind.choices),
        *columns(PlanPart, "kind"),
        declared(PlanPart, unit=False),
    ],
    order=("plan", "position", "code"),
)

PLANS = Resource(
    route="plans",
    model=AnnualPlan,
    title=_("plans"),
    columns=[
        *pair(AnnualPlan),
        *columns(AnnualPlan, "starts_on", "ends_on", "status", "announced_on"),
        declared(AnnualPlan, unit=True),
        *pair(AnnualPlan, "note"),
        invented("invented"),
    ],
    links=[PARTS_OF_PLAN, ENDORSEMENTS, citations(AnnualPlan)],
    filters=[search(), *overlap("starts_on", "ends_on")],
    ordering=("-starts_on", "code"),
    standing={"invented": ("false", frozenset())},
)

PARTS = Resource(
    route="parts",
    model=PlanPart,
    title=_("parts of plans"),
    label=title_or_kind(PartKind.choices),
    columns=[
        *columns(PlanPart, "plan", "kind", "position"),
        *pair(PlanPart),
        declared(PlanPart, unit=False),
        *pair(PlanPart, "note"),
        invented("plan__invented"),
    ],
    links=[topics(PartTopic, "part", "position", "named_as"), citations(PlanPart)],
    filters=[search("code", "plan__search_text")],
    ordering=("plan", "position", "code"),
    standing={"invented": ("false", frozenset({"plan"}))},
)
