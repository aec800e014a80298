"""Seats for the focal point of the browser tests: three courses of an invented plan, an offer in the third.

Run inside the environment of a served site: python -m tests.browser.seats_open
"""

from datetime import timedelta

import django

COURSES = {
    "door-course-1": ("Maritime security", "الأمن البحري"),
    "door-course-2": ("Cyber defence", "الدفاع السيبراني"),
    "door-course-3": ("Crisis management", "إدارة الأزمات"),
}


def make() -> None:
    """Open the seats of each course, allocate three to the focal point's state, offer one more."""
    from django.utils import timezone

    from programmes.enums import ActivityKind, ActivityStatus, DatePrecision
    from programmes.models import Activity, AnnualPlan, Seat, SeatQuota, User
    from programmes.seat_enums import OfferGround, SeatStanding
    from programmes.services.offers import open_offer
    from programmes.services.records import save_record
    from programmes.services.seats import open_call

    state = User.objects.get(username="focal_point").state
    today = timezone.localdate()
    year = {"starts_on": today, "ends_on": today + timedelta(days=365), "invented": True}
    plan = AnnualPlan(code="door", title_en="A year for tests", title_ar="عام للاختبار", **year)
    save_record(plan, by=None)
    for number, (code, (title_en, title_ar)) in enumerate(COURSES.items()):
        first = today + timedelta(weeks=12 + number)
        activity = Activity(
            code=code,
            plan=plan,
            kind=ActivityKind.COURSE,
            status=ActivityStatus.PLANNED,
            title_en=title_en,
            title_ar=title_ar,
            starts_on=first,
            ends_on=first + timedelta(days=4),
            date_precision=DatePrecision.DAY,
        )
        call = open_call(activity=save_record(activity, by=None), seats=5, by=None)
        SeatQuota.objects.get_or_create(call=call, state=state)
        for seat in Seat.objects.filter(call=call).order_by("number")[:3]:
            seat.standing, seat.state = SeatStanding.ALLOCATED, state
            seat.save()
    free = Seat.objects.filter(call=call, standing=SeatStanding.FREE).first()
    open_offer(seat=free, state=state, ground=OfferGround.LARGEST_CLAIM, by=None)
    _people(call, User.objects.get(username="focal_point"))


def _people(call, focal) -> None:
    """In the last course somebody is named, somebody waits, the state waits, and a file was brought."""
    from programmes.exchange.nomination_import import preview
    from programmes.services.new_people import name_person

    state = focal.state
    name_person(call=call, state=state, person={"name_ar": "ناصر الدوسري", "position": "نقيب"}, by=focal)
    name_person(call=call, state=state, person={"name_ar": "هيا السويدي"}, waitlist=True, by=focal)
    table = "activity,name_ar,email\ndoor-course-3,ماجد الكعبي,m@example.org\nnowhere,ريم,=A1\n"
    preview(data=table.encode(), file_name="names.csv", state=state, by=focal)


if __name__ == "__main__":
    django.setup()
    make()
