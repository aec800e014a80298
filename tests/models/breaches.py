"""For every rule that the database holds, one row that breaks it and nothing else.

Keyed by the constraint's name; each makes an unsaved row (and saves whatever it needs to stand on).
"""

from collections.abc import Callable
from datetime import date

from django.db.models import Model

from programmes.enums import (
    ActivityKind,
    ActivityStatus,
    Basis,
    ClosureKind,
    DelegateRole,
    Disposition,
    FollowUpStatus,
    Qualifier,
    RunStatus,
)
from tests import factories as make
from tests.models.breaking import UNNAMED, UNREASONED, breaking, same
from tests.models.seat_breaches import SEAT_BREACHES

LATER, EARLIER = date(2026, 5, 9), date(2026, 5, 3)


def _chair_taken() -> Model:
    chair = make.DelegateFactory(role=DelegateRole.CHAIR)
    return make.DelegateFactory.build(
        meeting=chair.meeting, side=chair.side, person=make.PersonFactory(), role=DelegateRole.CHAIR
    )


def _delegate_twice() -> Model:
    first = make.DelegateFactory(role=DelegateRole.PARTICIPANT)
    return make.DelegateFactory.build(
        meeting=first.meeting, side=first.side, person=first.person, role=DelegateRole.PARTICIPANT
    )


def _place_taken() -> Model:
    first = make.ActivityFactory(placed=True)
    return make.ActivityFactory.build(plan=first.plan, part=first.part, place=first.place)


def _demand_after_itself() -> Model:
    demand = make.PlanningDemandFactory()
    demand.follows = demand.activity
    return demand


def _dated(factory: type, model: str) -> dict[str, Callable[[], Model]]:
    return {
        f"{model}_date_order": breaking(factory, date_precision="day", starts_on=LATER, ends_on=EARLIER),
        f"{model}_date_known": breaking(factory, date_precision="none", starts_on=EARLIER, ends_on=None),
        f"{model}_date_precision": breaking(factory, date_precision="month", starts_on=EARLIER, ends_on=None),
        f"{model}_date_basis_has_reason": breaking(
            factory, date_basis=Basis.INFERRED, date_note_en="", date_note_ar=""
        ),
    }


