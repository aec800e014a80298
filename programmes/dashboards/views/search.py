"""One search over everything that has a name."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from programmes.dashboards.components import EmptyState, Link
from programmes.folding import words
from programmes.selectors.search import search


def search_page(request):
    """What matches, kind by kind; spelling variants of Arabic and capitals make no difference."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found = search(query) if words(query) else []
    groups = [
        (str(one.model._meta.verbose_name_plural), [_link(row) for row in one.rows], one.more)
        for one in found
    ]
    context = {"site_query": query, "groups": groups, "empty": None if groups else _nothing(query)}
    return render(request, "search/page.html", context)


def _kind(found):
    return str(found.model._meta.verbose_name_plural)


def _link(row):
    return Link(str(row.label), row.get_absolute_url(), row.code)


def _nothing(query):
    if not query:
        text = _("Write a word or two: a topic, a name, a year, in either language.")
        return EmptyState(_("What are you looking for?"), text)
    text = _("Every word must occur. Try fewer words, or another spelling.")
    return EmptyState(_("Nothing matches"), text)
