"""One nomination: who, for what, how it stands, its story, and what may be done next."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.dashboards.components import Breadcrumb, Fact, FactList, Link, Value
from programmes.dashboards.presenters.door import period_of
from programmes.dashboards.presenters.evidence import isolated
from programmes.dashboards.presenters.kinds import name_of
from programmes.dashboards.presenters.pages import invented_notice
from programmes.models import Nomination, SeatEvent
from programmes.seat_enums import NOMINATION_STEPS, NominationStatus, SeatEventKind

# What comes next, by status; nobody has to guess whose turn it is.
NEXT = {
    NominationStatus.WAITLISTED: gettext_lazy("The person waits until the state has a seat to give."),
    NominationStatus.NOMINATED: gettext_lazy("Next the Centre looks at the name and validates it."),
    NominationStatus.VALIDATED: gettext_lazy("Next the Centre confirms the place. Book no travel before."),
    NominationStatus.CONFIRMED: gettext_lazy("The place is confirmed. The Centre sends the instructions."),
    NominationStatus.ATTENDED: gettext_lazy("The person attended. Nothing is left to do."),
    NominationStatus.NO_SHOW: gettext_lazy("The person did not come. Nothing is left to do."),
    NominationStatus.REFUSED: gettext_lazy("The Centre did not accept the name; the seat waits for another."),
    NominationStatus.WITHDRAWN: gettext_lazy("The name was taken back; the seat waits for another."),
    NominationStatus.SUBSTITUTED: gettext_lazy("Somebody else took the place."),
}


def nomination_page(sight, nomination: Nomination, story: Sequence[SeatEvent], *, begun: bool) -> dict:
    """Everything of one nomination. `sight` is None for those who read it beside their own work."""
    person, activity = nomination.nominee, nomination.call.activity
    replaces, replaced_by = nomination.replaces, getattr(nomination, "replaced_by", None)
    return {
        "title": _("Erased person") if person.erased_at else person.label,
        "activity": name_of(activity),
        "breadcrumb": way(sight, nomination, ""),
        "notices": invented_notice(activity.plan),
        "status": capfirst(str(NominationStatus(nomination.status).label)),
        "next": str(NEXT[NominationStatus(nomination.status)]),
        "ways": ways(sight, nomination, begun=begun) if sight and sight.acts else (),
        "facts": FactList(tuple(_facts(sight, nomination))),
        "story": [_step(event) for event in story],
        "replaces": _other(sight, replaces) if replaces else None,
        "replaced_by": _other(sight, replaced_by) if replaced_by else None,
    }


def way(sight, nomination: Nomination, here: str) -> Breadcrumb:
    """The way from the door, or from the page of the activity for those without one."""
    activity = nomination.call.activity
    label = nomination.nominee.label
    if sight is None:
        links = [Link(name_of(activity), activity.get_absolute_url())]
    else:
        links = [
            Link(_("Our seats") if sight.acts else _("Seats"), sight.url("door")),
            Link(name_of(activity), sight.url("door-activity", activity.code)),
        ]
    if here:
        links.append(Link(label, _address(sight, nomination)))
    return Breadcrumb(tuple(links), here or label)


def ways(sight, nomination: Nomination, *, begun: bool) -> tuple[Link, ...]:
    """What the state may do with the nomination now."""
    if nomination.call.closed_at or (begun and nomination.seat_id):
        return ()
    steps = NOMINATION_STEPS[nomination.status]
    found = []
    if NominationStatus.NOMINATED in steps:
        found.append(Link(_("Give a seat"), sight.url("nomination-seat", nomination.code)))
    if NominationStatus.SUBSTITUTED in steps:
        found.append(Link(_("Name somebody else instead"), sight.url("nomination-replace", nomination.code)))
    if NominationStatus.WITHDRAWN in steps:
        found.append(Link(_("Take the name back"), sight.url("nomination-withdraw", nomination.code)))
    return tuple(found)


def _address(sight, nomination: Nomination) -> str:
    return sight.url("nomination", nomination.code) if sight else nomination.get_absolute_url()


def _facts(sight, nomination: Nomination):
    person, activity = nomination.nominee, nomination.call.activity
    url = sight.url("door-activity", activity.code) if sight else activity.get_absolute_url()
    yield Fact(_("Activity"), (Link(name_of(activity), url), period_of(activity)))
    if person.name_ar and person.name_en:
        yield Fact(_("Name in Arabic"), (Value(person.name_ar, lang="ar"),))
        yield Fact(_("Name in English"), (Value(person.name_en, lang="en"),))
    if person.position:
        yield Fact(_("Rank or position"), (person.position,))
    if person.email:
        yield Fact(_("Email for joining instructions"), (Value(person.email, ltr=True),))
    if person.service:
        yield Fact(_("Service"), (person.get_service_display(),))
    if person.gender:
        yield Fact(_("Gender"), (person.get_gender_display(),))
    yield Fact(_("Named by"), (str((nomination.body or nomination.state).label),))
    if nomination.seat:
        yield Fact(_("Seat"), (nomination.seat.number,))
    if nomination.days_attended is not None:
        yield Fact(_("Days attended"), (nomination.days_attended,))
    yield Fact(_("Number of the nomination"), (Value(nomination.code, ltr=True),))


def _step(event: SeatEvent) -> dict[str, str]:
    return {
        "when": f"{timezone.localtime(event.at):%Y-%m-%d %H:%M}",
        "what": capfirst(str(SeatEventKind(event.kind).label)),
        "seat": _("Seat %(number)s") % {"number": event.seat.number} if event.seat else "",
        "who": event.by_name,
        "why": event.reason,
    }


def _other(sight, nomination: Nomination) -> Link:
    """The nomination in whose place this one stands, or that stands in its place."""
    return Link(isolated(nomination.code), _address(sight, nomination))
