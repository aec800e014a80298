"""Reported figures: rivals side by side, why they are not added up, and against the plan."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Claim,
    Column,
    Fact,
    FactList,
    Link,
    Many,
    Mark,
    Notice,
    Number,
    Table,
    Value,
)
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.evidence import Evidenced, claim, in_language
from programmes.dashboards.presenters.pages import ListPage, Section, Sheet, nothing_here, retired_notice
from programmes.dashboards.presenters.plan_counts import plan_counts
from programmes.enums import Qualifier
from programmes.models import Measure, ReportedFigure
from programmes.selectors.figures import FigureBook, FigureSheet, measures_named


def figure_filters() -> tuple[Filter, ...]:
    measures = tuple((code, in_language(english, arabic)) for code, english, arabic in measures_named())
    return (
        Filter("measure", _("Measure"), measures),
        Filter("qualifier", _("Qualifier"), tuple((value, str(label)) for value, label in Qualifier.choices)),
    )


def figure_list(listing: Listing, book: FigureBook, shown: Evidenced, export: str) -> ListPage:
    """Measures with their rival figures, then the plans that figures speak of."""
    sections = [_measure(listing, one, shown) for one in book.measures]
    if book.plan_counts:
        lead = _("What sources report of a plan, what it declares, and what is on record, side by side.")
        table = plan_counts(book.plan_counts, shown)
        sections.append(Section(_("Figures about plans"), (table,), "plans", lead))
    if not sections:
        text = _("Figures come with the seeds or from planners, each with its source.")
        sections.append(Section("", (nothing_here(listing, _("No figure on record yet"), text),)))
    text = ngettext("%(count)s reported figure", "%(count)s reported figures", book.figures)
    return ListPage(
        title=_("Figures"),
        lead=_("Numbers as sources report them. Rivals for one question stand side by side."),
        bar=listing.bar(text % {"count": book.figures}, export),
        sections=tuple(sections),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _measure(listing: Listing, measure: Measure, shown: Evidenced) -> Section:
    figures = list(measure.figures.all())
    table = rivals_table(listing.column, str(measure.label), figures, shown)
    reasons = why_not_added(figures)
    notice = (Notice("note", reasons, _("Not added up")),) if reasons else ()
    return Section(str(measure.label), (table, *notice), measure.code, measure.text("note"))


def rivals_table(column, caption: str, figures: list[ReportedFigure], shown: Evidenced) -> Table:
    """Figures for one question, one under the other; `column` makes the headings that sort."""
    columns = (
        column(_("Figure"), "value"),
        Column(_("Who or what is counted")),
        Column(_("Period")),
        column(_("As of"), "as_of"),
        Column(_("About")),
    )
    rows = tuple(_row(one, figures, shown) for one in figures)
    return Table(caption, columns, rows, caption_hidden=True)


def plain_column(label: str, key: str = "") -> Column:
    """A heading of a table that is not sorted."""
    return Column(label)


def _row(figure: ReportedFigure, rivals: Iterable[ReportedFigure], shown: Evidenced) -> tuple[object, ...]:
    others = rival_claims(figure, rivals, shown)
    as_of = figure.as_of.isoformat() if figure.as_of else ""
    return (
        figure_value(
            figure, shown.marks(figure, "value", others=others), shown, url=figure.get_absolute_url()
        ),
        shown.cell(figure, "scope", figure.scope),
        shown.period(figure, in_row=True),
        shown.cell(figure, "as_of", as_of, ltr=True),
        _about(figure),
    )


def figure_value(figure: ReportedFigure, marks: tuple[Mark, ...], shown: Evidenced, *, url: str = ""):
    """The number with qualifier and unit, as reported; a superlative in words."""
    basis = shown.citations.basis(figure, "value")
    if figure.value is None:
        return Value(str(figure.label), basis, url, marks=marks)
    return Number(figure.value, str(figure.get_qualifier_display()), figure.unit, basis, url, marks)


def rival_claims(
    figure: ReportedFigure, rivals: Iterable[ReportedFigure], shown: Evidenced
) -> tuple[Claim, ...]:
    """What other sources say on the same measure."""
    own = {one.source for one in shown.citations.of(figure, "value")}
    found: dict[Claim, None] = {}
    for rival in rivals:
        for evidence in shown.citations.of(rival, "value")[:1]:
            if rival.pk != figure.pk and evidence.source and evidence.source not in own:
                found.setdefault(claim(evidence))
    return tuple(found)


def _about(figure: ReportedFigure):
    part = figure.part
    if part:
        return Link(str(part.label), part.get_absolute_url(), str(part.plan.label))
    records = (figure.plan, figure.activity, figure.meeting)
    links = tuple(Link(str(one.label), one.get_absolute_url()) for one in records if one)
    return Many(links) if links else _("no record in particular")


def why_not_added(figures: list[ReportedFigure]) -> str:
    """Why these figures stay apart, from what differs among them; empty for a single figure."""
    if len(figures) < 2:
        return ""
    text = ngettext(
        "These %(count)s figures answer one question and are never summed.",
        "These %(count)s figures answer one question and are never summed.",
        len(figures),
    )
    sentences = [text % {"count": len(figures)}]
    differing = (
        (_("They count in different units."), {one.unit for one in figures}),
        (_("They do not count the same people or things."), {one.scope for one in figures}),
        (
            _("An exact number and a bound cannot be added without losing what each claims."),
            {one.qualifier for one in figures},
        ),
        (
            _("Their periods differ or are not given, so the same thing may be counted twice."),
            {(one.start_written, one.end_written, one.as_of) for one in figures},
        ),
    )
    sentences += [sentence for sentence, kinds in differing if len(kinds) > 1]
    return " ".join(sentences)


def figure_page(sheet: FigureSheet, shown: Evidenced) -> Sheet:
    """One figure, whole, beside its rivals."""
    figure, measure = sheet.figure, sheet.figure.measure
    facts = _facts(sheet, shown)
    sections = []
    if sheet.rivals:
        table = rivals_table(plain_column, _("Rivals"), list(sheet.rivals), shown)
        reasons = Notice("note", why_not_added([figure, *sheet.rivals]), _("Not added up"))
        sections.append(Section(_("What others report"), (table, reasons), "rivals", measure.text("note")))
    if sheet.plan_counts:
        table = plan_counts(sheet.plan_counts, shown)
        sections.append(Section(_("Against the plan"), (table,), "plans"))
    return Sheet(
        breadcrumb=Breadcrumb((Link(_("Figures"), reverse("dashboards:figures")),), str(figure.label)),
        title=str(figure.label),
        other="",
        other_lang="",
        lead=str(measure.label),
        notices=retired_notice(figure),
        facts=facts,
        sections=tuple(sections),
        notes=shown.notes(),
    )


def _facts(sheet: FigureSheet, shown: Evidenced) -> FactList:
    figure = sheet.figure
    others = rival_claims(figure, sheet.rivals, shown)
    as_of = figure.as_of.isoformat() if figure.as_of else ""
    facts = [
        Fact(_("Figure"), (figure_value(figure, shown.marks(figure, "value", others=others), shown),)),
        shown.fact(_("Qualifier"), figure, "qualifier", str(figure.get_qualifier_display())),
        shown.fact(_("Unit"), figure, "unit", figure.unit),
        shown.fact(_("Who or what is counted"), figure, "scope", figure.scope),
        Fact(_("Period"), (shown.period(figure),)),
        shown.fact(_("As of"), figure, "as_of", as_of, ltr=True),
        Fact(_("Measure"), (Link(str(figure.measure.label), figure.measure.get_absolute_url()),)),
        Fact(_("About"), (_about(figure),)),
    ]
    if note := figure.text("note"):
        facts.append(shown.fact(_("Note"), figure, "note", note))
    return FactList(tuple(facts))
