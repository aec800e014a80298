"""Plans, their parts, topics named for parts, endorsements."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.enums import Basis, DatePrecision, EndorsingSide, PartKind, PlanStatus, Qualifier
from programmes.models import AnnualPlan, PartTopic, PlanEndorsement, PlanPart
from tests.factories.records import RecordFactory
from tests.factories.topics import TopicFactory

# Plans never overlap, so each is given a year of its own, far from the years the sources speak of.
FIRST_YEAR = 2100


class AnnualPlanFactory(RecordFactory):
    """A plan of one calendar year; give `year` to choose it."""

    class Meta:
        model = AnnualPlan

    class Params:
        year = factory.Sequence(lambda n: FIRST_YEAR + n % 7000)

    code = factory.LazyAttribute(lambda plan: f"{plan.year}")
    title_en = factory.LazyAttribute(lambda plan: f"Plan {plan.year}")
    title_ar = factory.LazyAttribute(lambda plan: f"خطة {plan.year}")
    starts_on = factory.LazyAttribute(lambda plan: date(plan.year, 1, 1))
    ends_on = factory.LazyAttribute(lambda plan: date(plan.year, 12, 31))
    status = PlanStatus.PUBLISHED
    declared_count = 31
    declared_qualifier = Qualifier.EXACT
    declared_unit_en = "activities"
    declared_unit_ar = "نشاطا"


class PlanPartFactory(RecordFactory):
    class Meta:
        model = PlanPart

    code = factory.LazyAttribute(lambda part: f"{part.plan.code}-{part.kind.replace('_', '-')}")
    plan = factory.SubFactory(AnnualPlanFactory)
    kind = PartKind.COURSES
    position = 1
    title_en = "Training courses"
    title_ar = "الدورات التدريبية"
    declared_count = 16
    declared_qualifier = Qualifier.EXACT


class PartTopicFactory(DjangoModelFactory):
    class Meta:
        model = PartTopic

    part = factory.SubFactory(PlanPartFactory)
    topic = factory.SubFactory(TopicFactory)
    position = 1
    basis = Basis.STATED


class PlanEndorsementFactory(DjangoModelFactory):
    class Meta:
        model = PlanEndorsement

    plan = factory.SubFactory(AnnualPlanFactory)
    side = EndorsingSide.KUWAIT
    body_en = "Board"
    body_ar = "المجلس"
    starts_on = date(2025, 12, 1)
    date_precision = DatePrecision.MONTH
