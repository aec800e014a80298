"""A plan in numbers."""

from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from rest_framework import exceptions

from programmes.enums import Qualifier
from programmes.selectors.plan_summary import Name, PlanSummary, plan_summary, tables
from programmes.selectors.stamps import stamp

from . import etags
from .engine import queries
from .engine.composites import in_language
from .engine.views import LanguageView
from .plans import PLANS
from .rendering import JSON, encoded
from .summary_shape import PlanSummarySerializer

# Summaries kept in memory, each a few kilobytes.
KEPT = 512


class PlanSummaryView(LanguageView):
    """What was declared, what is itemised, and the difference; by part, kind, status, topic, month."""

    resource = PLANS
    answers = {"GET": (200, PlanSummarySerializer)}

    def get(self, request, code):
        queries.parameters(self.address(), {"lang"})
        etag = etags.of(stamp(tables()), "summary", code, self.language)
        if response := self.fresh(etag):
            return response
        data = kept(etag, code, self.language)
        return self.marked(HttpResponse(data, content_type=JSON), etag)


@lru_cache(maxsize=KEPT)
def kept(etag: str, code: str, language: str) -> bytes:
    """The body of a summary, counted once for each state that the ETag tells of. Raises NotFound."""
    summary = plan_summary(code)
    if summary is None:
        raise exceptions.NotFound
    return encoded(body(summary, language))


def body(summary: PlanSummary, language: str) -> dict[str, Any]:
    """The summary as it is sent."""
    chosen = in_language(language)
    named = summary.named
    return {
        "plan": _named(summary.name, chosen),
        "declared": _declared(summary, chosen),
        "itemised": summary.tally.itemised,
        "difference": _difference(summary),
        "entered": summary.entered,
        "outside_parts": summary.outside_parts,
        "parts": [_part(part, summary, chosen) for part in summary.parts],
        "kinds": _pairs("kind", summary.kinds),
        "statuses": _pairs("status", summary.statuses),
        "months": _pairs("month", summary.months),
        "year_only": summary.year_only,
        "undated": summary.undated,
        "topics": [
            _named(topic.name, chosen) | {"activities": topic.activities, "unstated": topic.unstated}
            for topic in summary.topics
        ],
        "topics_named": len({topic.name.code for topic in named}),
    }


def _named(name: Name, chosen) -> dict[str, Any]:
    return {"code": name.code, "title": chosen(name.en, name.ar)}


def _declared(summary: PlanSummary, chosen) -> dict[str, Any] | None:
    if summary.declared is None:
        return None
    unit = chosen(summary.unit_en, summary.unit_ar)
    return {"count": summary.declared, "qualifier": summary.qualifier, "unit": unit}


def _difference(summary: PlanSummary) -> dict[str, Any] | None:
    """Exact only where the declaration is; of “more than” and “at least” the fewest that are missing."""
    tally = summary.tally
    if tally.declared is None:
        return None
    qualifier = Qualifier.AT_LEAST if tally.open_end else tally.qualifier
    return {"count": tally.least_missing, "qualifier": str(qualifier)}


def _part(part, summary: PlanSummary, chosen) -> dict[str, Any]:
    topics = [
        _named(topic.name, chosen) | {"unclear": topic.unclear}
        for topic in summary.named
        if topic.part == part.name.code
    ]
    declared = {"count": part.declared, "qualifier": part.qualifier}
    return {
        **_named(part.name, chosen),
        "kind": part.kind,
        "declared": None if part.declared is None else declared,
        "entered": part.entered,
        "itemised": part.itemised,
        "topics_named": len(topics),
        "topics": topics,
    }


def _pairs(key: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    return [{key: value, "count": count} for value, count in counts.items()]
