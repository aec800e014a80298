"""How values of a body are checked, and refused in the words of JSON."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

OBJECT_WANTED = _("Send an object here: names with their values.")
LIST_WANTED = _("Send a list here.")


class Body(serializers.Serializer):
    """An object in a body."""

    default_error_messages = {"invalid": OBJECT_WANTED, "not_a_list": LIST_WANTED}


class Codes(serializers.SlugRelatedField):
    """Another record by its code."""

    default_error_messages = {
        "does_not_exist": _("No record has the code “{value}”."),
        "invalid": _("Send a code here, as text."),
        "not_a_list": LIST_WANTED,
    }

    def to_internal_value(self, data):
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)

    def __init__(self, **kwargs):
        super().__init__(slug_field="code", **kwargs)


class WholeNumber(serializers.IntegerField):
    """A whole number; one too large to be read exactly is refused for its size, not for its kind."""

    def to_internal_value(self, data):
        exact = isinstance(data, float) and data.is_integer()
        return super().to_internal_value(int(data) if exact else data)
