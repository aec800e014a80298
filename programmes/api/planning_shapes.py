"""The description of planning: runs, placements, findings, releases."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.enums import RunKind, RunStatus, Severity
from programmes.models import AnnualPlan

from .engine.shapes import Codes, WholeNumber


def plan_field() -> serializers.Field:
    """A plan by its code."""
    return Codes(queryset=AnnualPlan.objects.current())


class RunGivenSerializer(serializers.Serializer):
    """What a run is asked for. Effort is the work to be done; the same input, seed and effort repeat it."""

    plan = plan_field()
    kind = serializers.ChoiceField(choices=RunKind, required=False)
    scope = serializers.DictField(
        required=False, help_text=_("part of the year: a quarter, a venue, or a kind; empty for all of it")
    )
    as_of = serializers.DateField(required=False, help_text=_("day from which notice of a move counts"))
    seed = WholeNumber(required=False, min_value=0, max_value=2**31 - 1)
    effort = WholeNumber(required=False, min_value=1, max_value=2**31 - 1)
    time_limit = WholeNumber(required=False, min_value=1, max_value=2**31 - 1, help_text=_("in seconds"))


class RunSerializer(serializers.Serializer):
    """One run of the planner: what it was asked for, where it stands, what it found."""

    code = serializers.CharField()
    url = serializers.CharField()
    plan = serializers.CharField()
    kind = serializers.ChoiceField(choices=RunKind)
    scope = serializers.JSONField()
    seed = serializers.IntegerField()
    effort = serializers.IntegerField()
    time_limit = serializers.IntegerField()
    status = serializers.ChoiceField(choices=RunStatus)
    requested_by = serializers.CharField(allow_null=True)
    requested_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    stop_requested = serializers.BooleanField()
    progress = serializers.JSONField()
    input_hash = serializers.CharField()
    solver = serializers.CharField()
    cost = serializers.IntegerField(allow_null=True, help_text=_("in points; less is better"))
    bound = serializers.IntegerField(allow_null=True, help_text=_("no plan costs less than this"))
    proven = serializers.BooleanField(help_text=_("whether no plan can cost less"))
    failure = serializers.JSONField(help_text=_("why it failed, as a code; empty where it did not"))


class RunListSerializer(serializers.Serializer):
    """Runs, the newest first."""

    count = serializers.IntegerField()
    results = RunSerializer(many=True)


class AdoptGivenSerializer(serializers.Serializer):
    """Which proposals to take into the draft: those named, or all."""

    activities = serializers.ListField(
        child=serializers.CharField(max_length=160), required=False, allow_empty=False, max_length=1000
    )
    reason = serializers.CharField(required=False, allow_blank=True, max_length=200)


class EmptySerializer(serializers.Serializer):
    """Nothing has to be said."""


class AdoptedSerializer(serializers.Serializer):
    """The activities whose proposals were taken into the draft."""

    adopted = serializers.ListField(child=serializers.CharField())


class PlacementSerializer(serializers.Serializer):
    """Where a run puts one activity, what that costs and why; or that it leaves it out."""

    run = serializers.CharField()
    activity = serializers.CharField()
    label = serializers.CharField()
    left_out = serializers.BooleanField()
    starts_on = serializers.DateField(allow_null=True)
    ends_on = serializers.DateField(allow_null=True)
    hijri = serializers.CharField(allow_null=True, help_text=_("calculated; may differ by a day"))
    venue = serializers.CharField(allow_null=True)
    terms = serializers.JSONField(help_text=_("points by name of the harm"))
    alternatives = serializers.JSONField(help_text=_("the next best places, and how much dearer each is"))
    assumptions = serializers.JSONField(help_text=_("what no source gives and the proposal relies on"))
    adopted_at = serializers.DateTimeField(allow_null=True)


class PlacementListSerializer(serializers.Serializer):
    """The placements of one run, by day."""

    count = serializers.IntegerField()
    results = PlacementSerializer(many=True)


class RecordNameSerializer(serializers.Serializer):
    """A record that a finding speaks of."""

    model = serializers.CharField()
    code = serializers.CharField()
    label = serializers.CharField()


class FindingSerializer(serializers.Serializer):
    """Something in a plan that does not fit."""

    code = serializers.CharField()
    severity = serializers.ChoiceField(choices=Severity)
    sentence = serializers.CharField(help_text=_("in the language asked for"))
    params = serializers.JSONField()
    records = RecordNameSerializer(many=True)
    link = serializers.CharField()


class FindingListSerializer(serializers.Serializer):
    """What does not fit in a plan, the gravest first."""

    count = serializers.IntegerField()
    blocks_release = serializers.BooleanField()
    results = FindingSerializer(many=True)


class ReleaseGivenSerializer(serializers.Serializer):
    """A plan to be released. Without a notice it is written from the changes."""

    plan = plan_field()
    note_en = serializers.CharField(required=False, allow_blank=True, max_length=5000)
    note_ar = serializers.CharField(required=False, allow_blank=True, max_length=5000)
    expected_latest = WholeNumber(
        required=False,
        min_value=0,
        max_value=32_767,
        help_text=_("number of the latest version seen, 0 for none"),
    )


class ReleaseRowSerializer(serializers.Serializer):
    """One version of a plan, without what it froze."""

    code = serializers.CharField()
    url = serializers.CharField()
    plan = serializers.CharField()
    number = serializers.IntegerField()
    released_at = serializers.DateTimeField()
    note = serializers.CharField(help_text=_("in the language asked for"))
    note_en = serializers.CharField()
    note_ar = serializers.CharField()
    digest = serializers.CharField(help_text=_("SHA-256 of what was frozen"))


class ChangeOfReleaseSerializer(serializers.Serializer):
    """One change since the version before, or since the one asked for."""

    code = serializers.CharField()
    sentence = serializers.CharField(help_text=_("in the language asked for"))
    activity = serializers.CharField()
    before = serializers.JSONField()
    after = serializers.JSONField()
    tell = serializers.ListField(child=serializers.CharField(), help_text=_("states that must be told"))


class ReleaseSerializer(ReleaseRowSerializer):
    """One version of a plan with what changed and all that it froze."""

    changes = ChangeOfReleaseSerializer(many=True)
    snapshot = serializers.JSONField()


class ReleaseListSerializer(serializers.Serializer):
    """Versions, the newest first."""

    count = serializers.IntegerField()
    results = ReleaseRowSerializer(many=True)
