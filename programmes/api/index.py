"""The way in: what there is, its description for machines and for people, and what there is not."""

from functools import cache
from typing import ClassVar

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language_info, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import exceptions, serializers
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import SAFE_METHODS, AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.views import APIView

from . import etags, languages
from .engine import queries
from .engine.filters import unknown
from .engine.resources import ROOT
from .engine.views import LanguageView
from .registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES
from .rendering import JSON, JSONRenderer, answer

FORMATS = ("json", "yaml")  # of the description
# The words of the page that draws the description, which speaks English alone, and what they mean.
WORDS = {
    "Authorize": pgettext_lazy("a word on the API's page", "Enter a token"),
    "Logout": pgettext_lazy("a word on the API's page", "Forget the token"),
    "Close": pgettext_lazy("a word on the API's page", "Close"),
    "Try it out": pgettext_lazy("a word on the API's page", "Try it here"),
    "Execute": pgettext_lazy("a word on the API's page", "Send the request"),
    "Clear": pgettext_lazy("a word on the API's page", "Take the answer away"),
    "Cancel": pgettext_lazy("a word on the API's page", "Stop trying"),
    "Parameters": pgettext_lazy("a word on the API's page", "What stands in the address"),
    "Request body": pgettext_lazy("a word on the API's page", "What is sent"),
    "Responses": pgettext_lazy("a word on the API's page", "What may be answered"),
    "Server response": pgettext_lazy("a word on the API's page", "What was answered"),
    "Code": pgettext_lazy("a word on the API's page", "Status of the answer"),
    "Example Value": pgettext_lazy("a word on the API's page", "An example"),
    "Schema": pgettext_lazy("a word on the API's page", "The shape"),
}


class ListedSerializer(serializers.Serializer):
    """One list."""

    route = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()


class IndexSerializer(serializers.Serializer):
    """Every list of the API with its address."""

    resources = ListedSerializer(many=True)
    schema = serializers.CharField()
    docs = serializers.CharField()


class IndexView(LanguageView):
    """Every list of the API with its address."""

    permission_classes = [AllowAny]
    answers = {"GET": (200, IndexSerializer)}

    def get(self, request):
        queries.parameters(self.address(), {"lang"})
        resources = [
            {"route": one.route, "title": str(one.title), "url": f"{ROOT}{one.route}/"}
            for one in (*RESOURCES, *CLOSED_RESOURCES, *GUARDED_RESOURCES)
        ]
        return answer({"resources": resources, "schema": f"{ROOT}schema/", "docs": f"{ROOT}docs/"})


class Described:
    """What the views of the describing library share: they refuse what they do not know, as all others do."""

    authentication_classes = []
    content_negotiation_class = DefaultContentNegotiation
    known: ClassVar[set[str]] = {"lang"}

    def initial(self, request, *args, **kwargs):
        self.language = languages.activate(request._request)
        asked = queries.parameters(request.META.get("QUERY_STRING", ""), self.known)
        if asked.get("format", FORMATS[0]) not in FORMATS:
            raise unknown("format", asked["format"], FORMATS)
        super().initial(request, *args, **kwargs)

    def handle_exception(self, exc):
        """Errors are JSON, whatever was asked for."""
        response = super().handle_exception(exc)
        self.request.accepted_renderer, self.request.accepted_media_type = JSONRenderer(), JSON
        return response


@extend_schema(exclude=True)
class SchemaView(Described, APIView):
    """The description of the API for machines: OpenAPI 3.1, as YAML or JSON."""

    known: ClassVar[set[str]] = {"lang", "format"}
    renderer_classes = SpectacularAPIView.renderer_classes

    def get(self, request):
        renderer = request.accepted_renderer
        etag = etags.of("", "schema", self.language, renderer.media_type)
        body = described(self.language, type(renderer))
        response = HttpResponse(body, content_type=f"{renderer.media_type}; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="programme-api.{renderer.format}"'
        patch_vary_headers(response, ("Accept",))
        response = LanguageView.marked(response, etag)
        return get_conditional_response(request._request, etag=etag, response=response)


@cache
def described(language: str, renderer: type[BaseRenderer]) -> bytes:
    """The description, made once for each language and format: it takes seconds, and only code changes it."""
    with translation.override(language):
        return renderer().render(SchemaGenerator().get_schema(request=None, public=True))


@extend_schema(exclude=True)
class DocsView(Described, SpectacularSwaggerSplitView):
    """The description of the API for people, served from here alone."""

    known: ClassVar[set[str]] = {"lang", "script"}
    url_name = "api:schema"
    template_name = "api/docs.html"

    def get(self, request):
        response = super().get(request)
        response.data |= {"languages": map(get_language_info, languages.LANGUAGES), "words": WORDS.items()}
        return response


@extend_schema(exclude=True)
class NotFoundView(LanguageView):
    """Whatever else is asked for below the API: an error in the API's own shape."""

    permission_classes = [AllowAny]
    authentication_classes = []

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.http_method_not_allowed = self.absent

    def absent(self, request, *args, **kwargs) -> HttpResponse:
        path = request._request.path
        if request.method in SAFE_METHODS and not path.endswith("/") and _known(f"{path}/"):
            query = f"?{self.address()}" if self.address() else ""
            return redirect(f"{path}/{query}", permanent=True)
        raise exceptions.NotFound(
            _("There is nothing at this address. %(root)s lists what there is.") % {"root": ROOT}
        )

    get = post = put = patch = delete = absent


def _known(path: str) -> bool:
    try:
        return resolve(path).url_name != "not-found"
    except Resolver404:
        return False
