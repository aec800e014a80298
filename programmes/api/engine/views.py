"""The views of any resource: its list, one record, and a record's history."""

from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from rest_framework import exceptions
from rest_framework.views import APIView

from programmes.api import etags, languages, permissions
from programmes.api.errors import VersionDiffers, VersionMissing
from programmes.api.rendering import answer
from programmes.selectors.stamps import stamp
from programmes.selectors.visibility import visible_to
from programmes.services.records import delete_record

from . import histories, queries, reading, writing

FRESH = "no-cache"  # may be kept, and is asked about before it is used again


class LanguageView(APIView):
    """A view that answers in the language asked for, errors included."""

    resource = None
    language = "en"

    def initial(self, request, *args, **kwargs):
        self.language = languages.activate(request._request)
        super().initial(request, *args, **kwargs)
        if any("\x00" in part for part in kwargs.values()):
            raise exceptions.NotFound  # no name holds it, and a database may not even be asked for it

    def allow(self, action: str, values) -> None:
        """Raises PermissionDenied where a record of these values needs a permission that is not held."""
        narrower = self.resource.narrower
        if narrower and not permissions.allowed(self.request.user, action, narrower(values)):
            raise exceptions.PermissionDenied

    def get_view_name(self) -> str:
        """What the answer to OPTIONS is headed by."""
        return str(self.resource.title) if self.resource else super().get_view_name()

    def address(self) -> str:
        return self.request.META.get("QUERY_STRING", "")

    def fresh(self, etag: str) -> HttpResponse | None:
        """An empty answer where the reader's own copy is still good."""
        if etags.unchanged(self.request.META.get("HTTP_IF_NONE_MATCH", ""), etag):
            return self.marked(HttpResponseNotModified(), etag)
        return None

    @staticmethod
    def marked(response: HttpResponse, etag: str) -> HttpResponse:
        response["ETag"] = etag
        response["Cache-Control"] = FRESH
        patch_vary_headers(response, ("Accept-Language",))
        return response


class ListView(LanguageView):
    """All records of a concept: read page by page, and added to."""

    def get(self, request):
        query = queries.of_list(self.resource, self.address())
        etag = etags.of(stamp(self.resource.tables), self.resource.route, self.address(), self.language)
        if response := self.fresh(etag):
            return response
        return self.marked(answer(reading.page(query, self.address(), self.language)), etag)

    def post(self, request):
        queries.parameters(self.address(), {"lang"})
        given = writing.read(self.resource, request.data, partial=False)
        self.allow("add", self.resource.fixed | given.columns)
        record = self.resource.model(**self.resource.fixed)
        writing.save(self.resource, record, given, whole=True, by=request.user)
        response = one(self, record.code, status=201)
        response["Location"] = f"{request._request.path}{record.code}/"
        return response


def one(view: LanguageView, code: str, *, address: str = "", status: int = 200) -> HttpResponse:
    """The answer that shows one record as it is now. Raises NotFound."""
    state = stamp(view.resource.tables)
    found = reading.item(reading.of_item(view.resource, address), code, view.language)
    if found is None:
        raise exceptions.NotFound
    version, body = found
    etag = etags.of(state, view.resource.route, code, address, view.language, version=version)
    return view.fresh(etag) or view.marked(answer(body, status), etag)


class ItemView(LanguageView):
    """One record by its code: read, replaced, changed and deleted."""

    def get(self, request, code):
        return one(self, code, address=self.address())

    def put(self, request, code):
        return self._write(request, code, whole=True)

    def patch(self, request, code):
        return self._write(request, code, whole=False)

    def delete(self, request, code):
        reason = self._reason()
        record, version = self._seen(request, code)
        self.allow("delete", vars(record))
        delete_record(record, by=request.user, reason=reason, expected_version=version)
        return HttpResponse(status=204)

    def _reason(self) -> str:
        """Why, as the address says it. Raises BadParameters."""
        reason = queries.parameters(self.address(), {"lang", writing.REASON}).get(writing.REASON, "")
        if len(reason) > writing.LONGEST_REASON:
            raise queries.too_long(writing.REASON, writing.LONGEST_REASON)
        return reason

    def _write(self, request, code, *, whole: bool):
        queries.parameters(self.address(), {"lang"})
        record, version = self._seen(request, code)
        self.allow("change", vars(record))
        given = writing.read(self.resource, request.data, partial=not whole, code=code)
        self.allow("change", vars(record) | given.columns)
        writing.save(self.resource, record, given, whole=whole, by=request.user, expected_version=version)
        return one(self, code)

    def _seen(self, request, code):
        """The record and its version, which If-Match must name.

        Raises NotFound, VersionMissing, VersionDiffers.
        """
        record = self.resource.model._default_manager.filter(code=code).first()
        if record is None:
            raise exceptions.NotFound
        header = request.META.get("HTTP_IF_MATCH", "")
        if not header:
            raise VersionMissing
        versions = etags.versions(header)
        if versions is not None and record.version not in versions:
            raise VersionDiffers
        return record, record.version


class HistoryView(LanguageView):
    """Who changed a record, when, why, and what was different; for staff."""

    permission_classes = [permissions.StaffPermission]

    def get(self, request, code):
        queries.parameters(self.address(), {"lang"})
        rows = visible_to(request.user, self.resource.model._default_manager.all())
        record = rows.filter(code=code).first()
        if record is None:
            raise exceptions.NotFound
        response = answer({"results": histories.of(record)})
        response["Cache-Control"] = "private, no-store"
        return response
