"""The house's layers hold, and the rule that guards them can fail."""

import pytest

from tests.architecture.code import Module, product
from tests.architecture.layers import breaches, unplaced


def test_layers_hold():
    assert [breach for module in product() for breach in breaches(module)] == []


def test_every_module_stands_in_a_layer():
    assert unplaced(product()) == []


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("programmes.models.plans", "from programmes.services import plans", "this goes up"),
        ("programmes.selectors.plans", "import programmes.services.plans", "this goes up"),
        ("programmes.api.plans", "from programmes.admin.plans import PlanAdmin", "do not know one another"),
        ("programmes.dashboards.plans", "from programmes import api", "do not know one another"),
        ("programmes.exchange.plans", "from programmes.seeding import files", "do not know one another"),
        ("programmes.models.plans", "def late():\n    from ..admin import site", "this goes up"),
        ("programmes.selectors.year", "from programmes.planning import solve", "only services know planning"),
        ("programmes.planning.solve", "from django.db import models", "only the standard library"),
        ("programmes.planning.solve", "from programmes.enums import Mode", "only the standard library"),
        ("programmes.services.plans", "from centre import settings", "does not know its frame"),
        ("centre.urls", "from programmes.dashboards import urls", "by name only"),
    ],
)
def test_layers_refuse(name, text, reason):
    (breach,) = breaches(Module(name, text))
    assert reason in breach


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("programmes.management.commands.load_seeds", "from programmes.seeding import load"),
        ("programmes.api.plans", "from programmes.services.records import save_record"),
        ("programmes.services.year", "from programmes.planning import solve"),
        ("programmes.planning.solve", "from fractions import Fraction"),
        ("programmes.models.plans", "from .base import Record\nfrom programmes.enums import Mode"),
    ],
)
def test_layers_allow(name, text):
    assert list(breaches(Module(name, text))) == []


def test_unplaced_module_is_named():
    assert unplaced((Module("programmes.extras.plans", ""), Module("programmes.enums", ""))) == [
        "programmes.extras.plans"
    ]
