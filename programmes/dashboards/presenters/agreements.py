"""Agreements and understandings, dated as they are reported."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.dashboards.components import Column, Link, Many, Table
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.evidence import Evidenced, in_language
from programmes.dashboards.presenters.named import named_row
from programmes.dashboards.presenters.pages import ListPage, Section, nothing_here
from programmes.enums import AgreementKind
from programmes.models import Agreement
from programmes.selectors.agreements import agreement_parties


def agreement_filters() -> tuple[Filter, ...]:
    parties = tuple((code, in_language(english, arabic)) for code, english, arabic in agreement_parties())
    return (
        Filter("kind", _("Kind"), tuple((value, str(label)) for value, label in AgreementKind.choices)),
        Filter("party", _("Party"), parties),
    )


def agreement_list(listing: Listing, page, shown: Evidenced, export: str) -> ListPage:
    """Agreements with parties and topics; a date is printed as its source gives it."""
    rows = tuple(_row(agreement, shown) for agreement in page)
    columns = (
        listing.column(_("Agreement"), "name"),
        listing.column(_("Kind"), "kind"),
        Column(_("Parties")),
        Column(_("Topics")),
        listing.column(_("Date as reported"), "date"),
        Column(_("Dialogue")),
    )
    empty = nothing_here(listing, _("No agreement on record yet"), _("Agreements are entered by planners."))
    piece = Table(_("Agreements"), columns, rows, caption_hidden=True) if rows else empty
    count = page.paginator.count
    return ListPage(
        title=_("Agreements"),
        lead=_(
            "Agreements and understandings that sources name. How many a collection holds, none of them says."
        ),
        bar=listing.bar(
            ngettext("%(count)s agreement", "%(count)s agreements", count) % {"count": count}, export
        ),
        sections=(Section("", (piece,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
        notes=shown.notes(),
    )


def _row(agreement: Agreement, shown: Evidenced) -> tuple[object, ...]:
    parties = tuple(Link(str(one.label), one.get_absolute_url()) for one in agreement.parties.all())
    topics = tuple(Link(str(one.label), one.get_absolute_url()) for one in agreement.topics.all())
    dialogue = agreement.dialogue
    return (
        named_row(agreement, shown, note=agreement.text("note")),
        shown.cell(agreement, "kind", str(agreement.get_kind_display())),
        Many(parties) if parties else _("not named"),
        Many(topics) if topics else _("none on record"),
        shown.period(agreement, in_row=True),
        Link(str(dialogue.label), dialogue.get_absolute_url()) if dialogue else _("none"),
    )
