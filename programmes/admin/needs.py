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
    """One line of the home page: how many (or a sign), of what, and where to."""

    count: int | str
    text: str
    url: str


def needs_of(user, *, today):
    """The lines a person is shown: of what the role may open, among the rows that person sees."""
    return [
        NeedLine("≠" if need.code == "plan_difference" else need.count, _text(need), _url(need))
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
        "activity has passed and is not marked as delivered.",
        "activities have passed and are not marked as delivered.",
        need.count,
    )


def _postponed(need):
    return ngettext(
        "postponed activity has no new date.",
        "postponed activities have no new date.",
        need.count,
    )


def _undated(need):
    return ngettext("place of the plan has no date.", "places of the plan have no date.", need.count)


def _untitled(need):
    return ngettext("place of the plan has no title.", "places of the plan have no title.", need.count)


def _overdue(need):
    return ngettext("follow-up is overdue.", "follow-ups are overdue.", need.count)


def _estimated(need):
    return ngettext(
        "holiday of the next %(days)s days is only estimated.",
        "holidays of the next %(days)s days are only estimated.",
        need.count,
    ) % {"days": need.params["days"]}


def _uncited(need):
    opts = apps.get_model("programmes", need.model)._meta
    return ngettext("record cites nothing: %(kind)s.", "records cite nothing: %(kind)s.", need.count) % {
        "kind": opts.verbose_name_plural
    }


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
