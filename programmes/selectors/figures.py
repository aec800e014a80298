"""Reported figures: rivals side by side, and against what a plan declares and itemises."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet

from programmes.models import Activity, AnnualPlan, Measure, PlanPart, ReportedFigure
from programmes.models.base import Tracked
from programmes.selectors.citations import Citations, citations_of
from programmes.selectors.ordering import by_name

FIGURE_SORTS = ("value", "as_of")


@dataclass(frozen=True, slots=True)
class PlanCount:
    """A plan, or one part of it: what sources report, what is declared, how many rows are on record."""

    plan: AnnualPlan
    part: PlanPart | None
    itemised: int
    figures: tuple[ReportedFigure, ...]

    @property
    def subject(self) -> AnnualPlan | PlanPart:
        return self.part or self.plan


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
    """A line for each plan and part that a figure speaks of: three queries, however many there are."""
    plans: dict[int, AnnualPlan] = {}
    parts: dict[int, PlanPart] = {}
    speaking: dict[tuple[int, int | None], list[ReportedFigure]] = defaultdict(list)
    for figure in figures:
        if figure.part:
            parts[figure.part.pk] = figure.part
            plans[figure.part.plan_id] = figure.part.plan
            speaking[figure.part.plan_id, figure.part.pk].append(figure)
        elif figure.plan:
            plans[figure.plan.pk] = figure.plan
            speaking[figure.plan.pk, None].append(figure)
    if not speaking:
        return ()
    itemised = _itemised(list(plans))
    lines = (
        PlanCount(plans[plan], parts.get(part or 0), itemised.get((plan, part), 0), tuple(figures))
        for (plan, part), figures in speaking.items()
    )
    return tuple(sorted(lines, key=_plan_then_part))


def _plan_then_part(line: PlanCount) -> tuple:
    return (-line.plan.starts_on.toordinal(), line.part is not None, line.part.position if line.part else 0)


def _itemised(plans: list[int]) -> dict[tuple[int, int | None], int]:
    """How many activities are on record in each plan (part None: all of them) and in each part."""
    rows = Activity.objects.current().filter(plan__in=plans).order_by().values_list("plan", "part")
    counts: dict[tuple[int, int | None], int] = defaultdict(int)
    for plan, part, how_many in rows.annotate(how_many=Count("pk")):
        counts[plan, None] += how_many
        if part is not None:
            counts[plan, part] += how_many
    return dict(counts)


def _subjects(counts: tuple[PlanCount, ...]) -> list[Tracked]:
    return [line.subject for line in counts]
