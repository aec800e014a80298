"""Every rule the database holds is broken once: it must be refused by name and told in its sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests.architecture.models import all_models
from tests.models.breaches import BREACHES

pytestmark = pytest.mark.django_db

CONSTRAINTS: dict[str, models.BaseConstraint] = {
    one.name: one for model in all_models() if not model._meta.proxy for one in model._meta.constraints
}


def test_every_constraint_has_a_breach_and_every_breach_a_constraint() -> None:
    assert set(BREACHES) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", sorted(BREACHES))
def test_constraint_refuses_its_breach_in_its_own_words(name: str) -> None:
    row = BREACHES[name]()
    with pytest.raises(ValidationError) as caught:
        row.validate_constraints()
    assert str(CONSTRAINTS[name].violation_error_message) in caught.value.messages


@pytest.mark.parametrize("name", sorted(BREACHES))
def test_database_refuses_the_breach_without_any_form(name: str) -> None:
    row = BREACHES[name]()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        row.save()
    assert _told_of(CONSTRAINTS[name], type(row), str(caught.value))


def _told_of(rule: models.BaseConstraint, model: type[models.Model], said: str) -> bool:
    """Whether the database speaks of this rule: by name, or on SQLite by the columns of a unique one."""
    if rule.name in said:
        return True
    if not isinstance(rule, models.UniqueConstraint) or "UNIQUE constraint failed: " not in said:
        return False
    columns = [f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in rule.fields]
    return said.removeprefix("UNIQUE constraint failed: ") == ", ".join(columns)
