"""How a row that breaks one rule is made from a stored one that keeps them all."""

from collections.abc import Callable

from django.db.models import Model

from programmes.enums import Basis
from programmes.models.base import Record

UNNAMED = {"title_en": "", "title_ar": ""}
UNREASONED = {"basis": Basis.INFERRED, "reason_en": "", "reason_ar": ""}


def same(factory: type, *keys: str) -> Callable[[], Model]:
    """A second row that shares `keys` with a stored one."""

    def build() -> Model:
        first = factory()
        own_code = {"code": "another"} if isinstance(first, Record) else {}
        return factory.build(**_parents(first), **{key: getattr(first, key) for key in keys}, **own_code)

    return build


def _parents(row: Model) -> dict[str, Model]:
    """The stored rows that `row` hangs on, so that a built copy can be saved."""
    return {
        field.name: getattr(row, field.name)
        for field in row._meta.fields
        if field.many_to_one and getattr(row, field.name) is not None
    }


def breaking(factory: type, **values: object) -> Callable[[], Model]:
    """A row like a stored one but with `values`, which break the rule."""

    def build() -> Model:
        row = factory()
        for name, value in values.items():
            setattr(row, name, value)
        return row

    return build
