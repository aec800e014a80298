"""Figures about plans: what is reported, declared, itemised and on record, row by row."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from programmes.dashboards.components import Column, Link, Many, Number, Table, Unknown, Value
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.enums import Qualifier
from programmes.models import ReportedFigure
from programmes.selectors.figures import PlanCount


def plan_counts(lines: Iterable[PlanCount], shown: Evidenced) -> Table:
    """A row for each plan and part of a plan that a figure speaks of."""
    columns = (
        Column(_("Plan or part")),
        Column(_("Reported")),
        Column(_("Declared")),
        Column(_("Itemised"), numeric=True),
        Column(_("Rows on record"), numeric=True),
        Column(_("Difference")),
    )
    rows = tuple(_row(line, shown) for line in lines)
    return Table(_("Figures about plans"), columns, rows, caption_hidden=True)


def _row(line: PlanCount, shown: Evidenced) -> tuple[object, ...]:
    subject, plan = line.subject, line.overview.plan
    detail = str(plan.label) if line.bucket else ""
    reported = tuple(_reported(figure, shown) for figure in line.figures)
    return (
        Link(str(subject.label), subject.get_absolute_url(), detail),
        Many(reported),
        _declared(line, shown),
        *(_bucket_counts(line) if line.bucket else _plan_counts(line)),
    )


def _reported(figure: ReportedFigure, shown: Evidenced) -> Value:
    return Value(str(figure.label), url=figure.get_absolute_url(), marks=shown.marks(figure, "value"))


def _declared(line: PlanCount, shown: Evidenced):
    subject = line.subject
    if subject.declared_count is None:
        return Unknown()
    exact = subject.declared_qualifier == Qualifier.EXACT
    qualifier = "" if exact else str(subject.get_declared_qualifier_display())
    unit = "" if line.bucket else line.overview.plan.declared_unit
    return Number(subject.declared_count, qualifier, unit, marks=shown.marks(subject, "declared_count"))


def _plan_counts(line: PlanCount) -> tuple[object, ...]:
    plan, tally = line.overview.plan, line.overview.tally
    rows = len(line.overview.activities)
    return (
        Number(tally.itemised, url=f"{plan.get_absolute_url()}#parts"),
        Number(rows, url=rows_url(plan=plan.code)),
        _difference(line),
    )


def _difference(line: PlanCount):
    tally, url = line.overview.tally, f"{line.overview.plan.get_absolute_url()}#declared"
    if tally.exact:
        return Number(tally.least_missing, unit=_("not itemised"), url=url)
    if tally.open_end:
        return Number(tally.least_missing, str(Qualifier.AT_LEAST.label), _("not itemised"), url=url)
    return _("cannot be said exactly")


def _bucket_counts(line: PlanCount) -> tuple[object, ...]:
    bucket, plan = line.bucket, line.overview.plan
    return (
        Number(bucket.count, url=line.subject.get_absolute_url()),
        Number(len(bucket.activities), url=rows_url(plan=plan.code, part=bucket.part.kind)),
        Number(bucket.without_row, unit=_("without a row")) if bucket.without_row else _("none"),
    )
