"""What planning assumes, demands, runs and placements."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.models import Placement, PlanningDemand, PlanningProfile, PlanningRun
from tests.factories.activities import ActivityFactory
from tests.factories.plans import AnnualPlanFactory
from tests.factories.records import RecordFactory
from tests.factories.states import GroupingFactory, ParticipatingStateFactory


class PlanningProfileFactory(RecordFactory):
    """A profile; `venues=[…]` names the halls to plan."""

    class Meta:
        model = PlanningProfile
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"profile-{n}")
    title_en = factory.Sequence(lambda n: f"Profile {n}")
    title_ar = factory.Sequence(lambda n: f"ملف تخطيط {n}")
    host = factory.SubFactory(ParticipatingStateFactory)
    invited = factory.SubFactory(GroupingFactory)

    @factory.post_generation
    def venues(self, create, extracted, **kwargs):
        if create and extracted:
            self.venues.set(extracted)


class PlanningDemandFactory(DjangoModelFactory):
    class Meta:
        model = PlanningDemand

    activity = factory.SubFactory(ActivityFactory)
    days = 3


class PlanningRunFactory(DjangoModelFactory):
    """A run that waits for a worker."""

    class Meta:
        model = PlanningRun

    code = factory.Sequence(lambda n: f"run-{n}")
    plan = factory.SubFactory(AnnualPlanFactory)
    input = factory.LazyFunction(lambda: {"problem": {}})
    input_hash = factory.Sequence(lambda n: f"{n:064x}")


class PlacementFactory(DjangoModelFactory):
    """A placement of five days; `out=True` leaves its activity out."""

    class Meta:
        model = Placement

    class Params:
        out = factory.Trait(left_out=True, starts_on=None, ends_on=None)

    run = factory.SubFactory(PlanningRunFactory)
    activity = factory.SubFactory(ActivityFactory)
    starts_on = date(2026, 4, 5)
    ends_on = date(2026, 4, 9)
