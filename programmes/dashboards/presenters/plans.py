"""The plan at a glance, as pieces."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Badge,
    Band,
    Fact,
    FactList,
    Findings,
    Link,
    Many,
    Matrix,
    Number,
    Period,
    Strip,
    Unknown,
    Value,
)
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.attention import findings_of
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.matrices import topic_matrix
from programmes.dashboards.presenters.parts import PartSheet, part_sheets
from programmes.dashboards.presenters.sentences import plan_sentence
from programmes.dashboards.presenters.strips import strip_of
from programmes.dashboards.presenters.years import year_band
from programmes.enums import DatePrecision, EndorsingSide, PlanStatus, Qualifier
from programmes.models import AnnualPlan, Closure, PlanEndorsement
from programmes.selectors.plans import PlanOverview


@dataclass(frozen=True, slots=True)
class Headline:
    """A large figure with its label."""

    label: str
    value: object


@dataclass(frozen=True, slots=True)
class Glance:
    """A plan in one screen, as it stands at the head of its page and on the home page."""

    status: Badge
    sentence: str
    headlines: tuple[Headline, ...]
    strip: Strip
    findings: Findings


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What the page of a plan shows below the glance, in reading order."""

    facts: FactList
    band: Band
    matrix: Matrix | None
    parts: tuple[PartSheet, ...]


def glance_of(
    overview: PlanOverview,
    endorsements: list[PlanEndorsement],
    closures: list[Closure],
    evidenced: Evidenced,
) -> Glance:
    return Glance(
        status=plan_badge(overview.plan),
        sentence=plan_sentence(overview),
        headlines=headlines(overview, evidenced),
        strip=strip_of(overview),
        findings=findings_of(overview, endorsements, closures),
    )


def plan_sheet(
    overview: PlanOverview,
    endorsements: list[PlanEndorsement],
    closures: list[Closure],
    evidenced: Evidenced,
) -> PlanSheet:
    plan = overview.plan
    undated = rows_url(plan=plan.code, dated="no")
    return PlanSheet(
        facts=_facts(plan, endorsements, evidenced),
        band=year_band(
            _("The year in weeks"), plan.starts_on, plan.ends_on, overview.activities, closures, undated
        ),
        matrix=topic_matrix(overview),
        parts=part_sheets(overview, evidenced),
    )


def plan_badge(plan: AnnualPlan) -> Badge:
    fill = {
        PlanStatus.DRAFT: "proposed",
        PlanStatus.ENDORSED: "planned",
        PlanStatus.PUBLISHED: "confirmed",
        PlanStatus.CLOSED: "delivered",
    }
    return Badge("status", fill[PlanStatus(plan.status)], str(plan.get_status_display()))


def headlines(overview: PlanOverview, evidenced: Evidenced) -> tuple[Headline, ...]:
    """Declared, itemised, not itemised, and how many of the rows have a date."""
    plan, tally = overview.plan, overview.tally
    rows = overview.activities
    dated = sum(activity.date_precision != DatePrecision.NONE for activity in rows)
    return (
        Headline(_("declared"), declared_number(overview, evidenced)),
        Headline(_("itemised"), Number(tally.itemised, url=f"{plan.get_absolute_url()}#parts")),
        Headline(_("not itemised"), _missing_number(overview)),
        Headline(
            ngettext("of %(number)s row has a date", "of %(number)s rows have a date", len(rows))
            % {"number": len(rows)},
            Number(dated, url=rows_url(plan=plan.code, dated="yes")),
        ),
    )


def declared_number(overview: PlanOverview, evidenced: Evidenced) -> Number | Unknown:
    plan = overview.plan
    marks = evidenced.marks(plan, "declared_count")
    if plan.declared_count is None:
        return Unknown()
    qualifier = "" if plan.declared_qualifier == Qualifier.EXACT else plan.get_declared_qualifier_display()
    return Number(plan.declared_count, str(qualifier), plan.declared_unit, marks=marks)


def _missing_number(overview: PlanOverview) -> Number | Unknown:
    tally, url = overview.tally, f"{overview.plan.get_absolute_url()}#declared"
    if tally.exact:
        return Number(tally.least_missing, url=url)
    if tally.open_end:
        return Number(tally.least_missing, str(Qualifier.AT_LEAST.label), url=url)
    return Unknown()


def _facts(plan: AnnualPlan, endorsements: list[PlanEndorsement], evidenced: Evidenced) -> FactList:
    announced = plan.announced_on
    starts, ends = plan.starts_on.isoformat(), plan.ends_on.isoformat()
    basis = evidenced.citations.basis(plan, "starts_on", "ends_on")
    period = Period(starts, ends, basis=basis, marks=evidenced.marks(plan, "starts_on", "ends_on"))
    day = announced and Period(announced.isoformat(), marks=evidenced.marks(plan, "announced_on"))
    facts = [
        Fact(_("Period"), (period,)),
        Fact(_("Announced"), (day or Unknown(),)),
        *(_endorsement(side, endorsements, evidenced) for side in EndorsingSide),
    ]
    facts += _ways_on(plan)
    if note := plan.text("note"):
        facts.append(Fact(_("Note"), (Value(note),)))
    return FactList(tuple(facts))


def _ways_on(plan: AnnualPlan) -> list[Fact]:
    """To what was released of the plan, and to the feed that calendar programs subscribe to."""
    versions = Link(_("All versions"), rows_url("releases", plan=plan.code))
    as_of = Link(_("The plan as of a day"), reverse("dashboards:plan-as-of", args=[plan.code]))
    feed = Link(_("Subscribe (iCalendar)"), reverse("dashboards:feed-plan", args=[plan.code]))
    return [Fact(_("Released versions"), (Many((versions, as_of)),)), Fact(_("Calendar feed"), (feed,))]


def _endorsement(side: EndorsingSide, given: list[PlanEndorsement], evidenced: Evidenced) -> Fact:
    label = _("Endorsed by %(side)s") % {"side": side.label}
    found = next((one for one in given if one.side == side), None)
    if found is None:
        return Fact(label, (Unknown(),))
    return Fact(label, (found.text("body"), evidenced.period(found)))
