"""States and organisations, groupings, memberships and nominating bodies."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes.enums import DatePrecision, ParticipantKind
from programmes.models import Grouping, Membership, NominatingBody, ParticipatingState
from tests.factories.records import RecordFactory


class ParticipatingStateFactory(RecordFactory):
    class Meta:
        model = ParticipatingState

    code = factory.Sequence(lambda n: f"state-{n}")
    kind = ParticipantKind.STATE
    title_en = factory.Sequence(lambda n: f"State {n}")
    title_ar = factory.Sequence(lambda n: f"دولة {n}")

    class Params:
        organisation = factory.Trait(
            kind=ParticipantKind.ORGANISATION,
            title_en=factory.Sequence(lambda n: f"Organisation {n}"),
            title_ar=factory.Sequence(lambda n: f"منظمة {n}"),
        )


class GroupingFactory(RecordFactory):
    class Meta:
        model = Grouping

    code = factory.Sequence(lambda n: f"grouping-{n}")
    title_en = factory.Sequence(lambda n: f"Grouping {n}")
    title_ar = factory.Sequence(lambda n: f"مجموعة {n}")
    abbreviation = factory.Sequence(lambda n: f"G{n}")
    founded_year = 1981


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    state = factory.SubFactory(ParticipatingStateFactory)
    grouping = factory.SubFactory(GroupingFactory)
    starts_on = date(2004, 12, 1)
    date_precision = DatePrecision.MONTH


class NominatingBodyFactory(RecordFactory):
    class Meta:
        model = NominatingBody

    code = factory.Sequence(lambda n: f"body-{n}")
    state = factory.SubFactory(ParticipatingStateFactory)
    title_en = factory.Sequence(lambda n: f"Ministry {n}")
    title_ar = factory.Sequence(lambda n: f"وزارة {n}")
