"""What a citation speaks of: any record, by the name of its model and its natural key.

The key of a record is its code. The key of a row that is part of a record is made of its natural
key's values with slashes between, such as `2026-course-07/cyber-defence`.
"""

from collections import defaultdict

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from programmes.models.base import Tracked
from programmes.selectors.visibility import GUARDED

from .engine import filters
from .engine.columns import Column
from .engine.links import content_type_of
from .engine.shapes import Body
from .errors import BadParameter

# Citations are read by anyone; these rows are not. A policy is cited, and its code says nothing.
CLOSED = GUARDED.keys() - {"seatpolicy"}
UNKNOWN = "-"  # stands in a key for a value that is not known


def cited_models() -> dict[str, type[Tracked]]:
    """Every model that a citation may speak of, by name. Of what is not for all, none speaks here."""
    found = apps.get_app_config("programmes").get_models()
    own = [model for model in found if issubclass(model, Tracked) and not model._meta.proxy]
    own = [model for model in own if model._meta.model_name not in CLOSED]
    return {model._meta.model_name: model for model in sorted(own, key=lambda one: one._meta.model_name)}


def key_paths(model: type[Tracked]) -> list[str]:
    fields = [model._meta.get_field(name) for name in model.natural_key_fields]
    return [f"{field.name}__code" if field.is_relation else field.name for field in fields]


def target() -> Column:
    help = gettext_lazy("the record, or the row of a record, that is supported")
    return Column(
        name="target",
        paths=("content_type__model", "object_id"),
        shape=lambda language: lambda name, pk: {"model": name, "key": pk},
        finish=_keys,
        read=lambda: Target(required=False, help_text=help),
        write=lambda: TargetGiven(source="*", help_text=help),
        filters=(_by_key(), _by_model()),
        covers=("content_type", "object_id", "target"),
        inside={"content_type": "model", "object_id": "key"},
    )


def _keys(name: str, bodies: list[dict]) -> None:
    """Put natural keys in the place of numbers: one statement for each kind of record spoken of."""
    wanted = defaultdict(set)
    for body in bodies:
        wanted[body[name]["model"]].add(body[name]["key"])
    known = cited_models()
    found = {}
    for model in sorted(wanted):
        if model in known:
            rows = known[model]._default_manager.filter(pk__in=wanted[model]).order_by()
            found |= {
                (model, pk): _joined(key) for pk, *key in rows.values_list("pk", *key_paths(known[model]))
            }
    for body in bodies:
        at = body[name]
        at["key"] = found.get((at["model"], at["key"]))


def _joined(key) -> str:
    return "/".join(UNKNOWN if value is None else str(value) for value in key)


def find(name: str, key: str) -> Q:
    """The condition that meets the record of this model and key. Raises ValueError for a misshapen key."""
    paths, given = key_paths(cited_models()[name]), key.split("/")
    condition = Q()
    for path, value in zip(paths, given, strict=True):
        field = cited_models()[name]._meta.get_field(path.split("__")[0])
        if value == UNKNOWN:
            condition &= Q(**{f"{path}__isnull": True})
            continue
        if isinstance(field, models.DateField) and not parse_date(value):
            raise ValueError(value)
        if isinstance(field, models.IntegerField) and not (
            value.isascii() and value.isdigit() and len(value) < 6
        ):
            raise ValueError(value)
        condition &= Q(**{path: value})
    return condition


class Target(serializers.Serializer):
    """A record by the name of its model and its natural key; the key is null where it is gone."""

    model = serializers.CharField(required=False)
    key = serializers.CharField(required=False, allow_null=True)


class TargetGiven(Body):
    """A record by the name of its model and its natural key."""

    model = serializers.ChoiceField(choices=[])
    key = serializers.CharField(max_length=400)

    def get_fields(self):
        fields = super().get_fields()
        fields["model"].choices = [(name, name) for name in cited_models()]
        return fields

    def validate(self, attrs):
        if not {"model", "key"} <= attrs.keys():
            raise serializers.ValidationError(gettext_lazy("Give the model and the key."))
        model = cited_models()[attrs["model"]]
        try:
            found = model._default_manager.filter(find(attrs["model"], attrs["key"])).first()
        except ValueError:
            found = None
        if found is None:
            raise serializers.ValidationError({"key": gettext_lazy("No such record.")}, "does_not_exist")
        return {"content_type": ContentType.objects.get_for_model(model), "object_id": found.pk}


def _by_model() -> filters.Filter:
    help = gettext_lazy("kind of record spoken of")
    names = [(name, name) for name in cited_models()]
    return filters.choice("model", "content_type__model", names, help)


def _by_key() -> filters.Filter:
    def narrow(name, text):
        model, _colon, key = text.partition(":")
        if model not in cited_models():
            raise filters.unknown(name, model, cited_models())
        try:
            if not key:
                raise ValueError
            rows = cited_models()[model]._default_manager.filter(find(model, key)).order_by().values("pk")
        except ValueError as error:
            raise BadParameter(
                name, _("Write a model and a key, such as activity:2026-course-07.")
            ) from error
        return Q(content_type=content_type_of(cited_models()[model]), object_id__in=rows)

    schema = {"type": "string", "maxLength": 400}
    return filters.Filter(
        name="target", narrow=narrow, schema=schema, help=gettext_lazy("activity:2026-course-07")
    )
