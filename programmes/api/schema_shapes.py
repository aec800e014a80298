"""What records and pages of lists look like, made from the declarations that answer requests."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from .engine.resources import Resource

_SHAPES: dict[str, type[serializers.Serializer]] = {}


def shape_of(resource: Resource) -> type[serializers.Serializer]:
    """What a record looks like. With `fields` a reader may ask for less, so nothing is required."""
    name = resource.model.__name__
    if name not in _SHAPES:
        fields = {key: part.read() for key, part in resource.keys.items()}
        doc = str(resource.model.__doc__).split("\n")[0]
        _SHAPES[name] = type(name, (serializers.Serializer,), fields | {"__doc__": doc})
    return _SHAPES[name]


def list_shape_of(resource: Resource) -> type[serializers.Serializer]:
    name = f"{resource.model.__name__}List"
    if name not in _SHAPES:
        count = serializers.IntegerField(
            allow_null=True, help_text=_("null where the list goes on and the count was not asked for")
        )
        fields = {
            "count": count,
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "results": shape_of(resource)(many=True),
        }
        _SHAPES[name] = type(name, (serializers.Serializer,), fields | {"__doc__": "One page of a list."})
    return _SHAPES[name]
