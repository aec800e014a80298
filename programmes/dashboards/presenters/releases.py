"""Released versions of plans: the list, one version, the plan as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programmes.dashboards.components import (
    Breadcrumb,
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Many,
    Notes,
    Notice,
    Period,
    Table,
    Unknown,
    Value,
)
from programmes.dashboards.listings import Listing
from programmes.dashboards.presenters.addresses import rows_url
from programmes.dashboards.presenters.pages import ListPage, Section, Sheet, nothing_here
from programmes.exchange.released_plans import ReleasedActivity, ReleasedPlan, released_plan
from programmes.models import AnnualPlan, Release
from programmes.selectors.hijri_dates import hijri_date
from programmes.selectors.release_changes import Change, told
from programmes.selectors.release_notices import label_of, listed, sentence


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier version: its number, and the changes."""

    number: int
    changes: tuple[Change, ...]


def release_list_page(listing: Listing, page, to_release: list[AnnualPlan]) -> ListPage:
    """Versions with what each changed, the newest first, and the way to release each of some plans."""
    rows = tuple(_row(release) for release in page)
    columns = (Column(_("Version")), Column(_("Plan")), Column(_("Released")), Column(_("Files")))
    count = page.paginator.count
    empty = nothing_here(
        listing,
        _("No version released yet"),
        _("A version appears here as soon as a planner releases a plan."),
    )
    table = Table(_("Released versions"), columns, rows, caption_hidden=True)
    return ListPage(
        title=_("Released versions"),
        lead=_("Each version of a plan as it was released. A version never changes."),
        bar=listing.bar(ngettext("%(count)s version", "%(count)s versions", count) % {"count": count}),
        sections=(Section("", (table if rows else empty,)),),
        pagination=listing.pagination(page),
        notice=listing.notice(),
        actions=tuple(_release_link(plan) for plan in to_release),
    )


def _release_link(plan: AnnualPlan) -> Link:
    text = _("Release %(plan)s") % {"plan": plan.label}
    return Link(text, reverse("dashboards:plan-release", args=[plan.code]))


def _row(release: Release) -> tuple[object, ...]:
    return (
        Link(version_name(release.number), release.get_absolute_url(), release.code),
        Link(release.plan.label, release.plan.get_absolute_url()),
        released_on(release),
        _files(release),
    )


def version_name(number: int) -> str:
    """What a version is called."""
    return _("Version %(number)s") % {"number": number}


def day_of(release: Release) -> date:
    """The day of a release by the clock of the Centre."""
    return timezone.localtime(release.released_at).date()


def released_on(release: Release) -> Many:
    """The day of a release in both calendars."""
    day = day_of(release)
    hijri = hijri_date(day)
    return Many((Period(day.isoformat()), *((Value(f"≈ {hijri}"),) if hijri else ())))


def _files(release: Release) -> Many:
    workbook = reverse("dashboards:release-xlsx", args=[release.code])
    document = reverse("dashboards:release-pdf", args=[release.code])
    return Many((Link(_("Workbook (XLSX)"), workbook), Link(_("To be printed (PDF)"), document)))


def release_sheet(release: Release, others: list[Release], since: Since | None, user) -> Sheet:
    """One version: what changed, whom to tell, and the plan as it was then."""
    plan = released_plan(release)
    sections = [
        Section(_("Change notice"), tuple(plan.notice), "notice"),
        *([changes_section(since)] if since else []),
        *activity_sections(plan),
    ]
    return Sheet(
        breadcrumb=_way(release.plan, version_name(release.number)),
        title=f"{plan.title}: {version_name(release.number)}",
        other=_other_title(release),
        other_lang="en" if _arabic() else "ar",
        facts=FactList(tuple(_facts(release, others, plan, user))),
        sections=tuple(sections),
        notes=Notes(()),
        notices=_superseded(release, others),
    )


def _arabic() -> bool:
    return (get_language() or "en").startswith("ar")


def _other_title(release: Release) -> str:
    plan = release.snapshot["plan"]
    return plan["title_en"] if _arabic() else plan["title_ar"]


def _way(plan: AnnualPlan, here: str) -> Breadcrumb:
    plans = Link(_("Plans"), reverse("dashboards:plans"))
    return Breadcrumb((plans, Link(plan.label, plan.get_absolute_url())), here)


def _superseded(release: Release, others: list[Release]) -> tuple[Notice, ...]:
    latest = max((one for one in others), key=lambda one: one.number, default=release)
    if latest.number <= release.number:
        return ()
    text = _("This is not the latest version: version %(number)s has been released since.")
    return (Notice("warning", text % {"number": latest.number}),)


