"""A plan of 2030 at a centre in Kuwait that invites two states, for tests of what does not fit."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from programmes.enums import DatePrecision, Weekend
from tests import factories as make
from tests.factories.planning import PlanningProfileFactory

SUNDAY = date(2030, 9, 8)


@dataclass(frozen=True)
class World:
    """The plan and the records around it; `emirates` keep Saturday and Sunday free."""

    plan: Any
    host: Any
    bahrain: Any
    emirates: Any
    kuwait_calendar: Any
    bahrain_calendar: Any
    profile: Any

    def activity(self, code: str, first: date = SUNDAY, days: int = 5, **values: Any):
        """A dated activity of the plan."""
        given = {"starts_on": first, "ends_on": first + timedelta(days=days - 1)}
        known = {"date_precision": DatePrecision.DAY, "title_en": code.title(), "title_ar": code}
        return make.ActivityFactory(code=code, plan=self.plan, **(given | known | values))


def world(**plan: Any) -> World:
    host = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
    bahrain = make.ParticipatingStateFactory(code="bh", title_en="Bahrain", title_ar="البحرين")
    emirates = make.ParticipatingStateFactory(code="ae", title_en="Emirates", title_ar="الإمارات")
    grouping = make.GroupingFactory(code="ici")
    calendars = {}
    for state in (host, bahrain, emirates):
        make.MembershipFactory(state=state, grouping=grouping)
        calendars[state.code] = make.CalendarFactory(code=state.code, state=state)
        weekend = Weekend.SAT_SUN if state is emirates else Weekend.FRI_SAT
        make.WeekendPatternFactory(calendar=calendars[state.code], weekend=weekend)
    return World(
        plan=make.AnnualPlanFactory(year=2030, **({"declared_count": None} | plan)),
        host=host,
        bahrain=bahrain,
        emirates=emirates,
        kuwait_calendar=calendars["kw"],
        bahrain_calendar=calendars["bh"],
        profile=PlanningProfileFactory(code="default", host=host, invited=grouping),
    )


def holiday(calendar: Any, code: str, first: date, last: date | None = None, **values: Any):
    """A closure of a calendar."""
    return make.ClosureFactory(
        code=code, calendar=calendar, starts_on=first, ends_on=last or first, title_en=code.title(), **values
    )
