"""The Latin words that an Arabic reader may meet: abbreviations of the catalogue, and stored names."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db.models import CharField, TextField

from tests.architecture import catalogues
from tests.locale.visible import Known


def known() -> Known:
    return Known([*of_the_catalogue(), *of_the_data()])


def of_the_catalogue() -> Iterator[str]:
    """The Arabic texts, their placeholders taken out."""
    for entry in catalogues.entries(catalogues.catalogue("ar")).values():
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            yield re.sub(r"%\(\w+\)[sd]|{\w+}", " ", text)


def of_the_data() -> Iterator[str]:
    """Every stored text but the English half of a pair whose Arabic half is there."""
    for model in apps.get_app_config("programmes").get_models():
        columns = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField) and field.attname != "search_text"
        ]
        for row in model._base_manager.values(*columns):
            for name, text in row.items():
                paired = name.endswith("_en") and row.get(f"{name.removesuffix('_en')}_ar")
                if isinstance(text, str) and not paired:
                    yield text
