"""The way in: what there is, its description for machines and for people, and what there is not."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import exceptions, serializers
from rest_framework.permissions import SAFE_METHODS, AllowAny

from . import languages
from .engine import queries
from .engine.resources import ROOT
from .engine.views import LanguageView
from .registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES
from .rendering import answer


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


class SchemaView(SpectacularAPIView):
    """The description of the API for machines: OpenAPI 3.1, as YAML or JSON."""

    authentication_classes = []

    def initial(self, request, *args, **kwargs):
        languages.activate(request._request)
        super().initial(request, *args, **kwargs)


class DocsView(SpectacularSwaggerSplitView):
    """The description of the API for people, served from here alone."""

    authentication_classes = []
    url_name = "api:schema"
    template_name = "api/docs.html"

    def initial(self, request, *args, **kwargs):
        languages.activate(request._request)
        super().initial(request, *args, **kwargs)


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
