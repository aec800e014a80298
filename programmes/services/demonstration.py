"""Invented data to show the planner with: two seasons of seats, nominations, reports and certificates.

All of it hangs on plans marked as invented, under names that say so, and goes again by one call. It is
made by the same services as real data, so that its ledger, proofs and stories are true to the rules.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from programmes.enums import (
    ActivityKind,
    ActivityStatus,
    Basis,
    DatePrecision,
    ParticipantRole,
    PartKind,
    PlanStatus,
    Role,
)
from programmes.errors import ProgrammeError
from programmes.models import (
    Activity,
    ActivityTopic,
    AnnualPlan,
    ParticipatingState,
    Participation,
    PlanPart,
    SeatPolicy,
    Topic,
    User,
)
from programmes.services.demonstration_life import Life
from programmes.services.records import create_records, save_record
from programmes.services.roles import sync_roles

PREFIX = "demo-"
WHY = {"reason_en": "Invented for demonstration.", "reason_ar": "بيانات وهمية للعرض."}
STATES = ("kw", "bh", "qa", "ae", "sa", "om", "gcc-secretariat")
# Weeks from the day of making to the first days; what lies ahead stands at, before and after the gates.
BEHIND = (-40, -36, -31, -27, -22, -18, -13, -9, -5, -2)
AHEAD = (3, 5, 7, 9, 12, 15)
SEASONS = {
    "last-season": (-96, -91, -86, -81, -76, -71, -66, -61),
    "this-season": (*BEHIND, *AHEAD),
}


class DemonstrationThere(ProgrammeError):
    """The invented data is loaded already."""

    code = "demonstration_there"
    message = _("The demonstration data is there already. Remove it first to make it anew.")


class NothingToShow(ProgrammeError):
    """The demonstration needs the seeded states and topics."""

    code = "nothing_to_show"
    message = _("The demonstration needs the seeded states and topics. Load the seeds first.")


def load_demonstration(
    *, today: date, seed: int = 2026, seasons: Mapping[str, tuple[int, ...]] = SEASONS
) -> Iterator[str]:
    """Make the invented seasons; yields the code of each activity as it is done.

    Seasons are the weeks from today to the first days of their courses, by name. Write all of it in
    one transaction of the caller's. Raises DemonstrationThere, NothingToShow.
    """
    if AnnualPlan.objects.filter(invented=True).exists():
        raise DemonstrationThere
    chance = random.Random(seed)
    states = list(ParticipatingState.objects.filter(code__in=STATES).order_by("code"))
    topics = list(Topic.objects.current().filter(unclear=False).exclude(title_en="").order_by("code"))
    if not states or not topics:
        raise NothingToShow
    planner, director = _account("planner", Role.PLANNER), _account("director", Role.COURSE_DIRECTOR)
    for name, weeks in seasons.items():
        policy, courses = _season(name, weeks, today, chance, states, topics, planner)
        for course in courses:
            Life(course, policy, planner, director, today, chance).tell()
            yield course.code


def demonstration_accounts() -> Iterator[tuple[str, str]]:
    """New passwords for the invented accounts, one for each door: name and password."""
    for name, role, state in (
        ("planner", Role.PLANNER, None),
        ("director", Role.COURSE_DIRECTOR, None),
        ("kuwait", Role.FOCAL_POINT, "kw"),
        ("bahrain", Role.FOCAL_POINT, "bh"),
    ):
        account, password = _account(name, role, state), secrets.token_urlsafe(12)
        account.set_password(password)
        account.save()
        yield account.username, password


def _account(name: str, role: Role, state: str | None = None) -> User:
    """An account that nobody can sign in with until it is given a password."""
    account = User.objects.filter(username=f"{PREFIX}{name}").first()
    if account is None:
        if not Group.objects.filter(name=role).exists():
            sync_roles()
        owner = ParticipatingState.objects.filter(code=state).first() if state else None
        account = User(username=f"{PREFIX}{name}", state=owner, is_staff=True)
        account.set_unusable_password()
        account.save()
        account.groups.set(Group.objects.filter(name=role))
    return account


def _sunday(day: date) -> date:
    """The Sunday on or after `day`: the Centre's week starts with it."""
    return day + timedelta(days=(6 - day.weekday()) % 7)


def _season(
    name: str,
    weeks: tuple[int, ...],
    today: date,
    chance: random.Random,
    states: list[ParticipatingState],
    topics: list[Topic],
    by: User,
) -> tuple[SeatPolicy, list[Activity]]:
    """A plan of invented courses, one a number of weeks from today."""
    starts = [_sunday(today + timedelta(weeks=number)) for number in weeks]
    plan = _plan(name, starts, by)
    part = save_record(
        PlanPart(
            code=f"{plan.code}-courses",
            plan=plan,
            kind=PartKind.COURSES,
            title_en="Training courses (invented)",
            title_ar="دورات تدريبية (وهمية)",
            declared_count=len(starts),
        ),
        by=by,
    )
    policy = save_record(
        SeatPolicy(
            code=f"{plan.code}-seats",
            plan=plan,
            title_en="Seat policy (invented)",
            title_ar="سياسة المقاعد (وهمية)",
            valid_from=plan.starts_on,
            cap=6,
            held_back=2,
            **WHY,
        ),
        by=by,
    )
    courses = [
        _course(plan, part, number, first, today, chance.choice(topics), by)
        for number, first in enumerate(starts, 1)
    ]
    for course in courses:
        _invite(course, chance.sample(states, k=min(len(states), chance.randint(4, 7))), by)
    return policy, courses


def _plan(name: str, starts: list[date], by: User) -> AnnualPlan:
    code = f"{PREFIX}{name}"
    years = "–".join(str(year) for year in sorted({starts[0].year, starts[-1].year}))
    return save_record(
        AnnualPlan(
            code=code,
            invented=True,
            title_en=f"Demonstration season {years} (invented)",
            title_ar=f"موسم العرض {years} (وهمي)",
            starts_on=starts[0],
            ends_on=starts[-1] + timedelta(days=6),
            status=PlanStatus.PUBLISHED,
            declared_count=len(starts),
            declared_unit_en="invented courses",
            declared_unit_ar="دورات وهمية",
            note_en=WHY["reason_en"],
            note_ar=WHY["reason_ar"],
        ),
        by=by,
    )


def _course(
    plan: AnnualPlan, part: PlanPart, number: int, first: date, today: date, topic: Topic, by: User
) -> Activity:
    last = first + timedelta(days=4)
    course = save_record(
        Activity(
            code=f"{plan.code}-course-{number:02d}",
            plan=plan,
            part=part,
            place=number,
            kind=ActivityKind.COURSE,
            status=ActivityStatus.DELIVERED if last < today else ActivityStatus.PLANNED,
            title_en=f"{topic.title_en or topic.code}: course {number} (invented)",
            title_ar=f"{topic.title_ar or topic.code}: دورة {number} (وهمية)",
            starts_on=first,
            ends_on=last,
            date_precision=DatePrecision.DAY,
            date_basis=Basis.ASSUMED,
            date_note_en=WHY["reason_en"],
            date_note_ar=WHY["reason_ar"],
        ),
        by=by,
    )
    create_records(
        [ActivityTopic(activity=course, topic=topic, basis=Basis.ASSUMED, **WHY)], by=by, reason=""
    )
    return course


def _invite(course: Activity, states: list[ParticipatingState], by: User) -> None:
    rows = [
        Participation(activity=course, state=state, role=ParticipantRole.INVITED, basis=Basis.ASSUMED, **WHY)
        for state in sorted(states, key=lambda one: one.code)
    ]
    create_records(rows, by=by, reason="")
