"""The rules about models hold for all of them, and each can fail."""

from django.db import models
from django.db.models import F, Q
from django.test.utils import isolate_apps
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Tracked
from tests.architecture import models as rules

# The books of the loader, of imports and of the planner, releases, which never change, seats, whose story
# is their events, and accounts, whose sign-ins are no history of the programme.
UNTRACKED = {
    "SeatOffer",
    "SeatEvent",
    "SeatAllocation",
    "Seat",
    "Reoffer",
    "NominationImportRow",
    "NominationImport",
    "ImportBatch",
    "ImportRow",
    "Placement",
    "PlanningRun",
    "Release",
    "SeedLoad",
    "SeededRecord",
    "User",
}

# What is a part of something goes with it; everything else is protected or set empty.
CASCADES = {
    "WaitingEntry.call",
    "SeatWeight.policy",
    "SeatQuota.call",
    "SeatOffer.seat",
    "SeatEvent.call",
    "SeatAllocation.call",
    "Seat.call",
    "ReportItem.report",
    "Reoffer.call",
    "NominationImportRow.batch",
    "ActivityTopic.activity",
    "Appointment.person",
    "Closure.calendar",
    "Closure.venue",
    "Delegate.meeting",
    "DialogueRound.dialogue",
    "DialogueSide.dialogue",
    "FollowUp.dialogue",
    "ImportRow.batch",
    "Meeting.round",
    "MeetingTopic.meeting",
    "Membership.grouping",
    "Membership.state",
    "Outcome.meeting",
    "PartTopic.part",
    "Participation.activity",
    "Placement.activity",
    "Placement.run",
    "PlanEndorsement.plan",
    "PlanPart.plan",
    "PlanningDemand.activity",
    "Representation.meeting",
    "SeededRecord.content_type",
    "SourceParagraph.source",
    "WeekendPattern.calendar",
    "WorkingGroup.dialogue",
}


def found(rule):
    return [breach for model in rules.all_models() for breach in rule(model)]


def tables():
    return [model for model in rules.all_models() if not model._meta.proxy]


def test_constraints_speak_to_people():
    assert found(rules.speechless) == []


def test_periods_run_forwards():
    assert found(rules.unguarded_periods) == []


def test_pairs_agree():
    assert found(rules.unguarded_pairs) == []


def test_counts_are_bounded():
    assert found(rules.unbounded_counts) == []


def test_labels_are_lower_case_and_translatable():
    assert (
        list(rules.badly_named(label for model in rules.all_models() for label in rules.labels(model))) == []
    )
    assert found(rules.unexplained_help) == []


def test_models_have_history():
    assert rules.untracked(rules.all_models()) == UNTRACKED


def test_natural_keys_are_unique_in_the_database():
    tracked = [model for model in tables() if issubclass(model, Tracked)]
    assert tracked
    assert [breach for model in tracked for breach in rules.without_natural_key(model)] == []


def test_cascades_are_chosen_one_by_one():
    assert {relation for model in tables() for relation in rules.cascades(model)} == CASCADES


def test_models_are_ordered_and_described():
    assert [model.__name__ for model in rules.all_models() if not model._meta.ordering] == []
    generated = [
        model.__name__ for model in rules.all_models() if model.__doc__.startswith(f"{model.__name__}(")
    ]
    assert generated == []


@isolate_apps("programmes")
def test_rules_refuse_a_careless_model():
    class Careless(models.Model):
        starts_on = models.DateField()
        ends_on = models.DateField()
        held_on = models.DateField()
        status = models.CharField("Status", max_length=5, help_text="Where it stands.")
        done_on = models.DateField(null=True)
        declared_count = models.IntegerField()
        owner = models.ForeignKey("self", on_delete=models.CASCADE)

        class Meta:
            app_label = "programmes"
            constraints = [models.CheckConstraint(name="status_given", condition=~Q(status=""))]

    assert list(rules.speechless(Careless)) == ["Careless: status_given has no translatable message"]
    assert list(rules.unguarded_periods(Careless)) == [
        "Careless: starts_on and ends_on",
        "Careless: held_on belongs to no period",
    ]
    assert list(rules.unguarded_pairs(Careless)) == [
        "Careless: status and done_on",
        "Careless: declared_count and declared_qualifier",
    ]
    assert list(rules.unbounded_counts(Careless)) == ["Careless: declared_count"]
    assert "Careless.status: Status cannot be translated" in list(rules.badly_named(rules.labels(Careless)))
    assert list(rules.unexplained_help(Careless)) == ["Careless.status: the help text cannot be translated"]
    assert rules.untracked([Careless]) == {"Careless"}
    assert list(rules.without_natural_key(Careless)) == ["Careless: ()"]
    assert list(rules.cascades(Careless)) == ["Careless.owner"]


@isolate_apps("programmes")
def test_rules_allow_a_careful_model():
    class Careful(models.Model):
        natural_key_fields = ("code",)
        code = models.CharField(_("code"), max_length=5, unique=True)
        valid_from = models.DateField(_("valid from"))
        valid_to = models.DateField(_("valid until"))

        class Meta:
            app_label = "programmes"
            verbose_name = _("code")
            verbose_name_plural = _("codes")
            constraints = [
                models.CheckConstraint(
                    name="careful_order",
                    condition=Q(valid_to__gte=F("valid_from")),
                    violation_error_message=_("The end comes before the start."),
                )
            ]

    assert list(rules.speechless(Careful)) == []
    assert list(rules.unguarded_periods(Careful)) == []
    assert list(rules.badly_named(rules.labels(Careful))) == []
    assert list(rules.without_natural_key(Careful)) == []


def test_capital_is_for_names_only():
    assert list(rules.badly_named([("A", _("Plan")), ("B", _("NATO Talk")), ("C", _("plan"))])) == [
        "A: Plan starts with a capital"
    ]
