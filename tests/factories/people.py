"""People and the posts they held."""

from datetime import date

import factory

from programmes.enums import DatePrecision
from programmes.models import Appointment, Person
from tests.factories.records import RecordFactory


class PersonFactory(RecordFactory):
    class Meta:
        model = Person

    code = factory.Sequence(lambda n: f"person-{n}")
    title_en = factory.Sequence(lambda n: f"Person {n}")
    title_ar = factory.Sequence(lambda n: f"شخص {n}")


class AppointmentFactory(RecordFactory):
    class Meta:
        model = Appointment

    code = factory.Sequence(lambda n: f"appointment-{n}")
    person = factory.SubFactory(PersonFactory)
    title_en = "Director"
    title_ar = "المدير"
    organisation_en = "The Centre"
    organisation_ar = "المركز"
    starts_on = date(2019, 1, 1)
    date_precision = DatePrecision.YEAR
