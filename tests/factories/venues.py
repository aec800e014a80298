"""Venues and training teams."""

import factory

from programmes.models import TrainingTeam, Venue
from tests.factories.records import RecordFactory
from tests.factories.states import ParticipatingStateFactory


class VenueFactory(RecordFactory):
    class Meta:
        model = Venue

    code = factory.Sequence(lambda n: f"venue-{n}")
    title_en = factory.Sequence(lambda n: f"Hall {n}")
    title_ar = factory.Sequence(lambda n: f"قاعة {n}")
    city_en = "Kuwait City"
    city_ar = "مدينة الكويت"
    capacity = 40


class TrainingTeamFactory(RecordFactory):
    """A team; `topics=[…]` says what it teaches."""

    class Meta:
        model = TrainingTeam
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"team-{n}")
    title_en = factory.Sequence(lambda n: f"Training team {n}")
    title_ar = factory.Sequence(lambda n: f"فريق تدريب {n}")
    abbreviation = factory.Sequence(lambda n: f"T{n}")
    state = factory.SubFactory(ParticipatingStateFactory)

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if create and extracted:
            self.topics.set(extracted)
