"""Reported figures: rivals side by side, and against what a plan declares and itemises."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet

from programmes.models import AnnualPlan, Measure, PlanPart, ReportedFigure
from programmes.models.base import Tracked
from programmes.selectors.citations import Citations, citations_of
from programmes.selectors.ordering import by_name
from programmes.selectors.plans import Bucket, PlanOverview, overviews

FIGURE_SORTS = ("value", "as_of")


@dataclass(frozen=True, slots=True)
class PlanCount:
    """A plan, or with `bucket` one part of it, and the figures that sources report for it.

    What is declared and itemised is the plan's own tally; it is not counted again here.
    """

    overview: PlanOverview
    bucket: Bucket | None
    figures: tuple[ReportedFigure, ...]

    @property
    def subject(self) -> AnnualPlan | PlanPart:
        return self.bucket.part if self.bucket and self.bucket.part else self.overview.plan


@dataclass(frozen=True, slots=True)
class FigureBook:
    """Measures with their rival figures, and the plans that figures speak of."""

    measures: tuple[Measure, ...]
    figures: int
    plan_counts: tuple[PlanCount, ...]
    citations: Citations


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """One figure beside its rivals, and the plan it speaks of."""

    figure: ReportedFigure
    rivals: tuple[ReportedFigure, ...]
    plan_counts: tuple[PlanCount, ...]
    citations: Citations


def figure_book(*, q: str = "", measure: str = "", qualifier: str = "", sort: str = "") -> FigureBook:
    """The figures that match, under their measures. A word may stand in the figure or in its measure."""
    figures = _matching(q)
    if measure:
        figures = figures.filter(measure__code=measure)
    if qualifier:
        figures = figures.filter(qualifier=qualifier)
    rows = _with_subjects(figures).order_by(*_order(sort))
    measures = tuple(
        Measure.objects.current()
        .filter(pk__in=figures.values("measure"))
        .order_by(by_name())
        .prefetch_related(Prefetch("figures", rows))
    )
    shown = [figure for one in measures for figure in one.figures.all()]
    counts = _plan_counts(shown)
    cited = citations_of(measures, shown, _subjects(counts))
    return FigureBook(measures, len(shown), counts, cited)


def measures_named() -> list[tuple[str, str, str]]:
    """Code and both titles of every measure, for choosing one."""
    return list(Measure.objects.current().values_list("code", "title_en", "title_ar"))


def figure_sheet(code: str) -> FigureSheet:
    """The sheet of one figure. Raises ReportedFigure.DoesNotExist."""
    figure = _with_subjects(ReportedFigure.objects.all()).get(code=code)
    rivals = tuple(
        _with_subjects(ReportedFigure.objects.current())
        .filter(measure=figure.measure)
        .exclude(pk=figure.pk)
        .order_by(*_order(""))
    )
    counts = _plan_counts([figure])
    cited = citations_of([figure, figure.measure], rivals, _subjects(counts))
    return FigureSheet(figure, rivals, counts, cited)


def _matching(q: str) -> QuerySet[ReportedFigure]:
    current = ReportedFigure.objects.current()
    if not q:
        return current
    in_measure = Q(measure__in=Measure.objects.current().matching(q).values("pk"))
    return current.filter(Q(pk__in=current.matching(q).values("pk")) | in_measure)


def _with_subjects(figures: QuerySet[ReportedFigure]) -> QuerySet[ReportedFigure]:
    return figures.select_related("measure", "plan", "part__plan", "activity", "meeting")


def _order(sort: str) -> list:
    """By value or day of report, the unknown last; as it comes, by day of report."""
    name = sort.removeprefix("-") or "as_of"
    column = F(name)
    ordered = column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)
    return [ordered, "code"]


def _plan_counts(figures: list[ReportedFigure]) -> tuple[PlanCount, ...]:
    """A line for each plan and part that a figure speaks of, plans from the newest, parts in order."""
    about_plan: dict[int, list[ReportedFigure]] = defaultdict(list)
    about_part: dict[int, list[ReportedFigure]] = defaultdict(list)
    plans: dict[int, AnnualPlan] = {}
    for figure in figures:
        plan = figure.part.plan if figure.part else figure.plan
        if plan:
            plans[plan.pk] = plan
            (about_part[figure.part.pk] if figure.part else about_plan[plan.pk]).append(figure)
    lines = []
    for overview in overviews(sorted(plans.values(), key=lambda plan: plan.starts_on, reverse=True)):
        if own := about_plan.get(overview.plan.pk):
            lines.append(PlanCount(overview, None, tuple(own)))
        for bucket in overview.buckets:
            if own := about_part.get(bucket.part.pk if bucket.part else 0):
                lines.append(PlanCount(overview, bucket, tuple(own)))
    return tuple(lines)


def _subjects(counts: tuple[PlanCount, ...]) -> list[Tracked]:
    return [line.subject for line in counts]
