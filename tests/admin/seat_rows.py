"""A row of each kind of seats that belongs to one state, in a call that one person directs."""

from tests import factories as make

# A sharing of no seats, as a proof sheet keeps it.
SHEET = {
    "activity": "none",
    "rule": "webster",
    "seats": 0,
    "turn": 0,
    "unfilled": 0,
    "lines": [],
    "awards": [],
    "seal": "0" * 64,
}


def seat_rows(state, *, director=None, body=None, call=None):
    """Rows by kind; with a body, those that can are that body's."""
    call = call or make.SeatCallFactory(directors=[director] if director else [])
    quota = make.SeatQuotaFactory(call=call, state=state)
    nominee = make.NomineeFactory(state=state, body=body)
    seat = make.SeatFactory(call=call, state=state, body=body)
    nomination = make.NominationFactory(
        call=call, state=state, body=body, nominee=nominee, seat=seat, status="attended"
    )
    offered = make.SeatFactory(call=call, state=state, standing="offered")
    waiting = make.WaitingEntryFactory(call=call, state=state, body=body)
    maker = make.UserFactory(state=state, body=body)
    return {
        "seatpolicy": call.policy,
        "seatcall": call,
        "seatquota": quota,
        "seat": seat,
        "seatallocation": make.SeatAllocationFactory(call=call, sheet=SHEET),
        "seatevent": make.SeatEventFactory(seat=seat, nomination=nomination),
        "nominee": nominee,
        "nomination": nomination,
        "waitingentry": waiting,
        "reoffer": make.ReofferFactory(call=call),
        "seatoffer": make.SeatOfferFactory(seat=offered, state=state, waiting=waiting),
        "outboxmessage": make.OutboxMessageFactory(
            call=call, state=state, status="sent", ended_at=call.opened_at
        ),
        "certificate": make.CertificateFactory(nomination=nomination),
        "coursereport": make.CourseReportFactory(activity=call.activity),
        "nominationimport": make.NominationImportFactory(state=state, made_by=maker),
    }
