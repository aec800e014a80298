"""The list of dialogues and the page of one."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    Fact,
    FactList,
    Link,
    Many,
    Notice,
    Period,
    Table,
    Value,
)
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters import meetings
from programmes.dashboards.presenters.evidence import Evidenced, named, other_names, other_script
from programmes.dashboards.presenters.pages import (
    ListPage,
    Section,
    Sheet,
    counted,
    nothing_here,
    retired_notice,
)
from programmes.dashboards.presenters.rounds import round_blocks, round_line
from programmes.enums import DialogueKind
from programmes.models import Dialogue, DialogueSide
from programmes.selectors.dialogues import DialogueSheet
from programmes.selectors.meetings import MeetingSheet


def dialogue_filters() -> tuple[Filter, ...]:
    """What the list of dialogues can be narrowed by."""
    held = (("yes", _("by or at the Centre")), ("no", _("by others")))
    return (
        Filter("kind", _("Kind"), tuple((value, str(label)) for value, label in DialogueKind.choices)),
        Filter("centre", _("Held"), held),
    )


def dialogue_list(listing: Listing, page, shown: Evidenced, export: str) -> ListPage:
    """Dialogues with their sides, rounds and since when they are held."""
    rows = tuple(_row(dialogue, shown) for dialogue in page)
    columns = (
        listing.column(_("Dialogue"), "name"),
        listing.column(_("Kind"), "kind"),
        Column(_("Held")),
        Column(_("Sides")),
        listing.column(_("Rounds on record"), "rounds", numeric=True),
        listing.column(_("Latest round"), "latest"),
        listing.column(_("Held since"), "since"),
    )
    empty = nothing_here(listing, _("No dialogue on record yet"), _("Dialogues are entered by planners."))
    piece = Table(_("Dialogues"), columns, rows, caption_hidden=True) if rows else empty
    count = page.paginator.count
    return ListPage(
        title=_("Dialogues"),
        lead=_("Series of talks with their rounds and sides. Those that others hold enter no plan."),
        bar=listing.bar(
            ngettext("%(count)s dialogue", "%(count)s dialogues", count) % {"count": count}, export
        ),
        sections=(Section("", (piece,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _row(dialogue: Dialogue, shown: Evidenced) -> tuple[object, ...]:
    rounds = list(dialogue.rounds.all())
    dated = [one for one in rounds if one.start_written]
    latest = max(dated, key=lambda one: one.starts_on, default=None)
    sides = tuple(str(side.label) for side in dialogue.sides.all())
    return (
        named(dialogue),
        str(dialogue.get_kind_display()),
        _held(dialogue),
        Many(sides) if sides else _("not named"),
        counted(dialogue.round_count, f"{dialogue.get_absolute_url()}#rounds"),
        shown.period(latest) if latest else Period(),
        shown.period(dialogue),
    )


def _held(dialogue: Dialogue) -> str:
    return _("by or at the Centre") if dialogue.of_the_centre else _("by others; in no plan")


def _outside(dialogue: Dialogue) -> tuple[Notice, ...]:
    """Said first on every page of a dialogue that others hold."""
    if dialogue.of_the_centre:
        return ()
    text = _(
        "This dialogue is not of the Centre. It is kept for the record and enters no plan and no plan count."
    )
    way = Link(_("What the plans hold"), reverse("dashboards:plans"))
    return (Notice("note", text, _("Held by others"), way),)


def dialogue_page(sheet: DialogueSheet, shown: Evidenced) -> Sheet:
    """One dialogue: the line of its rounds, each round opened, follow-ups, agreements."""
    dialogue = sheet.dialogue
    other, lang = other_script(dialogue.title_en, dialogue.title_ar)
    facts = _facts(sheet, shown)
    line = (round_line(sheet.rounds),) if sheet.rounds else ()
    rounds = Section(_("Rounds"), (*line, *round_blocks(sheet, shown)) or (_no_round(),), "rounds")
    return Sheet(
        breadcrumb=Breadcrumb((Link(_("Dialogues"), reverse("dashboards:dialogues")),), str(dialogue.label)),
        title=str(dialogue.label),
        other=other,
        other_lang=lang,
        notices=(*_outside(dialogue), *retired_notice(dialogue)),
        facts=facts,
        sections=(rounds, *_related(sheet, shown)),
        notes=shown.notes(),
    )


def _no_round():
    return Notice("note", _("No round of this dialogue is on record."))


def _facts(sheet: DialogueSheet, shown: Evidenced) -> FactList:
    dialogue = sheet.dialogue
    facts = [
        shown.fact(_("Kind"), dialogue, "kind", str(dialogue.get_kind_display())),
        Fact(_("Held"), (_held(dialogue),)),
        Fact(_("Sides"), tuple(_side(side, shown) for side in sheet.sides) or (_("not named"),)),
        Fact(_("Held since"), (shown.period(dialogue),)),
    ]
    if groups := sheet.working_groups:
        values = tuple(Value(str(group.label), marks=shown.marks(group)) for group in groups)
        facts.append(Fact(_("Working groups on record"), values))
    if names := other_names(dialogue):
        facts.append(
            Fact(_("Other names"), (Value(" · ".join(names), marks=shown.marks(dialogue, "aliases")),))
        )
    if note := dialogue.text("note"):
        facts.append(shown.fact(_("Note"), dialogue, "note", note))
    return FactList(tuple(facts))


def _side(side: DialogueSide, shown: Evidenced) -> Value:
    party = side.state or side.grouping
    url = party.get_absolute_url() if party else ""
    return Value(str(side.label), url=url, marks=shown.marks(side))


def _related(sheet: DialogueSheet, shown: Evidenced):
    yield Section(_("Follow-ups"), (meetings.follow_ups(sheet.follow_ups, shown),), "follow-ups")
    if sheet.agreements:
        rows = tuple(
            (Link(str(one.label), one.get_absolute_url()), str(one.get_kind_display()), shown.period(one))
            for one in sheet.agreements
        )
        columns = (Column(_("Agreement")), Column(_("Kind")), Column(_("Date as reported")))
        yield Section(
            _("Agreements"), (Table(_("Agreements"), columns, rows, caption_hidden=True),), "agreements"
        )
    if sheet.activities:
        rows = tuple(
            (
                Link(str(one.label), one.get_absolute_url()),
                str(one.plan.label) if one.plan else _("in no plan"),
            )
            for one in sheet.activities
        )
        columns = (Column(_("Activity")), Column(_("Plan")))
        table = Table(_("Activities"), columns, rows, caption_hidden=True)
        yield Section(_("Activities of the plan that belong to it"), (table,), "activities")


def meeting_page(sheet: MeetingSheet, shown: Evidenced) -> Sheet:
    """One meeting: its facts, its sides, who was represented, outcomes, follow-ups, reported figures."""
    meeting = sheet.meeting
    dialogue = meeting.round.dialogue
    other, lang = other_script(meeting.title_en, meeting.title_ar)
    ways = (
        Link(_("Dialogues"), reverse("dashboards:dialogues")),
        Link(str(dialogue.label), dialogue.get_absolute_url()),
    )
    return Sheet(
        breadcrumb=Breadcrumb(ways, str(meeting.label)),
        title=str(meeting.label),
        other=other,
        other_lang=lang,
        notices=(*_outside(dialogue), *retired_notice(meeting)),
        facts=meetings.meeting_facts(meeting, shown),
        sections=tuple(_meeting_sections(sheet, shown)),
        notes=shown.notes(),
    )


def _meeting_sections(sheet: MeetingSheet, shown: Evidenced):
    meeting = sheet.meeting
    if seated := meetings.sides(meeting, sheet.sides, shown):
        yield Section(_("Sides"), (seated,), "sides")
    if meeting.representations.all():
        yield Section(_("Who was represented"), (meetings.represented(meeting, shown),), "represented")
    yield Section(_("Outcomes"), (meetings.outcomes(meeting, shown),), "outcomes")
    yield Section(_("Follow-ups"), (meetings.follow_ups(sheet.follow_ups, shown),), "follow-ups")
    if sheet.figures:
        rows = tuple(
            (
                Link(str(one.measure.label), one.measure.get_absolute_url()),
                Value(str(one.label), url=one.get_absolute_url(), marks=shown.marks(one)),
            )
            for one in sheet.figures
        )
        columns = (Column(_("Measure")), Column(_("Figure")))
        yield Section(
            _("Reported figures"), (Table(_("Figures"), columns, rows, caption_hidden=True),), "figures"
        )
