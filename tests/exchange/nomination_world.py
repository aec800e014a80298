"""A state with seats in a few activities, for tests of its spreadsheets and of its door."""

from datetime import timedelta

from django.utils import timezone

from programmes.enums import DatePrecision, Role
from programmes.models import Seat, SeatQuota
from programmes.seat_enums import SeatEventKind, SeatStanding
from tests import factories as make


class World:
    """Kuwait with the ministry `kw-moi`, Qatar beside it, and a focal point of Kuwait."""

    def __init__(self):
        self.kuwait = make.ParticipatingStateFactory(code="kw", title_en="Kuwait", title_ar="الكويت")
        self.qatar = make.ParticipatingStateFactory(code="qa", title_en="Qatar", title_ar="قطر")
        self.ministry = make.NominatingBodyFactory(
            code="kw-moi", state=self.kuwait, title_en="Ministry of Interior", title_ar="وزارة الداخلية"
        )
        self.guard = make.NominatingBodyFactory(
            code="kw-guard", state=self.kuwait, title_en="National Guard", title_ar="الحرس الوطني"
        )
        make.NominatingBodyFactory(
            code="qa-moi", state=self.qatar, title_en="Qatar Ministry", title_ar="وزارة قطر"
        )
        self.plan = make.AnnualPlanFactory(code="2030", year=2030, title_en="Plan 2030", title_ar="خطة 2030")
        self.policy = make.SeatPolicyFactory()
        self.focal = self.person(username="focal")

    def person(self, *, state=None, body=None, role=Role.FOCAL_POINT, **values):
        state = self.kuwait if role == Role.FOCAL_POINT and state is None else state
        return make.UserFactory(role=role, state=state, body=body, is_staff=True, **values)

    def call(self, code, *, seats=0, weeks=20, body=None, invite=True, by_offer=False, **values):
        """A call of a course that begins in some weeks (None: undated), with seats of Kuwait."""
        dates = {}
        if weeks is not None:
            first = timezone.localdate() + timedelta(weeks=weeks)
            dates = {
                "starts_on": first,
                "ends_on": first + timedelta(days=4),
                "date_precision": DatePrecision.DAY,
            }
        activity = make.CourseFactory(
            code=code,
            plan=self.plan,
            title_en=values.pop("title_en", f"Course {code}"),
            title_ar=values.pop("title_ar", f"دورة {code}"),
            **dates,
            **values,
        )
        call = make.SeatCallFactory(activity=activity, policy=self.policy, seats=0)
        if invite:
            SeatQuota.objects.create(call=call, state=self.kuwait)
            SeatQuota.objects.create(call=call, state=self.qatar)
        self.seats(call, seats, body=body, by_offer=by_offer)
        return call

    def seats(self, call, number, *, state=None, body=None, by_offer=False):
        """More seats of a call, allocated to a state."""
        state = state or self.kuwait
        taken = call.seats.count()
        kind = SeatEventKind.ACCEPTED if by_offer else SeatEventKind.ALLOCATED
        made = []
        for place in range(taken + 1, taken + number + 1):
            seat = Seat.objects.create(
                call=call, number=place, standing=SeatStanding.ALLOCATED, state=state, body=body
            )
            make.SeatEventFactory(seat=seat, kind=kind)
            made.append(seat)
        return made
