"""A course with its director and confirmed nominees, so many days from today."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from programmes.enums import DatePrecision, Role
from programmes.models import Activity, Nomination, SeatCall, User
from programmes.seat_enums import NominationStatus
from tests import factories as make
from tests.factories.nominations import NominationFactory, NomineeFactory
from tests.factories.seats import SeatCallFactory

TODAY = timezone.localdate


@dataclass
class CourseWorld:
    """One course of five days; `people` are its nominations in the order they were made."""

    call: SeatCall
    director: User
    people: list[Nomination] = field(default_factory=list)

    @property
    def activity(self) -> Activity:
        return self.call.activity

    def person(
        self, name_en: str, name_ar: str = "", *, status: str = NominationStatus.CONFIRMED, **how
    ) -> Nomination:
        state = how.pop("state", None) or make.ParticipatingStateFactory()
        nominee = NomineeFactory(
            state=state, name_en=name_en, name_ar=name_ar, position=how.pop("position", "")
        )
        row = NominationFactory(call=self.call, state=state, nominee=nominee, status=status, **how)
        self.people.append(row)
        return row

    def stands(self) -> list[str]:
        """Where each nomination stands now, in the order they were made."""
        return [Nomination.objects.get(pk=row.pk).status for row in self.people]


def course_world(starts: int = -1, *, days: int = 5, people: int = 0, **course) -> CourseWorld:
    """A course that starts `starts` days from today (negative: ago) and takes `days` days."""
    first: date = TODAY() + timedelta(days=starts)
    course = {"code": "maritime", "title_en": "Maritime security", "title_ar": "الأمن البحري"} | course
    activity = make.CourseFactory(
        starts_on=first,
        ends_on=first + timedelta(days=days - 1),
        date_precision=DatePrecision.DAY,
        **course,
    )
    director = make.UserFactory(role=Role.COURSE_DIRECTOR)
    found = CourseWorld(SeatCallFactory(activity=activity, directors=[director]), director)
    for number in range(people):
        found.person(f"Person {number}")
    return found
