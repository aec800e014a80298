"""One made-up sample of every component, for the gallery page. Nothing here comes from a source."""

from datetime import date

from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    NOT_ITEMISED,
    ActiveFilter,
    Badge,
    Breadcrumb,
    Choice,
    Claim,
    Column,
    EmptyState,
    Fact,
    FactList,
    FilterBar,
    FilterField,
    Finding,
    Findings,
    History,
    HistoryEntry,
    Link,
    Many,
    MarkBook,
    Matrix,
    MatrixCell,
    MatrixRow,
    Notice,
    Number,
    Pagination,
    Period,
    Place,
    PlaceGroup,
    Strip,
    Table,
    Unknown,
    Value,
)
from programmes.dashboards.presenters.weeks import Dated, Shade, band
from programmes.enums import ActivityStatus


def samples():
    """Title and piece, in the order of the register."""
    book = MarkBook()
    pieces = [
        (_("Strip of places"), _strip()),
        (_("Strip with an open end"), _open_strip()),
        (_("Strip, small"), _strip(small=True)),
        (_("Numbers and values"), _facts(book)),
        (_("Filter bar"), _filters()),
        (_("Table"), _table(book)),
        (_("Pages of a list"), Pagination(2, 5, "#", "#")),
        (
            _("Empty state"),
            EmptyState(
                _("Nothing matches"), _("No course carries this topic."), (Link(_("Clear all"), "#"),)
            ),
        ),
        (_("Year as a band of weeks"), _band()),
        (_("What needs attention"), Findings((Finding(3, _("declared, not itemised"), "#"),))),
        (_("Matrix"), _matrix()),
        (_("Breadcrumb"), Breadcrumb((Link(_("Plans"), "#"),), _("Sample plan"))),
        (
            _("Notices"),
            Many(
                tuple(
                    Notice(level, _("A sentence that stands apart."), link=Link(_("The way on"), "#"))
                    for level in ("note", "warning", "error", "good")
                )
            ),
        ),
        (_("Statuses"), Many(tuple(Badge("status", code, label) for code, label in ActivityStatus.choices))),
        (
            _("Kinds"),
            Many(
                (
                    Badge("kind", "course", _("training course")),
                    Badge("kind", "event", _("event")),
                    Badge("kind", "talk", _("NATO Talk")),
                )
            ),
        ),
        (
            _("History"),
            History(
                (
                    HistoryEntry(
                        "2031-02-17 10:20",
                        _("A planner"),
                        _("changed"),
                        _("a correction"),
                        ((_("status"), _("proposed"), _("planned")),),
                    ),
                )
            ),
        ),
    ]
    return [*pieces, (_("Notes"), book.notes())]


def _sample():
    says = _("Says how many courses the sample plan holds.")
    return Claim(_("Sample Gazette"), "2031-02-17", 6, "#", says)


def _rival():
    return Claim(_("Sample Herald"), "2031-03", 2, "#", _("Counts one course fewer and does not say why."))


def _places(count, kind, label, statuses):
    names = dict(ActivityStatus.choices)
    return tuple(
        Place(f"{label} {n + 1}", statuses[n % len(statuses)], names[statuses[n % len(statuses)]], "#", kind)
        for n in range(count)
    )


def _not_itemised(count):
    return tuple(
        Place(_("declared, not itemised"), NOT_ITEMISED, _("not itemised"), "#") for _n in range(count)
    )


def _strip(*, small=False):
    every = [status for status, _label in ActivityStatus.choices]
    groups = (
        PlaceGroup("course", _("training courses"), _places(16, "course", _("training course"), every), "#"),
        PlaceGroup("event", _("events"), _places(7, "event", _("event"), every), "#"),
        PlaceGroup("talk", _("NATO Talks"), _places(7, "talk", _("NATO Talk"), every), "#"),
        PlaceGroup("", _("not itemised"), _not_itemised(3), "#"),
    )
    return Strip(_("The places of a sample plan"), groups, "#", small=small)


def _open_strip():
    group = PlaceGroup("", _("courses and events"), _not_itemised(22), count=_("more than 21"))
    return Strip(_("More than 21 courses and events, none itemised"), (group,), "#", open_end=True)


