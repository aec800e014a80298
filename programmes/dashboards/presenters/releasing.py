"""The page that releases a plan: what stands in the way, what changed, whom to tell, the form."""

from __future__ import annotations

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Breadcrumb, Fact, FactList, Link, Many
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.board_addresses import board_url
from programmes.dashboards.presenters.pages import Section, invented_notice, retired_notice
from programmes.dashboards.presenters.releases import Since, changes_section, released_on, version_name
from programmes.models import AnnualPlan
from programmes.selectors.findings import sentence
from programmes.selectors.next_releases import NextRelease
from programmes.selectors.release_changes import told
from programmes.selectors.release_notices import label_of, listed


def releasing_page(ahead: NextRelease, form: Form, faults: tuple[str, ...]) -> dict[str, object]:
    """What the page shows. The form stays away while a release is bound to be refused, unless one was
    tried: then it keeps what was written."""
    plan = ahead.plan
    ready = not (ahead.standing or ahead.unchanged or plan.retired_on)
    return {
        "title": _("Release %(plan)s") % {"plan": plan.label},
        "breadcrumb": _way(plan),
        "notices": (*invented_notice(plan), *retired_notice(plan)),
        "facts": FactList(tuple(_facts(ahead))),
        "standing": [Link(sentence(finding), finding.link) for finding in ahead.standing],
        "changes": _changes(ahead),
        "form": form if ready or form.is_bound else None,
        "seen": ahead.number - 1,
        "faults": faults,
        "button": _("Release version %(number)s") % {"number": ahead.number},
        "board_url": board_url(plan),
    }


def _way(plan: AnnualPlan) -> Breadcrumb:
    planning = Link(_("Planning"), reverse("dashboards:planning"))
    board = Link(_("Board of %(plan)s") % {"plan": plan.label}, board_url(plan))
    return Breadcrumb((planning, board), _("Release"))


def _facts(ahead: NextRelease):
    yield Fact(_("Next version"), (version_name(ahead.number),))
    if ahead.latest:
        latest = ahead.latest
        link = Link(version_name(latest.number), latest.get_absolute_url(), latest.code)
        yield Fact(_("Latest version"), (Many((link, released_on(latest))),))
        yield Fact(
            _("All versions"), (Link(_("Released versions"), rows_url("releases", plan=ahead.plan.code)),)
        )
    names = [label_of(state) for state in told(list(ahead.changes)).values()]
    yield Fact(
        _("To be told"), (listed(names) if names else _("Nobody: no change concerns an invited state."),)
    )


def _changes(ahead: NextRelease) -> Section:
    if ahead.latest is None:
        return Section(_("What changed"), (_("This will be the first version of the plan."),), "changes")
    if ahead.unchanged:
        title = _("What changed since version %(number)s") % {"number": ahead.latest.number}
        return Section(title, (_("Nothing has changed since the latest version."),), "changes")
    return changes_section(Since(ahead.latest.number, ahead.changes))
