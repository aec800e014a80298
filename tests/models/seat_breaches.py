"""One row for each rule of seats, nominations and reports that breaks it and nothing else."""

from collections.abc import Callable
from datetime import date

from django.db.models import Model

from tests import factories as make
from tests.models.breaking import UNNAMED, UNREASONED, breaking, same

LATER, EARLIER = date(2026, 5, 9), date(2026, 5, 3)
MOMENT = "2026-03-01T08:00Z"


def _seat_taken() -> Model:
    first = make.NominationFactory()
    return make.NominationFactory.build(
        call=first.call, state=first.state, seat=first.seat, nominee=make.NomineeFactory(state=first.state)
    )


def _person_named_twice() -> Model:
    first = make.NominationFactory()
    return make.NominationFactory.build(
        call=first.call,
        state=first.state,
        nominee=first.nominee,
        seat=make.SeatFactory(call=first.call, state=first.state),
    )


def _second_open_proposal() -> Model:
    return make.ReofferFactory.build(call=make.ReofferFactory().call)


def _seat_on_offer_twice() -> Model:
    first = make.SeatOfferFactory()
    return make.SeatOfferFactory.build(seat=first.seat, state=make.ParticipatingStateFactory())


def _second_entry_of_a_body() -> Model:
    first = make.WaitingEntryFactory()
    return make.WaitingEntryFactory.build(
        call=first.call, state=first.state, body=first.body, entered_at=MOMENT
    )


def _second_entry_of_a_state() -> Model:
    first = make.WaitingEntryFactory(body=None)
    return make.WaitingEntryFactory.build(call=first.call, state=first.state, body=None, entered_at=MOMENT)


def _entry_at_the_same_moment() -> Model:
    first = make.WaitingEntryFactory(status="served")
    return make.WaitingEntryFactory.build(call=first.call, state=first.state, body=None)


def _second_general_policy() -> Model:
    first = make.SeatPolicyFactory()
    return make.SeatPolicyFactory.build(invited=None, valid_from=first.valid_from)


def _second_policy_of_a_plan() -> Model:
    first = make.SeatPolicyFactory(plan=make.AnnualPlanFactory())
    return make.SeatPolicyFactory.build(invited=None, plan=first.plan, valid_from=first.valid_from)


def _lot_drawn_twice() -> Model:
    first = make.SeatWeightFactory(lot=1)
    return make.SeatWeightFactory.build(policy=first.policy, state=make.ParticipatingStateFactory(), lot=1)


SEAT_BREACHES: dict[str, Callable[[], Model]] = {
    "seatpolicy_has_name": breaking(make.SeatPolicyFactory, **UNNAMED),
    "seatpolicy_basis_has_reason": breaking(make.SeatPolicyFactory, **UNREASONED),
    "seatpolicy_date_order": breaking(make.SeatPolicyFactory, valid_from=LATER, valid_to=EARLIER),
    "seatpolicy_once_a_day": _second_policy_of_a_plan,
    "seatpolicy_one_general_a_day": _second_general_policy,
    "seatpolicy_floor_under_cap": breaking(make.SeatPolicyFactory, floor=3, cap=2),
    "seatpolicy_gates_in_order": breaking(make.SeatPolicyFactory, take_back_weeks=8),
    "seatpolicy_offer_has_days": breaking(make.SeatPolicyFactory, offer_days=0),
    "seatpolicy_class_size_positive": breaking(make.SeatPolicyFactory, class_size=0),
    "seatweight_basis_has_reason": breaking(make.SeatWeightFactory, **UNREASONED),
    "seatweight_once_a_state": same(make.SeatWeightFactory),
    "seatweight_lot_once": _lot_drawn_twice,
    "seatweight_floor_under_cap": breaking(make.SeatWeightFactory, floor=3, cap=2),
    "seatcall_turn_from_one": breaking(make.SeatCallFactory, turn=0),
    "seatcall_closed_after_opened": breaking(make.SeatCallFactory, closed_at="2025-01-01T08:00Z"),
    "seatquota_basis_has_reason": breaking(make.SeatQuotaFactory, **UNREASONED),
    "seatquota_once_a_state": same(make.SeatQuotaFactory),
    "seatquota_floor_under_cap": breaking(make.SeatQuotaFactory, floor=3, cap=2),
    "seatquota_bid_has_time": breaking(make.SeatQuotaFactory, bid=2),
    "seat_number_once": same(make.SeatFactory, "number"),
    "seat_number_from_one": breaking(make.SeatFactory, number=0),
    "seat_state_by_standing": breaking(make.SeatFactory, standing="free"),
    "seat_body_needs_allocation": lambda: make.SeatFactory.build(
        call=make.SeatCallFactory(), free=True, body=make.NominatingBodyFactory()
    ),
    "seatallocation_number_once": same(make.SeatAllocationFactory, "number"),
    "seatallocation_number_from_one": breaking(make.SeatAllocationFactory, number=0),
    "nominee_named_or_erased": breaking(make.NomineeFactory, name_en="", name_ar=""),
    "nomination_one_per_seat": _seat_taken,
    "nomination_once_a_person": _person_named_twice,
    "nomination_seated_or_walk_in": breaking(make.NominationFactory, seat=None),
    "nomination_days_when_attended": breaking(make.NominationFactory, days_attended=3),
    "waiting_once_a_moment": _entry_at_the_same_moment,
    "waiting_once_a_body": _second_entry_of_a_body,
    "waiting_once_a_state": _second_entry_of_a_state,
    "waiting_seats_positive": breaking(make.WaitingEntryFactory, seats=0),
    "waiting_served_within": breaking(make.WaitingEntryFactory, served=2),
    "waiting_priority_range": breaking(make.WaitingEntryFactory, priority=6),
    "reoffer_one_open_a_call": _second_open_proposal,
    "reoffer_decided_has_time": breaking(make.ReofferFactory, status="confirmed"),
    "seatoffer_one_open_a_seat": _seat_on_offer_twice,
    "seatoffer_expires_after": breaking(make.SeatOfferFactory, expires_at="2025-01-01T08:00Z"),
    "seatoffer_ended_has_time": breaking(make.SeatOfferFactory, status="declined"),
    "message_has_subject": breaking(make.OutboxMessageFactory, subject_en="", subject_ar=""),
    "message_ended_has_time": breaking(make.OutboxMessageFactory, status="sent"),
    "coursereport_submitted_has_time": breaking(make.CourseReportFactory, status="submitted"),
    "coursereport_passed_within_tested": breaking(make.CourseReportFactory, tested=2, passed=3),
    **{
        f"coursereport_{name}_range": breaking(make.CourseReportFactory, **{name: value})
        for name, value in (
            ("content_score", 6),
            ("teaching_score", 0),
            ("organisation_score", 6),
            ("test_before", 101),
            ("test_after", 101),
        )
    },
    "reportitem_position_once": same(make.ReportItemFactory, "position"),
    "reportitem_has_text": breaking(make.ReportItemFactory, text_en="", text_ar=""),
    "reportitem_open_is_unsettled": breaking(make.ReportItemFactory, settled_at=MOMENT),
    "certificate_one_in_force": same(make.CertificateFactory),
    "certificate_revoked_has_reason": breaking(make.CertificateFactory, revoked_at=MOMENT),
    "nominationimport_committed_has_time": breaking(make.NominationImportFactory, status="committed"),
    "nominationimport_undone_has_time": breaking(
        make.NominationImportFactory, status="undone", committed_at=MOMENT
    ),
    "nominationimport_row_once": same(make.NominationImportRowFactory, "number"),
}
