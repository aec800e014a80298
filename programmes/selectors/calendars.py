"""Working calendars of the states: weekends, holidays, short hours, and closed venues."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from programmes.models import Calendar, Closure, WeekendPattern
from programmes.selectors.citations import Citations, citations_of
from programmes.selectors.ordering import by_name


@dataclass(frozen=True, slots=True)
class CalendarBook:
    """Calendars with the closures that match, and the closures of venues, which belong to none."""

    calendars: tuple[Calendar, ...]
    venue_closures: tuple[Closure, ...]
    citations: Citations

    @property
    def closures(self) -> tuple[Closure, ...]:
        """Every closure shown, calendar by calendar."""
        of_calendars = (closure for one in self.calendars for closure in one.closures.all())
        return (*of_calendars, *self.venue_closures)


def calendar_book(
    *, q: str = "", calendar: str = "", year: str = "", kind: str = "", status: str = ""
) -> CalendarBook:
    """Calendars by name, each with its matching closures by the first day they are observed.

    Where something is asked for, calendars without a match stay out. `year` is four digits.
    """
    closures = Closure.objects.current().matching(q)
    for name, value in (("calendar__code", calendar), ("kind", kind), ("status", status)):
        if value:
            closures = closures.filter(**{name: value})
    if year:
        closures = closures.filter(_within(int(year)))
    closures = closures.alias(first=Coalesce("observed_starts_on", "starts_on")).order_by("first", "code")
    calendars = Calendar.objects.current().select_related("state").order_by(by_name())
    if q or calendar or year or kind or status:
        calendars = calendars.filter(pk__in=closures.order_by().values("calendar"))
    weekends = WeekendPattern.objects.order_by("valid_from")
    found = tuple(calendars.prefetch_related(Prefetch("closures", closures), Prefetch("weekends", weekends)))
    of_venues = tuple(closures.filter(venue__isnull=False).select_related("venue"))
    shown = [row for one in found for row in (*one.closures.all(), *one.weekends.all())]
    return CalendarBook(found, of_venues, citations_of(found, shown, of_venues))


def closure_years() -> list[int]:
    """The years in which a closure on record starts."""
    return [day.year for day in _closures().dates("starts_on", "year")]


def calendars_named() -> list[tuple[str, str, str]]:
    """Code and both titles of every calendar, for choosing one."""
    return list(Calendar.objects.current().order_by("code").values_list("code", "title_en", "title_ar"))


def _closures() -> QuerySet[Closure]:
    return Closure.objects.current()


def _within(year: int) -> Q:
    return Q(starts_on__year=year) | Q(observed_starts_on__year=year)
