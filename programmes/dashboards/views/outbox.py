"""The outbox: letters listed; one letter read, changed, cancelled or marked as sent."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from programmes.dashboards.components import Breadcrumb, Link
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.outbox import (
    Given,
    count_line,
    message_facts,
    message_notice,
    outbox_filters,
    outbox_table,
    sides,
)
from programmes.dashboards.presenters.pages import invented_notice, nothing_here
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.views.planners import done, needs
from programmes.errors import ProgrammeError
from programmes.seat_enums import MessageStatus
from programmes.selectors import outbox as selectors
from programmes.services import outbox as services

WRITE = "programmes.change_outboxmessage"
TEXTS = ("subject_en", "subject_ar", "body_en", "body_ar")


@require_GET
@needs(WRITE)
def outbox(request):
    """The letters that wait, were marked as sent, or were cancelled."""
    listing = Listing(request, outbox_filters(selectors.plans_with_messages()))
    rows = selectors.messages(**listing.chosen, words=listing.q)
    page = listing.page_of(rows)
    text = _("Letters appear here when a proposal of the clock is confirmed.")
    seats = Link(_("Seats"), reverse("dashboards:seat-home"))
    context = {
        "title": _("Outbox"),
        "lead": _("Letters to states. Nothing is sent from here: a person copies, sends and marks them."),
        "notice": listing.notice(),
        "bar": listing.bar(count_line(page.paginator.count, selectors.counts())),
        "table": outbox_table(list(page)),
        "empty": None if page.paginator.count else nothing_here(listing, _("No letters yet"), text, seats),
        "pagination": listing.pagination(page),
    }
    return render(request, "outbox/list.html", context, status=listing.status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(WRITE)
def message(request, code):
    """One letter in both languages; forms posted here change it, cancel it or mark it as sent."""
    found = selectors.message(code)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, Given())
    name = request.POST.get("step", "")
    if name not in STEPS:
        raise Http404
    try:
        said = STEPS[name](request, found)
    except ProgrammeError as error:
        given = Given(name, request.POST.dict(), tuple(sentences(error)))
        return _page(request, selectors.message(code), given, refusal_status(error))
    return done(request, said, found.get_absolute_url())


def _page(request, found, given, status=200):
    plan = found.call.activity.plan if found.call else None
    title = str(found.text("subject"))
    context = {
        "message": found,
        "title": title,
        "breadcrumb": Breadcrumb((Link(_("Outbox"), reverse("dashboards:outbox")),), title),
        "notices": (*invented_notice(plan), message_notice(found)),
        "faults": given.faults,
        "facts": message_facts(found),
        "read": sides(found, Given()),
        "written": sides(found, given),
        "given": given,
        "reason": given.value("cancel", "reason"),
        "version": found.version,
        "waiting": found.status == MessageStatus.WAITING,
    }
    return render(request, "outbox/message.html", context, status=status)


def _version(request):
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else 0


def _save(request, found):
    texts = {name: request.POST.get(name, "") for name in TEXTS}
    services.edit(message=found, by=request.user, expected_version=_version(request), **texts)
    return _("The letter is changed.")


def _cancel(request, found):
    reason = request.POST.get("reason", "")
    services.cancel(message=found, by=request.user, reason=reason, expected_version=_version(request))
    return _("The letter is cancelled.")


def _sent(request, found):
    services.mark_sent(message=found, by=request.user, expected_version=_version(request))
    return _("The letter is marked as sent.")


STEPS = {"save": _save, "cancel": _cancel, "sent": _sent}
