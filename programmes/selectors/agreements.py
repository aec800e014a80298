"""Agreements and understandings as they are read."""

from django.db.models import QuerySet

from programmes.models import Agreement
from programmes.selectors.ordering import by_name, directed

AGREEMENT_SORTS = ("name", "kind", "date")


def agreement_rows(*, q: str = "", kind: str = "", party: str = "", sort: str = "") -> QuerySet[Agreement]:
    """Agreements with parties, topics and dialogue; `party` is the code of a state or organisation."""
    rows = Agreement.objects.current().matching(q)
    if kind:
        rows = rows.filter(kind=kind)
    if party:
        rows = rows.filter(parties__code=party)
    orders = {"name": by_name(), "kind": "kind", "date": "starts_on"}
    rows = rows.order_by(*directed(sort, orders, "date"))
    return rows.select_related("dialogue").prefetch_related("parties", "topics")


def agreement_parties() -> list[tuple[str, str, str]]:
    """Code and both names of everyone who is party to an agreement on record."""
    parties = Agreement.objects.current().filter(parties__isnull=False)
    rows = parties.values_list("parties__code", "parties__title_en", "parties__title_ar")
    return sorted(set(rows))
