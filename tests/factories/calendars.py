"""Calendars, weekends and closures."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.enums import ClosureKind, ClosureStatus, Weekend
from programmes.models import Calendar, Closure, WeekendPattern
from tests.factories.records import RecordFactory
from tests.factories.states import ParticipatingStateFactory
from tests.factories.venues import VenueFactory


class CalendarFactory(RecordFactory):
    class Meta:
        model = Calendar

    code = factory.Sequence(lambda n: f"calendar-{n}")
    title_en = factory.Sequence(lambda n: f"Calendar {n}")
    title_ar = factory.Sequence(lambda n: f"تقويم {n}")
    state = factory.SubFactory(ParticipatingStateFactory)


class WeekendPatternFactory(DjangoModelFactory):
    class Meta:
        model = WeekendPattern

    calendar = factory.SubFactory(CalendarFactory)
    weekend = Weekend.FRI_SAT
    valid_from = date(2007, 9, 1)
    valid_to = None


class ClosureFactory(RecordFactory):
    """A public holiday of a calendar; `of_venue=True` closes a venue instead."""

    class Meta:
        model = Closure

    class Params:
        of_venue = factory.Trait(
            calendar=None, venue=factory.SubFactory(VenueFactory), kind=ClosureKind.VENUE_CLOSURE
        )

    code = factory.Sequence(lambda n: f"closure-{n}")
    calendar = factory.SubFactory(CalendarFactory)
    venue = None
    kind = ClosureKind.PUBLIC_HOLIDAY
    title_en = factory.Sequence(lambda n: f"Holiday {n}")
    title_ar = factory.Sequence(lambda n: f"عطلة {n}")
    starts_on = date(2026, 2, 25)
    ends_on = date(2026, 2, 26)
    status = ClosureStatus.FIXED
