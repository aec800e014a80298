"""Topics: the list with the focus areas by date, and the page of one."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.dashboards.components import Breadcrumb, Link
from programmes.dashboards.listings import Filter, Listing
from programmes.dashboards.presenters.evidence import Evidenced
from programmes.dashboards.presenters.histories import history_of
from programmes.dashboards.presenters.pages import desk_link, nothing_here, retired_notice
from programmes.dashboards.presenters.topics import (
    carrier_table,
    count_line,
    focus_table,
    topic_facts,
    topic_table,
)
from programmes.enums import TopicNature
from programmes.selectors import topics as selectors
from programmes.selectors.choices import choices
from programmes.selectors.citations import citations_of


def topic_list(request):
    """All topics with who names them and what carries them."""
    filters = (
        Filter("plan", _("Plan"), choices("plan")),
        Filter("nature", _("Nature"), tuple(TopicNature.choices)),
    )
    listing = Listing(request, filters)
    rows = selectors.topic_rows(listing.q, listing.chosen["plan"], listing.chosen["nature"])
    page = listing.page_of(rows)
    areas = selectors.focus_areas()
    evidenced = Evidenced(citations_of(areas))
    empty = nothing_here(listing, _("No topics yet"), _("Topics appear here with the plans that name them."))
    context = {
        "title": _("Topics"),
        "lead": _("What the programme is about: who names each topic, and which activities carry it."),
        "notice": listing.notice(),
        "bar": listing.bar(count_line(page.paginator.count)),
        "table": topic_table(listing, list(page), listing.chosen["plan"]),
        "empty": None if page.paginator.count else empty,
        "pagination": listing.pagination(page),
        "focus": focus_table(areas, evidenced),
        "notes": evidenced.notes(),
    }
    return render(request, "topics/list.html", context, status=listing.status)


def topic_page(request, code):
    """One topic: its names, the plans that name it, the activities that carry it, its focus dates."""
    topic = selectors.topic(code)
    if topic is None:
        raise Http404
    areas = list(topic.focus_areas.all())
    for area in areas:
        area.topic = topic
    named, carried = topic.part_topics.all(), topic.activity_topics.all()
    evidenced = Evidenced(citations_of([topic], named, carried, areas))
    context = {
        "record": topic,
        "breadcrumb": Breadcrumb((Link(_("Topics"), reverse("dashboards:topics")),), topic.label),
        "desk": desk_link(topic, request.user),
        "notices": retired_notice(topic),
        "facts": topic_facts(topic, evidenced),
        "carriers": carrier_table(topic, evidenced),
        "focus": focus_table(areas, evidenced),
        "history": history_of(topic, request.user),
        "notes": evidenced.notes(),
    }
    return render(request, "topics/page.html", context)