def _facts(release: Release, others: list[Release], plan: ReleasedPlan, user):
    snapshot = release.snapshot["plan"]
    yield Fact(_("Plan"), (Link(plan.title, release.plan.get_absolute_url()),))
    yield Fact(_("Period"), (Period(snapshot["starts_on"], snapshot["ends_on"]),))
    yield Fact(_("Released"), (released_on(release),))
    if user.is_authenticated and release.released_by:
        yield Fact(_("Released by"), (release.released_by.get_username(),))
    yield Fact(_("Total"), (plan.declared,))
    yield Fact(_("Files"), (_files(release),))
    if earlier := [one for one in others if one.number < release.number]:
        yield Fact(_("What changed"), (Many(tuple(_since_link(release, one) for one in earlier)),))
    yield Fact(_("Digest"), (_in_groups(release.digest),))


def _in_groups(digest: str) -> Many:
    """A digest in lines of sixteen, so that it fits a phone and can be read out."""
    return Many(tuple(Value(digest[start : start + 16], ltr=True) for start in range(0, len(digest), 16)))


def _since_link(release: Release, earlier: Release) -> Link:
    text = _("since version %(number)s") % {"number": earlier.number}
    return Link(text, f"{release.get_absolute_url()}?since={earlier.number}#changes")


def changes_section(since: Since) -> Section:
    """Each change in a sentence with whom to tell of it."""
    title = _("What changed since version %(number)s") % {"number": since.number}
    if not since.changes:
        return Section(title, (_("Nothing changed for any activity."),), "changes")
    rows = tuple((sentence(change), _told(change)) for change in since.changes)
    table = Table(title, (Column(_("Change")), Column(_("To be told"))), rows, caption_hidden=True)
    names = [label_of(state) for state in told(list(since.changes)).values()]
    lead = _("To be told: %(states)s.") % {"states": listed(names)} if names else ""
    return Section(title, (table,), "changes", lead)


def _told(change: Change) -> object:
    return listed([label_of(state) for state in change["tell"]]) or Unknown()


def activity_sections(plan: ReleasedPlan) -> list[Section]:
    """The activities of a version: those with days in their order, then those without."""
    sections = []
    if plan.dated:
        sections.append(Section(_("Activities by their days"), (_table(plan.dated, dated=True),), "dated"))
    if plan.undated:
        number = len(plan.undated)
        title = ngettext(
            "%(number)s activity without a date", "%(number)s activities without a date", number
        ) % {"number": number}
        sections.append(Section(title, (_table(plan.undated, dated=False),), "undated"))
    if not sections:
        empty = EmptyState(
            _("Nothing in this version"), _("The plan had no activities when it was released.")
        )
        sections.append(Section(_("Activities"), (empty,)))
    return sections


def _table(rows: tuple[ReleasedActivity, ...], *, dated: bool) -> Table:
    days = (Column(_("Days")),) if dated else ()
    columns = (Column(_("Activity")), *days, Column(_("Kind")), Column(_("Status")), Column(_("Venue")))
    cells = tuple(_activity(row, dated=dated) for row in rows)
    return Table(_("Activities"), columns, cells, caption_hidden=True)


def _activity(row: ReleasedActivity, *, dated: bool) -> tuple[object, ...]:
    name = Link(row.title, reverse("dashboards:activity", args=[row.code]), row.topics)
    days = Many((Period(str(row.first), str(row.last)), *((Value(row.hijri),) if row.hijri else ())))
    return (name, *((days,) if dated else ()), row.kind, row.status, row.venue or Unknown())


def as_of_sheet(plan: AnnualPlan, day: date, release: Release | None) -> Sheet:
    """A plan as it stood at the end of a day: the version then in force."""
    title = _("%(plan)s as of %(day)s") % {"plan": plan.label, "day": f"\u2066{day.isoformat()}\u2069"}
    return Sheet(
        breadcrumb=_way(plan, _("As of a day")),
        title=title,
        other="",
        other_lang="",
        facts=FactList(tuple(_as_of_facts(plan, release))),
        sections=tuple(activity_sections(released_plan(release)) if release else [_before(plan)]),
        notes=Notes(()),
        lead=_("The plan as it was last released by the end of that day."),
    )


def _as_of_facts(plan: AnnualPlan, release: Release | None):
    yield Fact(_("Plan"), (Link(plan.label, plan.get_absolute_url()),))
    if release:
        version = Link(version_name(release.number), release.get_absolute_url(), release.code)
        yield Fact(_("Version in force"), (version,))
        yield Fact(_("Released"), (released_on(release),))


def _before(plan: AnnualPlan) -> Section:
    versions = Link(_("See its versions"), rows_url("releases", plan=plan.code))
    text = _("No version of this plan had been released by then.")
    return Section("", (EmptyState(_("Not released yet"), text, (versions,)),))
