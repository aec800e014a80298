"""The API's own description, made from the same declarations that answer requests."""

from inspect import cleandoc

from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema as BaseSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from . import examples
from .engine import queries, writing
from .engine.resources import Resource
from .engine.views import HistoryView, ItemView, ListView
from .schema_shapes import list_shape_of, shape_of

ERRORS = {
    "GET": (400, 401, 404, 406),
    "POST": (400, 401, 403, 404, 406, 409, 413, 415, 429, 503),
    "PUT": (400, 401, 403, 404, 406, 409, 412, 413, 415, 428, 503),
    "PATCH": (400, 401, 403, 404, 406, 409, 412, 413, 415, 428, 503),
    "DELETE": (400, 401, 403, 404, 406, 409, 412, 428, 503),
}
ACTIONS = {"GET": "read", "POST": "create", "PUT": "replace", "PATCH": "change", "DELETE": "delete"}


class ErrorSerializer(serializers.Serializer):
    """One thing that is wrong: a stable code, a sentence, and the input concerned."""

    code = serializers.CharField()
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class ErrorsSerializer(serializers.Serializer):
    """The one shape of every error."""

    type = serializers.ChoiceField(choices=["validation_error", "client_error", "server_error"])
    errors = ErrorSerializer(many=True)


class ChangeSerializer(serializers.Serializer):
    """One value before and after."""

    field = serializers.CharField()
    before = serializers.JSONField()
    after = serializers.JSONField()


class KeptVersionSerializer(serializers.Serializer):
    """One kept version of a record."""

    when = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=["added", "changed", "deleted"])
    who = serializers.CharField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    changes = ChangeSerializer(many=True)


class HistorySerializer(serializers.Serializer):
    """The last versions of a record, newest first."""

    results = KeptVersionSerializer(many=True)


class AutoSchema(BaseSchema):
    """Describes the views of resources; the few others say in `accepts` and `answers` what they do.

    `versioned` ones need If-Match.
    """

    @property
    def resource(self) -> Resource | None:
        return getattr(self.view, "resource", None)

    @property
    def listing(self) -> bool:
        return isinstance(self.view, ListView) or getattr(self.view, "listing", False)

    def get_operation_id(self) -> str:
        parts = [part for part in self.path.split("/")[3:] if part and "{" not in part] or ["index"]
        action = "list" if self.listing and self.method == "GET" else ACTIONS[self.method]
        return "_".join([*parts, action]).replace("-", "_")

    def get_tags(self) -> list[str]:
        if tag := getattr(self.view, "tag", ""):
            return [tag]
        return [self.resource.route if self.resource else "auth" if "/auth/" in self.path else "about"]

    def get_description(self) -> str:
        if self.resource and isinstance(self.view, ListView | ItemView):
            return cleandoc(str(self.resource.model.__doc__))
        return cleandoc(str(self.view.__doc__))

    def get_filter_backends(self):
        return []

    def _is_list_view(self, serializer=None) -> bool:
        return False  # the pages are described whole, in `list_shape_of`

    def get_request_serializer(self):
        if self.method not in ("POST", "PUT", "PATCH"):
            return None
        if isinstance(self.view, ListView | ItemView) and self.method not in getattr(
            self.view, "accepts", {}
        ):
            return writing.serializer_of(self.resource)
        return getattr(self.view, "accepts", {}).get(self.method)

    def get_response_serializers(self):
        good, shape = self._good()
        answers = {good: OpenApiResponse(shape, description="")}
        if self.method == "GET" and self.resource:
            answers[304] = OpenApiResponse(description=str(_("what the reader has is still good")))
        for code in sorted({*ERRORS[self.method], *self._guarded()}):
            answers[code] = OpenApiResponse(ErrorsSerializer, description="")
        return answers

    def _guarded(self) -> tuple[int, ...]:
        """What histories, and what is no record, answer besides: not yours, or changed meanwhile."""
        if isinstance(self.view, HistoryView):
            return (403,)
        if self.method not in getattr(self.view, "needs", ()):
            return ()
        asked = (412, 428) if getattr(self.view, "versioned", False) else (412,)
        return (403, *asked) if self.method == "POST" else (403,)

    def _good(self):
        if isinstance(self.view, HistoryView):
            return 200, HistorySerializer
        if not isinstance(self.view, ListView | ItemView):
            return self.view.answers[self.method]
        if self.method == "DELETE":
            return 204, None
        if self.listing and self.method == "GET":
            return 200, list_shape_of(self.resource)
        return (201 if self.method == "POST" else 200), shape_of(self.resource)

    def get_override_parameters(self):
        lang = _parameter(
            "lang", {"type": "string", "enum": ["en", "ar"]}, _("language of titles, labels, errors")
        )
        if not isinstance(self.view, ListView | ItemView):
            asked = getattr(self.view, "parameters", {}).get(self.method, {})
            own = [_parameter(name, schema, help) for name, (schema, help) in asked.items()]
            return [lang, *own, *([_seen()] if getattr(self.view, "versioned", False) else [])]
        found = [lang]
        if self.method == "GET":
            found += [_fields(self.resource), _header("If-None-Match", _("the ETag of what the reader has"))]
            found += list(_controls(self.resource)) + list(_filters(self.resource)) if self.listing else []
        elif not self.listing:
            found.append(_seen())
        if self.method == "DELETE":
            found.append(
                _parameter("reason", {"type": "string", "maxLength": 300}, _("why; kept in the history"))
            )
        return [*found, *_etag(self)]

    def get_examples(self):
        if own := getattr(self.view, "examples", {}).get(self.method):
            return own
        kinds = ((ListView, "list"), (ItemView, "detail"), (HistoryView, "history"))
        kind = next((name for view, name in kinds if isinstance(self.view, view)), "summary")
        return examples.of(self.resource, self.method, kind)


def _parameter(name, schema, help, **rest) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.QUERY, description=str(help), **rest)


def _header(name, help) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "string"}, OpenApiParameter.HEADER, description=str(help))


def _seen() -> OpenApiParameter:
    return _header("If-Match", _("the ETag of the record as it was read"))


def _etag(schema: AutoSchema):
    if schema.method == "DELETE":
        return []
    status = [201] if schema.method == "POST" else [200]
    return [OpenApiParameter("ETag", str, OpenApiParameter.HEADER, response=status)]


def _fields(resource: Resource) -> OpenApiParameter:
    names = {"type": "array", "items": {"type": "string", "enum": list(resource.keys)}}
    return _parameter("fields", names, _("only these values"), style="form", explode=False)


def _controls(resource: Resource):
    ways = [f"{sign}{name}" for name in sorted(resource.sortable) for sign in ("", "-")]
    order = {"type": "array", "items": {"type": "string", "enum": ways}}
    size = {"type": "integer", "minimum": 1, "maximum": queries.LARGEST_PAGE, "default": queries.PAGE_SIZE}
    yield _parameter("ordering", order, _("order; a minus turns it round"), style="form", explode=False)
    yield _parameter("page_size", size, _("records on a page"))
    yield _parameter("cursor", {"type": "string"}, _("where the page begins, out of next or previous"))
    count = {"type": "string", "enum": ["true", "false"], "default": "false"}
    yield _parameter("count", count, _("count the whole list, also where it does not fit on this page"))


def _filters(resource: Resource):
    for one in resource.filtered.values():
        several = {"style": "form", "explode": False} if one.schema.get("type") == "array" else {}
        yield _parameter(one.name, one.schema, one.help, **several)
