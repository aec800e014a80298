"""Which value each rule of the database is about, so that a refusal can stand beside it."""

from collections.abc import Iterator, Set

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

# Rules that several models carry, by the end of their name. The first that fits counts.
SHARED = (
    ("_date_order", "ends_on"),
    ("_date_known", "date_precision"),
    ("_date_precision", "date_precision"),
    ("_date_basis_has_reason", "date_note_en"),
    ("_basis_has_reason", "reason_en"),
    ("_has_name", "title_en"),
)
# Rules of one model alone, by their whole name. They go before the shared ones.
OWN = {
    "activity_capacity_positive": "capacity",
    "activity_edition_from_one": "edition",
    "activity_has_name_or_place": "title_en",
    "activity_outline_for_courses": "outline",
    "activity_part_needs_plan": "plan",
    "activity_place_in_part": "place",
    "activity_place_once_per_part": "place",
    "activity_status_has_reason": "status_reason_en",
    "activity_topic_once": "topic",
    "annualplan_declared_has_unit": "declared_unit_en",
    "annualplan_declared_is_number": "declared_qualifier",
    "certificate_one_in_force": "nomination",
    "certificate_revoked_has_reason": "revoked_reason",
    "citation_has_source": "source",
    "citation_has_statement": "statement_en",
    "citation_paragraph_needs_source": "source",
    "closure_observed_pair": "observed_ends_on",
    "closure_of_calendar_or_venue": "venue",
    "closure_venue_kind": "venue",
    "coursereport_content_score_range": "content_score",
    "coursereport_organisation_score_range": "organisation_score",
    "coursereport_passed_within_tested": "passed",
    "coursereport_submitted_has_time": "submitted_at",
    "coursereport_teaching_score_range": "teaching_score",
    "coursereport_test_after_range": "test_after",
    "coursereport_test_before_range": "test_before",
    "delegate_once_a_meeting": "person",
    "delegate_one_chair_a_side": "role",
    "demand_date_order": "latest",
    "demand_days_positive": "days",
    "demand_not_after_itself": "follows",
    "demand_priority_range": "priority",
    "endorsement_once_a_side": "side",
    "figure_has_unit": "unit_en",
    "figure_value_or_superlative": "value",
    "focus_area_once_a_date": "starts_on",
    "followup_done_has_day": "done_on",
    "import_row_once": "number",
    "importbatch_committed_has_time": "committed_at",
    "importbatch_undone_has_time": "undone_at",
    "meeting_topic_once": "topic",
    "membership_once": "grouping",
    "message_ended_has_time": "ended_at",
    "message_has_subject": "subject_en",
    "nomination_days_when_attended": "days_attended",
    "nomination_once_a_person": "nominee",
    "nomination_one_per_seat": "seat",
    "nomination_seated_or_walk_in": "seat",
    "nominee_named_or_erased": "name_en",
    "outline_class_size_positive": "class_size",
    "outline_duration_positive": "duration_days",
    "paragraph_left_out_has_reason": "note_en",
    "paragraph_number_from_one": "number",
    "paragraph_once_per_source": "number",
    "part_kind_once_per_plan": "kind",
    "part_topic_once": "topic",
    "participation_once_a_role": "role",
    "planendorsement_has_name": "body_en",
    "planpart_declared_is_number": "declared_qualifier",
    "profile_lengths_positive": "course_days",
    "reportitem_has_text": "text_en",
    "reportitem_open_is_unsettled": "status",
    "reportitem_position_once": "position",
    "representation_once": "state",
    "round_number_from_one": "number",
    "round_number_once": "number",
    "round_number_or_title": "number",
    "seatcall_closed_after_opened": "closed_at",
    "seatcall_turn_from_one": "turn",
    "seatpolicy_class_size_positive": "class_size",
    "seatpolicy_date_order": "valid_to",
    "seatpolicy_floor_under_cap": "cap",
    "seatpolicy_gates_in_order": "take_back_weeks",
    "seatpolicy_offer_has_days": "offer_days",
    "seatpolicy_once_a_day": "valid_from",
    "seatpolicy_one_general_a_day": "valid_from",
    "seatquota_bid_has_time": "bid_at",
    "seatquota_floor_under_cap": "cap",
    "seatquota_once_a_state": "state",
    "seatweight_floor_under_cap": "cap",
    "seatweight_lot_once": "lot",
    "seatweight_once_a_state": "state",
    "seeded_record_once": "key",
    "side_state_or_grouping": "grouping",
    "topic_unclear_has_note": "note_en",
    "venue_capacity_positive": "capacity",
    "waiting_once_a_body": "body",
    "waiting_once_a_moment": "state",
    "waiting_once_a_state": "state",
    "waiting_priority_range": "priority",
    "waiting_seats_positive": "seats",
    "waiting_served_within": "served",
    "weekendpattern_date_order": "valid_to",
    "weekendpattern_once_a_start": "valid_from",
    "weekendpattern_one_without_start": "valid_from",
}


def concerned(rule: str) -> str:
    """The value that a rule is about, or the name for the record as a whole."""
    shared = (field for ending, field in SHARED if rule.endswith(ending))
    return OWN.get(rule) or next(shared, NON_FIELD_ERRORS)


def broken(instance: models.Model, *, exclude: Set[str]) -> Iterator[tuple[str, ValidationError]]:
    """Each rule of the database that a record breaks, with the value it is about.

    Rules that look at a value in `exclude` are not asked.
    """
    for model, constraints in instance.get_constraints():
        for constraint in constraints:
            try:
                constraint.validate(model, instance, exclude=set(exclude))
            except ValidationError as error:
                yield concerned(constraint.name), error
