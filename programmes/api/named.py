"""Small declarations that several concepts share: titles of related records, topics, states."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from programmes.enums import Basis, ParticipantRole
from programmes.models import Grouping, ParticipatingState, Participation, Topic

from .engine import filters
from .engine.columns import Column, columns
from .engine.composites import in_language, pair
from .engine.links import Link
from .engine.resources import label
from .engine.shapes import LIST_WANTED, Codes


def title_of(relation: str, name: str = "title") -> Column:
    """The title of a related record, in the language asked for."""
    return Column(
        name=name,
        paths=(f"{relation}__title_en", f"{relation}__title_ar"),
        shape=in_language,
        read=lambda: serializers.CharField(allow_null=True, required=False),
    )


def title_or_kind(choices) -> Column:
    """A label where a record without a title goes by its kind."""

    def by(language):
        with translation.override(language):
            kinds = {value: str(name) for value, name in choices}
        chosen = in_language(language)
        return lambda english, arabic, kind: chosen(english, arabic) or kinds[kind]

    return label("title_en", "title_ar", "kind", by=by)


def reasoned(model) -> list[Column]:
    """How we come to a row, and why where no source states it."""
    return [*columns(model, "basis"), *pair(model, "reason")]


def topics(model, back: str, *extra: str) -> Link:
    """Topics of a record, each with its basis."""
    rows = filters.Rows(model, f"{back}_id")
    return Link(
        name="topics",
        model=model,
        back=back,
        columns=[*columns(model, "topic"), title_of("topic"), *columns(model, *extra), *reasoned(model)],
        order=(back, "position" if "position" in extra else "topic__code", "topic__code"),
        key=("topic",),
        filters=(
            filters.code("topic", "topic__code", Topic, _("topic"), rows=rows),
            filters.choice("topic_basis", "basis", Basis.choices, _("basis of the topic"), rows=rows),
        ),
        covers=("topics",),
    )


def takers_part(model, back: str, name: str, key: tuple[str, ...]) -> Link:
    """States and organisations that take part, in which role and on what basis."""
    rows = filters.Rows(model, f"{back}_id")
    grouping = "state__memberships__grouping__code"
    return Link(
        name=name,
        model=model,
        back=back,
        columns=[*columns(model, "state"), title_of("state"), *columns(model, "role"), *reasoned(model)],
        order=(back, "role", "state__code"),
        key=key,
        filters=(
            filters.code("state", "state__code", ParticipatingState, _("state that takes part"), rows=rows),
            filters.choice(
                "role", "role", ParticipantRole.choices, _("role in which it takes part"), rows=rows
            ),
            filters.choice("state_basis", "basis", Basis.choices, _("basis of the taking part"), rows=rows),
            in_grouping("grouping", grouping, rows),
        ),
        covers=("participants",) if model is Participation else (),
    )


def in_grouping(name: str, path: str, rows: filters.Rows) -> filters.Filter:
    return filters.code(name, path, Grouping, _("grouping that the state is recorded in"), rows=rows)


def codes(model, name: str, filter_name: str) -> Link:
    """A plain list of related records, by code."""
    relation = model._meta.get_field(name)
    through, target = relation.remote_field.through, relation.related_model
    back, forth = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    title = relation.verbose_name
    column = Column(
        name=name,
        paths=(f"{forth}__code",),
        read=lambda: serializers.CharField(),
        write=lambda: Codes(
            queryset=target._default_manager.all(),
            many=True,
            required=False,
            error_messages={"not_a_list": LIST_WANTED},
        ),
    )
    rows = filters.Rows(through, f"{back}_id")
    return Link(
        name=name,
        model=through,
        back=back,
        columns=[column],
        order=(back, f"{forth}__code"),
        key=(forth,),
        plain=True,
        filters=(filters.code(filter_name, f"{forth}__code", target, title, rows=rows),),
        covers=(name,),
    )
