"""Released versions of plans, their files, and the plan as it stood on a day."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from programmes.dashboards.components import Notice
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.releases import Since, as_of_sheet, release_list_page, release_sheet
from programmes.dashboards.views.answers import list_answer
from programmes.dashboards.views.planners import RELEASE
from programmes.exchange.released_document import document
from programmes.exchange.released_workbook import workbook
from programmes.selectors import plans
from programmes.selectors import releases as selectors
from programmes.selectors.choices import choices

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def release_list(request):
    """All versions, or those of one plan."""
    listing = Listing(request, [Filter("plan", _("Plan"), choices("plan"))])
    rows = selectors.release_rows()
    if code := listing.chosen["plan"]:
        rows = rows.filter(plan__code=code)
    if listing.q:
        rows = rows.filter(plan__in=plans.plan_rows().matching(listing.q))
    page = listing.page_of(rows)
    return list_answer(request, listing, release_list_page(listing, page, _to_release(request, code)))


def _to_release(request, code):
    """The plan asked for, or the plans not yet over, for those who may release them."""
    if not request.user.has_perm(RELEASE):
        return []
    rows = plans.plan_rows()
    return list(rows.filter(code=code) if code else rows.filter(ends_on__gte=timezone.localdate()))


def release_page(request, code):
    """One version; `?since=` an earlier number shows what changed since that one."""
    release = _found(code)
    others = list(selectors.release_rows(release.plan))
    sheet = release_sheet(release, others, _since(request, release), request.user)
    return render(request, "record/sheet.html", {"sheet": sheet})


def _since(request, release):
    """The changes since the version asked for, else since the one before; None for the first."""
    asked = request.GET.get("since", "")
    if not asked:
        return Since(release.number - 1, tuple(release.changes)) if release.number > 1 else None
    earlier = release.number > 1 and asked.isascii() and asked.isdecimal() and len(asked) < 6
    before = selectors.release_of_number(release.plan, int(asked)) if earlier else None
    if before is None or before.number >= release.number:
        raise Http404
    return Since(before.number, tuple(selectors.difference(before, release)))


def release_workbook(request, code):
    """A version as a workbook."""
    return _file(workbook(_found(code)), WORKBOOK, f"{code}.xlsx")


def release_document(request, code):
    """A version to be printed, the reader's language first."""
    release = _found(code)
    language = "ar" if (translation.get_language() or "en").startswith("ar") else "en"
    return _file(document(release, language=language), "application/pdf", f"{code}.pdf")


def _found(code):
    release = selectors.release(code)
    if release is None:
        raise Http404
    return release


def _file(body, kind, name):
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def plan_as_of(request, code):
    """A plan as it stood at the end of a day; today unless `?day=` names another."""
    plan = plans.plan(code)
    if plan is None:
        raise Http404
    asked = request.GET.get("day", "").strip()
    day = _day(asked) if asked else timezone.localdate()
    shown = day or timezone.localdate()
    context = {
        "sheet": as_of_sheet(plan, shown, selectors.release_as_of(plan, shown)),
        "plan": plan,
        "day": shown.isoformat(),
        "fault": None if day else Notice("error", _("“%(value)s” is not a day.") % {"value": asked}),
    }
    return render(request, "releases/as_of.html", context, status=200 if day else 400)


def _day(text):
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
