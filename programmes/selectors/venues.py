"""Where activities are held and who teaches them."""

from django.db.models import Count, Q, QuerySet

from programmes.models import TrainingTeam, Venue
from programmes.selectors.ordering import by_name, directed

VENUE_SORTS = ("name", "capacity", "activities")
TEAM_SORTS = ("name", "activities")
_HELD = Q(activities__retired_on__isnull=True)


def venue_rows(*, q: str = "", sort: str = "") -> QuerySet[Venue]:
    """Venues with the count of activities on record there."""
    rows = Venue.objects.current().matching(q).annotate(activity_count=Count("activities", filter=_HELD))
    orders = {"name": by_name(), "capacity": "capacity", "activities": "activity_count"}
    return rows.select_related("state").order_by(*directed(sort, orders, "name"))


def team_rows(*, q: str = "", sort: str = "") -> QuerySet[TrainingTeam]:
    """Training teams with what they teach and the count of activities they gave."""
    rows = TrainingTeam.objects.current().matching(q)
    rows = rows.annotate(activity_count=Count("activities", filter=_HELD))
    orders = {"name": by_name(), "activities": "activity_count"}
    rows = rows.order_by(*directed(sort, orders, "name"))
    return rows.select_related("state").prefetch_related("topics")
