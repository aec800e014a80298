"""The description of a plan's summary."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.enums import PartKind, Qualifier


class CountSerializer(serializers.Serializer):
    """A number and what it claims about itself."""

    count = serializers.IntegerField()
    qualifier = serializers.ChoiceField(choices=Qualifier)


class DeclaredTotalSerializer(CountSerializer):
    """The announced total with what it counts."""

    unit = serializers.CharField(allow_null=True)


class NamedSerializer(serializers.Serializer):
    """A record by code, with its title in the language asked for."""

    code = serializers.CharField()
    title = serializers.CharField(allow_null=True)


class NamedTopicSerializer(NamedSerializer):
    """A topic named for a part."""

    unclear = serializers.BooleanField(help_text=_("no source settles its meaning"))


class TopicCountSerializer(NamedSerializer):
    """A topic with the activities that carry it."""

    activities = serializers.IntegerField()
    unstated = serializers.IntegerField(help_text=_("of these, by inference or assumption"))


class PartSummarySerializer(NamedSerializer):
    """A part of the plan with the topics named for it."""

    kind = serializers.ChoiceField(choices=PartKind)
    declared = CountSerializer(allow_null=True)
    entered = serializers.IntegerField(help_text=_("activities on record in the part"))
    itemised = serializers.IntegerField()
    topics_named = serializers.IntegerField()
    topics = NamedTopicSerializer(many=True)


class KindCountSerializer(serializers.Serializer):
    """Activities of one kind."""

    kind = serializers.CharField()
    count = serializers.IntegerField()


class StatusCountSerializer(serializers.Serializer):
    """Activities of one status."""

    status = serializers.CharField()
    count = serializers.IntegerField()


class MonthCountSerializer(serializers.Serializer):
    """Activities that begin in one month."""

    month = serializers.CharField()
    count = serializers.IntegerField()


class PlanSummarySerializer(serializers.Serializer):
    """A plan in numbers. Nothing is spread: what is not itemised stays a difference."""

    plan = NamedSerializer()
    declared = DeclaredTotalSerializer(allow_null=True)
    itemised = serializers.IntegerField(help_text=_("in the parts, and outside them"))
    difference = CountSerializer(allow_null=True)
    entered = serializers.IntegerField(help_text=_("activities on record in the plan"))
    outside_parts = serializers.IntegerField()
    parts = PartSummarySerializer(many=True)
    kinds = KindCountSerializer(many=True)
    statuses = StatusCountSerializer(many=True)
    months = MonthCountSerializer(many=True)
    year_only = serializers.IntegerField(help_text=_("dated to the year only"))
    undated = serializers.IntegerField()
    topics = TopicCountSerializer(many=True)
    topics_named = serializers.IntegerField(help_text=_("different topics that the parts name together"))
