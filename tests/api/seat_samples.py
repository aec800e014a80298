"""One record of each guarded resource of one state, for the tests over all of them."""

from programmes.seat_enums import ReportItemKind
from tests import factories as make
from tests.admin.seat_rows import seat_rows

KINDS = {
    "seat-weights": "seatweight",
    "seat-calls": "seatcall",
    "seat-quotas": "seatquota",
    "seats": "seat",
    "seat-allocations": "seatallocation",
    "seat-events": "seatevent",
    "nominees": "nominee",
    "nominations": "nomination",
    "waiting-entries": "waitingentry",
    "seat-offers": "seatoffer",
    "reoffers": "reoffer",
    "messages": "outboxmessage",
    "course-reports": "coursereport",
    "report-items": "reportitem",
    "certificates": "certificate",
}


def seat_samples(state=None, **asked):
    """Records by route."""
    rows = seat_rows(state or make.ParticipatingStateFactory(), **asked)
    rows["seatweight"] = make.SeatWeightFactory(policy=rows["seatpolicy"])
    rows["reportitem"] = make.ReportItemFactory(report=rows["coursereport"], kind=ReportItemKind.LESSON)
    return {route: rows[kind] for route, kind in KINDS.items()}


def name_of(resource, record):
    """What the record is known by in addresses."""
    value = record
    for step in resource.known_by.sort.split("__"):
        value = getattr(value, step)
    return value
