"""Which value each rule of the database is about."""

from django.apps import apps
from django.db import models

from programmes.models.base import Tracked
from programmes.services.rules import OWN, concerned


def _rules() -> list[tuple[type[models.Model], str]]:
    found = apps.get_app_config("programmes").get_models()
    return [(model, rule.name) for model in found for rule in model._meta.constraints]


def test_every_rule_is_about_a_value_of_its_record() -> None:
    rules = [(model, name) for model, name in _rules() if issubclass(model, Tracked)]
    assert len(rules) > 50
    strays = [
        name for model, name in rules if concerned(name) not in {field.name for field in model._meta.fields}
    ]
    assert strays == []


def test_every_rule_named_by_itself_exists() -> None:
    assert set(OWN) - {name for _model, name in _rules()} == set()


def test_unknown_rule_is_about_the_whole_record() -> None:
    assert concerned("no_such_rule") == "__all__"
