"""What needs attention, in words and with the way there."""

from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from programmes.enums import Qualifier
from programmes.selectors.attention import attention


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One line of the home page: how much, a sentence, where to."""

    count: int
    text: str
    url: str


def needs_of(user, *, today):
    """The lines a person is shown: of what the role may open, among the rows that person sees."""
    return [
        NeedLine(need.count, _text(need), _url(need))
        for need in attention(user, today=today)
        if user.has_perm(f"programmes.view_{need.model}")
    ]


def _url(need):
    stem = f"admin:programmes_{need.model}"
    if need.key is not None:
        return reverse(f"{stem}_change", args=[need.key])
    return f"{reverse(f'{stem}_changelist')}?{urlencode(need.filters)}"


def _text(need):
    return SENTENCES[need.code](need)


def _difference(need):
    params = need.params | {"qualifier": Qualifier(need.params["qualifier"]).label}
    return gettext("Plan %(plan)s: %(qualifier)s %(declared)s declared, %(itemised)s itemised.") % params


def _past(need):
    return ngettext(
        "%(count)s activity has passed and is not marked as delivered.",
        "%(count)s activities have passed and are not marked as delivered.",
        need.count,
    ) % {"count": need.count}


def _postponed(need):
    return ngettext(
        "%(count)s postponed activity has no new date.",
        "%(count)s postponed activities have no new date.",
        need.count,
    ) % {"count": need.count}


def _undated(need):
    return ngettext(
        "%(count)s place of the plan has no date.", "%(count)s places of the plan have no date.", need.count
    ) % {"count": need.count}


def _untitled(need):
    return ngettext(
        "%(count)s place of the plan has no title.", "%(count)s places of the plan have no title.", need.count
    ) % {"count": need.count}


def _overdue(need):
    return ngettext("%(count)s follow-up is overdue.", "%(count)s follow-ups are overdue.", need.count) % {
        "count": need.count
    }


def _estimated(need):
    return ngettext(
        "%(count)s holiday of the next %(days)s days is only estimated.",
        "%(count)s holidays of the next %(days)s days are only estimated.",
        need.count,
    ) % {"count": need.count, "days": need.params["days"]}


def _uncited(need):
    opts = apps.get_model("programmes", need.model)._meta
    return ngettext(
        "%(kind)s: %(count)s record cites nothing.", "%(kind)s: %(count)s records cite nothing.", need.count
    ) % {"count": need.count, "kind": opts.verbose_name_plural}


SENTENCES = {
    "plan_difference": _difference,
    "activities_past": _past,
    "activities_postponed": _postponed,
    "activities_undated": _undated,
    "activities_untitled": _untitled,
    "follow_ups_overdue": _overdue,
    "holidays_estimated": _estimated,
    "uncited": _uncited,
}
