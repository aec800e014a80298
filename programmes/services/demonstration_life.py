"""The invented life of one call for seats, told step by step by the services that real life uses."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from programmes.models import Activity, Nomination, ParticipatingState, Seat, SeatCall, SeatPolicy, User
from programmes.seat_enums import NOMINATIONS_SEATED, Gender, NominationStatus, SeatStanding, Service
from programmes.services import certificates, course_reports, nominations, seats, waiting_list
from programmes.services.seat_pool import unfilled

FIRST_NAMES = ("Invented person", "شخص وهمي")
REASON = "Invented for demonstration."


@dataclass(frozen=True)
class Life:
    """What befalls the seats of one activity up to `today`, drawn from `chance`."""

    activity: Activity
    policy: SeatPolicy
    by: User
    director: User
    today: date
    chance: random.Random

    def tell(self) -> SeatCall:
        """Open, share, fill, confirm, attend, report: as far as the day has come."""
        call = self._open()
        if self._past(weeks=11):
            self._bid(call)
            seats.allocate(call=call, by=self.by, now=self._at(weeks=11))
        if self._past(weeks=9):
            self._nominate(call)
        if self._past(weeks=6):
            self._turn_back(call)
            self._steps(call, NominationStatus.VALIDATED, weeks=6, share=0.97)
        if self._past(weeks=5):
            self._steps(call, NominationStatus.CONFIRMED, weeks=5, share=0.97)
        if self.today > (self.activity.ends_on or self.today):
            self._deliver(call)
        return call

    def _first_day(self) -> date:
        assert self.activity.starts_on is not None
        return self.activity.starts_on

    def _at(self, *, weeks: float = 0) -> datetime:
        """Ten in the morning, so many weeks before the first day."""
        day = self._first_day() - timedelta(days=round(weeks * 7))
        return timezone.make_aware(datetime.combine(day, time(10)))

    def _past(self, *, weeks: float) -> bool:
        return self._at(weeks=weeks).date() <= self.today

    def _open(self) -> SeatCall:
        at = min(self._at(weeks=13), timezone.now())
        number = self.chance.randint(16, 24)
        call = seats.open_call(
            activity=self.activity, seats=number, held_back=2, policy=self.policy, by=self.by, now=at
        )
        call.directors.set([self.director])
        return call

    def _states(self, call: SeatCall) -> list[ParticipatingState]:
        rows = ParticipatingState.objects.filter(seat_quotas__call=call)
        return list(rows.order_by("code"))

    def _bid(self, call: SeatCall) -> None:
        for state in self._states(call):
            if self.chance.random() < 0.5:
                number = self.chance.randint(1, 6)
                seats.place_bid(call=call, state=state, seats=number, by=self.by, now=self._at(weeks=12))

    def _nominate(self, call: SeatCall) -> None:
        """Most states fill most of their seats; one wants more than it has and waits."""
        wanting = self.chance.choice(self._states(call))
        for state in self._states(call):
            own = Seat.objects.filter(call=call, state=state, standing=SeatStanding.ALLOCATED).count()
            filled = own if state == wanting else round(own * self.chance.choice((1, 1, 0.8, 0.6)))
            for _seat in range(filled):
                self._name(call, state)
        waiting_list.enter(call=call, state=wanting, seats=2, by=self.by, now=self._at(weeks=8))

    def _name(self, call: SeatCall, state: ParticipatingState) -> None:
        """One nomination; some people come again, so that once counted and each time counted differ."""
        taken = Nomination.objects.filter(call=call, nominee__state=state).values("nominee")
        number = next(
            n
            for n in (self.chance.randint(1, 60) for _ in range(1000))
            if not self._is_taken(state, n, taken)
        )
        english, arabic = FIRST_NAMES
        nominee = nominations.register_nominee(
            state=state,
            by=self.by,
            name_en=f"{english} {state.code.upper()} {number:02d}",
            name_ar=f"{arabic} {state.code.upper()} {number:02d}",
            position="Invented position",
            service=Service.MILITARY if number % 2 else Service.CIVILIAN,
            gender=Gender.FEMALE if number % 3 == 0 else Gender.MALE,
        )
        weeks = self.chance.choice((7.5, 8, 8.5, 9))
        at = self._at(weeks=weeks) if self._past(weeks=weeks) else self._at(weeks=9)
        nominations.nominate(call=call, nominee=nominee, by=self.by, now=at)

    def _is_taken(self, state: ParticipatingState, number: int, taken: QuerySet[Nomination, Any]) -> bool:
        name = f"{FIRST_NAMES[0]} {state.code.upper()} {number:02d}"
        return state.nominees.filter(name_en=name, pk__in=taken).exists()

    def _turn_back(self, call: SeatCall) -> None:
        """Some states give back what they will not fill; others leave it to the clock."""
        empty = unfilled(Seat.objects.filter(call=call, standing=SeatStanding.ALLOCATED))
        rows = empty.values("state").annotate(number=Count("pk")).order_by("state")
        states = ParticipatingState.objects.in_bulk([row["state"] for row in rows])
        for row in rows:
            if self.chance.random() < 0.5:
                seats.turn_back(
                    call=call,
                    state=states[row["state"]],
                    seats=row["number"],
                    by=self.by,
                    reason=REASON,
                    now=self._at(weeks=6.5),
                )

    def _steps(self, call: SeatCall, to: NominationStatus, *, weeks: float, share: float) -> None:
        seated = [NominationStatus.NOMINATED, NominationStatus.VALIDATED]
        for one in Nomination.objects.filter(call=call, status__in=seated).order_by("pk"):
            if self.chance.random() < share:
                nominations.take_step(nomination=one, to=to, by=self.by, now=self._at(weeks=weeks))
            else:
                nominations.withdraw(nomination=one, by=self.by, reason=REASON, now=self._at(weeks=weeks))

    def _deliver(self, call: SeatCall) -> None:
        last = self.activity.ends_on or self._first_day()
        after = timezone.make_aware(datetime.combine(last, time(16)))
        came = Nomination.objects.filter(call=call, status=NominationStatus.CONFIRMED).order_by("pk")
        marks = {
            one.pk: str(
                NominationStatus.ATTENDED if self.chance.random() < 0.95 else NominationStatus.NO_SHOW
            )
            for one in came
        }
        nominations.record_attendance(call=call, marks=marks, by=self.director, now=after)
        certificates.issue_all(call=call, by=self.by, now=after + timedelta(days=1))
        self._report(call, after + timedelta(days=1))

    def _report(self, call: SeatCall, at: datetime) -> None:
        attended = Nomination.objects.filter(call=call).aggregate(
            came=Count("pk", filter=Q(status=NominationStatus.ATTENDED)),
            seated=Count("pk", filter=Q(status__in=NOMINATIONS_SEATED)),
        )["came"]
        score = [Decimal(self.chance.randint(350, 480)) / 100 for _ in range(3)]
        values = {
            "respondents": max(attended - 2, 0),
            "content_score": score[0],
            "teaching_score": score[1],
            "organisation_score": score[2],
            "tested": attended,
            "passed": max(attended - 1, 0),
            "test_before": Decimal(self.chance.randint(40, 60)),
            "test_after": Decimal(self.chance.randint(65, 90)),
            "summary_en": REASON,
            "summary_ar": "بيانات وهمية للعرض.",
        }
        items = [
            course_reports.ItemValues(kind="lesson", text_en="An invented lesson.", text_ar="درس وهمي."),
            course_reports.ItemValues(kind="change", text_en="An invented change.", text_ar="تغيير وهمي."),
        ]
        course_reports.save_draft(call=call, values=values, items=items, by=self.director)
        course_reports.submit(call=call, by=self.director, now=at)
