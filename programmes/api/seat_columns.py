"""Keys that the resources of seats share: what a row is of, points in time, and that it was invented."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.models import Activity

from .engine import filters
from .engine.columns import Column


def code_of(name: str, path: str, target: type[models.Model], title, *, covers: str = "") -> Column:
    """A record reached through others, by its code."""
    return Column(
        name=name,
        paths=(f"{path}__code",),
        read=lambda: serializers.CharField(required=False, allow_null=True, help_text=title),
        sort=f"{path}__code",
        filters=(filters.code(name, f"{path}__code", target, title, null=True),),
        covers=(covers,) if covers else (),
    )


def activity_of(call: str) -> Column:
    """The activity whose seats they are; `call` leads to its call for seats."""
    return code_of(
        "activity", f"{call}__activity" if call else "activity", Activity, _("activity"), covers=call
    )


def number_of(model: type[models.Model], relation: str) -> Column:
    """The number of a related row within the same activity."""
    title = model._meta.get_field(relation).verbose_name
    path = f"{relation}__number"
    return Column(
        name=relation,
        paths=(path,),
        read=lambda: serializers.IntegerField(required=False, allow_null=True, help_text=title),
        sort=path,
        filters=filters.number(relation, path, title, null=True, top=32767),
        covers=(relation,),
    )


def id_of(model: type[models.Model]) -> Column:
    """What a row without a code is known by."""
    return Column(
        name="id",
        paths=("id",),
        read=lambda: serializers.IntegerField(required=False, help_text=_("number of the record")),
        sort="id",
        filters=filters.number("id", "id", _("number of the record")),
    )


def named_by(model: type[models.Model], name: str) -> Column:
    """A column that tells the records of a kind apart."""
    title = model._meta.get_field(name).verbose_name
    return Column(
        name=name,
        paths=(name,),
        read=lambda: serializers.CharField(required=False, help_text=title),
        sort=name,
        filters=(filters.code(name, name, model, title),),
        covers=(name,),
    )


def moments(model: type[models.Model], *names: str) -> list[Column]:
    """Points in time."""
    return [_moment(model._meta.get_field(name)) for name in names]


def _moment(source: models.Field) -> Column:
    return Column(
        name=source.name,
        paths=(source.name,),
        read=lambda: serializers.DateTimeField(
            required=False, allow_null=source.null, help_text=source.verbose_name
        ),
        sort=source.name,
        filters=filters.moments(source.name, source.name, source.verbose_name),
        covers=(source.name,),
    )


def account(model: type[models.Model], name: str) -> Column:
    """An account by the name it signs in with."""
    path, title = f"{name}__username", model._meta.get_field(name).verbose_name
    return Column(
        name=name,
        paths=(path,),
        read=lambda: serializers.CharField(required=False, allow_null=True, help_text=title),
        sort=path,
        filters=(filters.text(name, (path,), title),),
        covers=(name,),
    )


def content(model: type[models.Model], name: str) -> Column:
    """A document that is sent as it is kept."""
    title = model._meta.get_field(name).verbose_name
    return Column(
        name=name,
        paths=(name,),
        read=lambda: serializers.JSONField(required=False, help_text=title),
        covers=(name,),
    )


def invented(path: str) -> Column:
    """Whether the row was invented for demonstration; what hangs on no plan was not."""
    title = _("invented for demonstration: not a fact")
    return Column(
        name="invented",
        paths=(path,),
        shape=lambda language: bool,
        read=lambda: serializers.BooleanField(required=False, help_text=title),
        sort="",
        filters=(
            filters.flag("invented", title, lambda yes: Q(**{path: True}) if yes else ~Q(**{path: True})),
        ),
        covers=("invented",) if path == "invented" else (),
    )


def invented_of(call: str) -> Column:
    """Whether the activity whose seats they are was invented; `call` leads to its call for seats."""
    return invented(f"{call}__activity__plan__invented")