def _facts(book):
    stated, rivalled = book.cite(_sample()), book.cite(_sample(), others=(_rival(),))
    why = book.reason(_("Every named topic has at least one course, so this place carries it."))
    return FactList(
        (
            Fact(_("Stated"), (Value(_("maritime security"), url="#", marks=(stated,)),)),
            Fact(_("Inferred"), (Value(_("cyber security"), "inferred", marks=(why,)),)),
            Fact(
                _("Assumed"),
                (Value(_("English"), "assumed", marks=(book.reason(_("No source."), "assumed"),)),),
            ),
            Fact(_("Unknown"), (Unknown(),)),
            Fact(_("Number"), (Number(16, unit=_("training courses"), url="#", marks=(rivalled,)),)),
            Fact(
                _("Number with a qualifier"),
                (Number(21, _("more than"), _("courses and events"), marks=(stated,)),),
            ),
            Fact(_("Day, month, year"), (Period("2031-02-17"), Period("2031-02"), Period("2031"))),
            Fact(
                _("From, until"),
                (Period("2031-01-22", "2031-01-23"), Period("2031-02"), Period(ends="2031-11-24")),
            ),
            Fact(_("Estimated"), (Period("2031-02-18", "2031-03-19", estimated=True, marks=(why,)),)),
            Fact(_("Unknown date"), (Period(),)),
            Fact(_("Code"), (Value("2031-course-07", ltr=True),)),
        )
    )


def _filters():
    choices = (Choice("", _("all")), Choice("course", _("training course"), selected=True))
    return FilterBar(
        "#",
        (FilterField("q", _("Search"), _("cyber")), FilterField("kind", _("Kind"), choices=choices)),
        _("3 activities match"),
        (ActiveFilter(_("Kind"), _("training course"), "#"), ActiveFilter(_("Search"), _("cyber"), "#")),
        "#",
        "#",
    )


def _table(book):
    columns = (
        Column(_("Activity"), "#", "ascending"),
        Column(_("Kind"), "#"),
        Column(_("Dates")),
        Column(_("Places"), numeric=True),
    )
    rows = (
        (
            Link(_("Sample course"), "#", "2031-course-01"),
            Badge("kind", "course", _("training course")),
            Period("2031-05-04", "2031-05-08", marks=(book.cite(_sample()),)),
            24,
        ),
        (Link(_("Sample talk"), "#"), Badge("kind", "talk", _("NATO Talk")), Period(), Unknown()),
    )
    return Table(_("Activities of the sample plan"), columns, rows)


def _band():
    dated = (
        Dated("course", _("Sample course"), date(2026, 4, 12), date(2026, 4, 16), "#"),
        Dated("event", _("Sample event"), date(2026, 4, 14), date(2026, 4, 15), "#"),
        Dated("talk", _("Sample talk"), date(2026, 10, 1), date(2026, 10, 31), "#", loose=True),
    )
    closures = (
        Shade(_("Ramadan 1447"), date(2026, 2, 18), date(2026, 3, 19), estimated=True, ramadan=True),
        Shade(_("National Day"), date(2026, 2, 25), date(2026, 2, 26)),
        Shade(_("Eid al-Fitr"), date(2026, 3, 20), date(2026, 3, 22), estimated=True),
        Shade(_("Eid al-Adha"), date(2026, 5, 26), date(2026, 5, 29), estimated=True),
    )
    tray = _places(28, "course", _("training course"), [ActivityStatus.PROPOSED])
    return band(
        _("The sample year"),
        date(2026, 1, 1),
        date(2026, 12, 31),
        dated,
        closures,
        tray,
        _("28 activities without a date"),
        "#",
    )


def _matrix():
    rows = tuple(
        MatrixRow(
            Link(topic, "#"),
            (MatrixCell(a, "#", "inferred", "course"), MatrixCell(b, "#", "stated", "event"), MatrixCell(0)),
        )
        for topic, a, b in (
            (_("maritime security"), 1, 1),
            (_("medical services"), 1, 0),
            (_("regional security"), 0, 1),
        )
    )
    columns = (_("training courses"), _("events"), _("NATO Talks"))
    return Matrix(
        _("Topics across kinds"),
        _("Topic"),
        columns,
        rows,
        _("Dashed: which course carries the topic is inferred."),
    )
