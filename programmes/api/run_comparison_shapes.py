"""The description of two planning runs compared."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class StaySerializer(serializers.Serializer):
    """Where a run puts an activity."""

    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    venue = serializers.CharField(allow_null=True)


class MovedActivitySerializer(serializers.Serializer):
    """An activity that lies elsewhere in the two runs; null where a run leaves it out or does not know it."""

    activity = serializers.CharField()
    before = StaySerializer(allow_null=True)
    after = StaySerializer(allow_null=True)


class CostsSerializer(serializers.Serializer):
    """A count in each run, and how much more it is in this one."""

    before = serializers.IntegerField()
    after = serializers.IntegerField()
    change = serializers.IntegerField()


class TallySerializer(CostsSerializer):
    """A count in each run for one record or harm."""

    code = serializers.CharField()


class RunComparedSerializer(serializers.Serializer):
    """A run against another of the same plan: `before` is the other, `after` this one."""

    run = serializers.CharField()
    other = serializers.CharField()
    plan = serializers.CharField()
    same_input = serializers.BooleanField(help_text=_("whether both planned the very same problem"))
    cost = CostsSerializer(help_text=_("in points; less is better"))
    same = serializers.IntegerField(help_text=_("activities that lie in the same place in both"))
    activities = MovedActivitySerializer(many=True)
    states = TallySerializer(many=True, help_text=_("activity days on which an invited state cannot come"))
    venues = TallySerializer(many=True, help_text=_("days the venue is used"))
    teams = TallySerializer(many=True, help_text=_("days the team is used"))
    terms = TallySerializer(many=True, help_text=_("points by name of the harm"))