NAMED = {
    "source": make.SourceFactory,
    "measure": make.MeasureFactory,
    "topic": make.TopicFactory,
    "annualplan": make.AnnualPlanFactory,
    "courseoutline": make.CourseOutlineFactory,
    "venue": make.VenueFactory,
    "trainingteam": make.TrainingTeamFactory,
    "participatingstate": make.ParticipatingStateFactory,
    "grouping": make.GroupingFactory,
    "nominatingbody": make.NominatingBodyFactory,
    "person": make.PersonFactory,
    "appointment": make.AppointmentFactory,
    "dialogue": make.DialogueFactory,
    "dialogueside": make.DialogueSideFactory,
    "workinggroup": make.WorkingGroupFactory,
    "meeting": make.MeetingFactory,
    "outcome": make.OutcomeFactory,
    "followup": make.FollowUpFactory,
    "agreement": make.AgreementFactory,
    "calendar": make.CalendarFactory,
    "closure": make.ClosureFactory,
    "planningprofile": make.PlanningProfileFactory,
}
DATED = {
    "source": make.SourceFactory,
    "reportedfigure": make.ReportedFigureFactory,
    "focusarea": make.FocusAreaFactory,
    "planendorsement": make.PlanEndorsementFactory,
    "activity": make.ActivityFactory,
    "membership": make.MembershipFactory,
    "appointment": make.AppointmentFactory,
    "dialogue": make.DialogueFactory,
    "dialogueround": make.DialogueRoundFactory,
    "meeting": make.MeetingFactory,
    "agreement": make.AgreementFactory,
}
REASONED = {
    "parttopic": make.PartTopicFactory,
    "activitytopic": make.ActivityTopicFactory,
    "participation": make.ParticipationFactory,
    "meetingtopic": make.MeetingTopicFactory,
    "representation": make.RepresentationFactory,
}
BREACHES: dict[str, Callable[[], Model]] = {
    **{f"{model}_has_name": breaking(factory, **UNNAMED) for model, factory in NAMED.items()},
    **{name: build for model, factory in DATED.items() for name, build in _dated(factory, model).items()},
    **{f"{model}_basis_has_reason": breaking(factory, **UNREASONED) for model, factory in REASONED.items()},
    "planendorsement_has_name": breaking(make.PlanEndorsementFactory, body_en="", body_ar=""),
    "paragraph_once_per_source": same(make.SourceParagraphFactory, "number"),
    "paragraph_number_from_one": breaking(make.SourceParagraphFactory, number=0),
    "paragraph_left_out_has_reason": breaking(
        make.SourceParagraphFactory, disposition=Disposition.LEFT_OUT, note_en="", note_ar=""
    ),
    "citation_has_source": breaking(make.CitationFactory, basis=Basis.INFERRED, source=None, paragraph=None),
    "citation_paragraph_needs_source": breaking(make.CitationFactory, basis=Basis.ASSUMED, source=None),
    "citation_has_statement": breaking(make.CitationFactory, statement_en="", statement_ar=""),
    "figure_value_or_superlative": breaking(
        make.ReportedFigureFactory, qualifier=Qualifier.SUPERLATIVE, value=3
    ),
    "figure_has_unit": breaking(make.ReportedFigureFactory, unit_en="", unit_ar=""),
    "topic_unclear_has_note": breaking(make.TopicFactory, unclear=True, note_en="", note_ar=""),
    "focus_area_once_a_date": same(make.FocusAreaFactory, "starts_on"),
    "annualplan_date_order": breaking(make.AnnualPlanFactory, starts_on=LATER, ends_on=EARLIER),
    "annualplan_declared_has_unit": breaking(
        make.AnnualPlanFactory, declared_count=31, declared_unit_en="", declared_unit_ar=""
    ),
    "annualplan_declared_is_number": breaking(
        make.AnnualPlanFactory, declared_qualifier=Qualifier.SUPERLATIVE
    ),
    "part_kind_once_per_plan": same(make.PlanPartFactory, "kind"),
    "planpart_declared_is_number": breaking(make.PlanPartFactory, declared_qualifier=Qualifier.SUPERLATIVE),
    "part_topic_once": same(make.PartTopicFactory),
    "endorsement_once_a_side": same(make.PlanEndorsementFactory, "side"),
    "outline_duration_positive": breaking(make.CourseOutlineFactory, duration_days=0),
    "outline_class_size_positive": breaking(make.CourseOutlineFactory, class_size=0),
    "activity_has_name_or_place": breaking(make.ActivityFactory, **UNNAMED, place=None),
    "activity_part_needs_plan": lambda: make.ActivityFactory.build(
        plan=None, part=make.PlanPartFactory(), kind=ActivityKind.COURSE
    ),
    "activity_place_in_part": breaking(make.ActivityFactory, part=None, place=1),
    "activity_place_once_per_part": _place_taken,
    "activity_status_has_reason": breaking(
        make.ActivityFactory, status=ActivityStatus.CANCELLED, status_reason_en="", status_reason_ar=""
    ),
    "activity_outline_for_courses": lambda: make.EventFactory.build(
        plan=None, outline=make.CourseOutlineFactory()
    ),
    "activity_capacity_positive": breaking(make.ActivityFactory, capacity=0),
    "activity_edition_from_one": breaking(make.ActivityFactory, edition=0),
    "activity_topic_once": same(make.ActivityTopicFactory),
    "participation_once_a_role": same(make.ParticipationFactory, "role"),
    "venue_capacity_positive": breaking(make.VenueFactory, capacity=0),
    "membership_once": same(make.MembershipFactory),
    "side_state_or_grouping": lambda: make.DialogueSideFactory.build(
        dialogue=make.DialogueFactory(),
        state=make.ParticipatingStateFactory(),
        grouping=make.GroupingFactory(),
    ),
    "round_number_or_title": breaking(make.DialogueRoundFactory, number=None, **UNNAMED),
    "round_number_from_one": breaking(make.DialogueRoundFactory, number=0),
    "round_number_once": same(make.DialogueRoundFactory, "number"),
    "meeting_topic_once": same(make.MeetingTopicFactory),
    "representation_once": same(make.RepresentationFactory),
    "delegate_once_a_meeting": _delegate_twice,
    "delegate_one_chair_a_side": _chair_taken,
    "followup_done_has_day": breaking(make.FollowUpFactory, status=FollowUpStatus.DONE, done_on=None),
    "weekendpattern_date_order": breaking(make.WeekendPatternFactory, valid_from=LATER, valid_to=EARLIER),
    "weekendpattern_once_a_start": same(make.WeekendPatternFactory, "valid_from"),
    "weekendpattern_one_without_start": lambda: make.WeekendPatternFactory.build(
        calendar=make.WeekendPatternFactory(valid_from=None).calendar, valid_from=None
    ),
    "closure_date_order": breaking(make.ClosureFactory, starts_on=LATER, ends_on=EARLIER),
    "closure_observed_pair": breaking(make.ClosureFactory, observed_starts_on=LATER, observed_ends_on=None),
    "closure_of_calendar_or_venue": breaking(make.ClosureFactory, calendar=None, venue=None),
    "closure_venue_kind": breaking(make.ClosureFactory, kind=ClosureKind.VENUE_CLOSURE),
    "seeded_record_once": same(make.SeededRecordFactory, "key", "object_id"),
    "importbatch_committed_has_time": breaking(make.ImportBatchFactory, status="committed"),
    "importbatch_undone_has_time": breaking(
        make.ImportBatchFactory, status="undone", committed_at="2026-03-01T08:00Z"
    ),
    "import_row_once": same(make.ImportRowFactory, "number"),
    "profile_lengths_positive": breaking(make.PlanningProfileFactory, talk_days=0),
    "demand_days_positive": breaking(make.PlanningDemandFactory, days=0),
    "demand_date_order": breaking(make.PlanningDemandFactory, earliest=LATER, latest=EARLIER),
    "demand_priority_range": breaking(make.PlanningDemandFactory, priority=6),
    "demand_not_after_itself": _demand_after_itself,
    "run_ended_has_time": breaking(make.PlanningRunFactory, status=RunStatus.DONE, finished_at=None),
    "run_running_shows_life": breaking(make.PlanningRunFactory, status=RunStatus.RUNNING),
    "run_bound_below_cost": breaking(make.PlanningRunFactory, objective=5, bound=6),
    "placement_once_a_run": same(make.PlacementFactory),
    "placement_dated_or_left_out": breaking(make.PlacementFactory, starts_on=None),
    "placement_date_order": breaking(make.PlacementFactory, starts_on=LATER, ends_on=EARLIER),
    "release_number_once": lambda: make.ReleaseFactory.build(plan=make.ReleaseFactory().plan, code="another"),
    "release_number_from_one": lambda: make.ReleaseFactory.build(plan=make.AnnualPlanFactory(), number=0),
    **SEAT_BREACHES,
}
