"""Columns that keep themselves true."""

from typing import Any

from django.db import models

from programmes.folding import fold


class VersionField(models.PositiveIntegerField):
    """Counts the saves of a row: 1 when made, one more at each save.

    It is what an ETag is made of, so that two people cannot overwrite one another unseen.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"default": 1, "editable": False} | kwargs))

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        value = getattr(model_instance, self.attname) or 1
        if not add:
            value += 1
            setattr(model_instance, self.attname, value)
        return value


class SearchTextField(models.TextField):
    """The folded text of other columns, so that search meets every spelling.

    `sources` names the columns it is made of. It is filled whenever the row is written,
    in bulk too.
    """

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = tuple(sources)
        super().__init__(*args, **({"blank": True, "default": "", "editable": False} | kwargs))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"sources": self.sources}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = fold(" ".join(str(getattr(model_instance, name, "") or "") for name in self.sources))
        setattr(model_instance, self.attname, value)
        return value
