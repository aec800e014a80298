"""Resources of which each person reads the own rows: the same declarations, read anew for whoever asks.

Which rows are whose is `selectors/visibility.py`. Nothing is kept for the next reader, neither the
statement nor the answer, and a code that is another's is answered like one that does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, serializers

from programmes.api import etags, permissions
from programmes.api.accounts import private
from programmes.api.rendering import answer
from programmes.models.base import Tracked
from programmes.selectors.statements import Statement
from programmes.selectors.visibility import GUARDED, visible_to

from . import filters as narrowing
from . import histories, queries, reading
from .columns import Column
from .links import Link
from .resources import ROOT, Resource
from .views import HistoryView, ItemView, ListView


@dataclass(frozen=True, kw_only=True, eq=False)
class Guarded(Resource):
    """`known_by` is the key that tells records apart and stands in their addresses.

    `annotated` adds what columns read beside the model's own.
    """

    known_by: Column
    annotated: Callable[[QuerySet], QuerySet] = lambda rows: rows

    @property
    def last(self) -> str:  # type: ignore[override]
        return self.known_by.name

    @property
    def tracked(self) -> bool:
        return issubclass(self.model, Tracked)

    @staticmethod
    def told(model: type[models.Model]) -> bool:
        return model._meta.model_name not in GUARDED

    @cached_property
    def keys(self) -> dict[str, Column | Link]:
        version = [_version()] if self.tracked else []
        parts = [self.known_by, _url(self.route, self.known_by), *self.columns, *version, *self.links]
        return {part.name: part for part in parts}

    @cached_property
    def filtered(self) -> dict[str, narrowing.Filter]:
        own = [one for part in self.keys.values() for one in part.filters]
        since = [narrowing.changed_since(self.model)] if self.tracked else []
        return {one.name: one for one in [*since, *own, *self.filters]}

    def rows(self, user: Any) -> QuerySet:
        """The rows that this person may see."""
        return self.annotated(visible_to(user, self.model._default_manager.all()))

    def find(self, user: Any, name: str) -> models.Model:
        """The record of that name, where this person may see it. Raises NotFound."""
        try:
            found = None if "\x00" in name else self.rows(user).filter(**{self.known_by.sort: name}).first()
        except (ValueError, OverflowError, ValidationError):
            found = None
        if found is None:
            raise exceptions.NotFound
        return found


def _url(route: str, known_by: Column) -> Column:
    return Column(
        name="url",
        paths=(known_by.sort,),
        shape=lambda language: lambda name: f"{ROOT}{route}/{name}/",
        read=lambda: serializers.CharField(required=False, help_text=_("address of the record")),
    )


def _version() -> Column:
    return Column(
        name="version",
        paths=("version",),
        read=lambda: serializers.IntegerField(required=False, help_text=_("counts the saves")),
        sort="version",
        covers=("version",),
    )


class Closed:
    """Answers that no shared cache keeps."""

    @staticmethod
    def marked(response: HttpResponse, etag: str) -> HttpResponse:
        return private(ListView.marked(response, etag))


class ClosedListView(Closed, ListView):
    """All records of a kind, for those who may see such records at all."""

    permission_classes = [permissions.ClosedPermission]
    needs = {"GET": ()}


class ClosedItemView(Closed, ItemView):
    """One such record: read, replaced, changed and deleted."""

    permission_classes = [permissions.ClosedPermission]
    needs = {"GET": ()}


class GuardedListView(ListView):
    """The rows of a kind that the asker may see."""

    http_method_names = ("get", "head", "options")
    permission_classes = [permissions.ViewPermission]
    needs = {"GET": ()}

    def get(self, request):
        resource = self.resource
        query = queries.composed(resource, self.address(), resource.rows(request.user))
        return private(answer(reading.page(query, self.address(), self.language)))


class GuardedItemView(ItemView):
    """One such row, with the ETag that its version makes."""

    http_method_names = ("get", "head", "options")
    permission_classes = [permissions.ViewPermission]
    needs = {"GET": ()}

    def get(self, request, code):
        asked = queries.parameters(self.address(), {"lang", "fields"})
        return one(self, self.resource.find(request.user, code), asked.get("fields", ""))


def one(view: Any, record: models.Model, fields: str = "", status: int = 200) -> Any:
    """The answer that shows one record as it is now to whoever asked."""
    resource = view.resource
    names = queries.chosen(resource, fields, tuple(resource.keys))
    columns, nested = queries.parts(resource, names)
    paths = ["pk", *(path for column in columns for path in column.paths)]
    own = resource.annotated(resource.model._default_manager.filter(pk=record.pk))
    query = reading.ItemQuery(resource, names, columns, nested, Statement(own.order_by().values_list(*paths)))
    (body,) = reading.bodies(query, query.statement.rows(), view.language, first=1)
    response = private(answer(body, status))
    if resource.tracked:
        response["ETag"] = etags.of("", resource.route, str(record.pk), view.language, version=record.version)
    return response


class GuardedHistoryView(HistoryView):
    """Who changed such a row, when and why; for staff who see the row."""

    def get(self, request, code):
        queries.parameters(self.address(), {"lang"})
        record = self.resource.find(request.user, code)
        return private(answer({"results": histories.of(record)}))
