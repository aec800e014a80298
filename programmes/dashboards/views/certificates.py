"""Certificates: one for those who may see it, its PDF, and the page where anybody checks a number."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from programmes.dashboards.course_forms import ReasonForm
from programmes.dashboards.presenters.certificates import certificate_page, check_page
from programmes.dashboards.presenters.refusals import refusal_status, sentences
from programmes.dashboards.views.directors import file, private
from programmes.errors import ProgrammeError
from programmes.exchange.certificate_document import document
from programmes.selectors import certificates as selectors
from programmes.selectors.certificates import Verdict
from programmes.services.certificates import replace, revoke
from programmes.services.seat_rights import SeatAct, may


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def certificate(request, number):
    """One certificate; a form posted here revokes it, or replaces it by a corrected one."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = _found(request.user, number)
    if request.method == "POST":
        return _act(request, found)
    return _page(request, found)


def _page(request, found, given=None, faults=(), status=200):
    """`given` are the forms as they were sent, by what they do."""
    forms = {name: ReasonForm(prefix=name) for name in ACTS} | (given or {})
    may_act = may(SeatAct.ATTEND, by=request.user, call=found.nomination.call)
    context = certificate_page(found, may_act=may_act) | {"forms": forms, "faults": faults}
    return private(request, "certificates/page.html", context, status)


def _act(request, found):
    if not may(SeatAct.ATTEND, by=request.user, call=found.nomination.call):
        raise PermissionDenied
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    form = ReasonForm(request.POST, prefix=act)
    if not form.is_valid():
        return _page(request, found, {act: form}, status=400)
    step, said = ACTS[act]
    try:
        stands = step(certificate=found, by=request.user, reason=form.cleaned_data["reason"])
    except ProgrammeError as error:
        return _page(request, found, {act: form}, sentences(error), refusal_status(error))
    messages.success(request, said)
    return redirect(stands)


ACTS = {
    "revoke": (revoke, _("The certificate is revoked.")),
    "replace": (replace, _("This is the corrected certificate. The old number holds no more.")),
}


@require_safe
@never_cache
def certificate_pdf(request, number):
    """The certificate to be printed, while it holds and its holder's name is kept."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = _found(request.user, number)
    if not selectors.holds(found) or found.nomination.nominee.erased_at is not None:
        raise Http404
    body = document(found, check_address=_check_address(request, found.number))
    return file(body, "application/pdf", f"{found.number}.pdf")


def _check_address(request, number):
    """Where the number is checked, without a language: each reader is led to the own one."""
    with translation.override("en"):
        path = reverse("dashboards:certificate-checked", args=[number])
    return request.build_absolute_uri(path.removeprefix("/en"))


def _found(user, number):
    found = selectors.certificate_for(user, number)
    if found is None:
        raise Http404
    return found


@require_safe
@never_cache
def certificate_check(request):
    """A field to type a number in; a number typed well leads to its own address."""
    typed = request.GET.get("number", "").replace("\0", "").strip()
    if not typed:
        return _checked(request, check_page(None))
    found = selectors.check(typed)
    if found.verdict == Verdict.MISTYPED:
        return _checked(request, check_page(found, typed))
    return redirect("dashboards:certificate-checked", found.number)


@require_safe
@never_cache
def certificate_checked(request, number):
    """What anybody is told of a number."""
    # A page can hold no NUL, so one in the address is not handed back.
    return _checked(request, check_page(selectors.check(number), number.replace("\0", "")))


def _checked(request, context):
    return private(request, "certificates/check.html", context, context["status"])
