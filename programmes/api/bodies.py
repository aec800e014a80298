"""Bodies of the end points that are no records: their shape is checked, unknown names are refused."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers

SHOWN = 20


def given(shape: type[serializers.Serializer], data: Any) -> dict[str, Any]:
    """What a body says. Raises ValidationError naming each value that is wrong."""
    if not isinstance(data, dict):
        raise exceptions.ValidationError(_("Send one object."), "not_an_object")
    serializer = shape(data=data)
    if unknown := sorted(data.keys() - serializer.fields.keys()):
        listed = ", ".join(serializer.fields)
        message = _("There is no such value. Known: %(names)s.") % {"names": listed}
        refused = {name: [exceptions.ErrorDetail(message, "unknown_field")] for name in unknown[:SHOWN]}
        raise exceptions.ValidationError(refused)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
