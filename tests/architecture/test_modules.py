"""The rules about single files hold, and each can fail."""

import pytest

from tests.architecture import modules as rules
from tests.architecture.code import Module, modules, product
from tests.architecture.models import all_models, untracked

# These take history away on purpose: of an erased person, and of what was invented.
ERASERS = frozenset({"programmes.services.personal_data", "programmes.services.demonstration_removal"})
# These run before there is anybody to name.
BEFORE_ANYONE = frozenset({"create_first_administrator", "sync_roles"})
# These a worker does on its own account, with a run that names who asked for it.
WORKERS_OWN = frozenset({"claim_run", "fail_run", "finish_run"})
# What was invented leaves no trace, and so none of who took it away.
TRACELESS = frozenset({"remove_demonstration"})
TYPED = ("programmes.services", "programmes.selectors", "programmes.planning", "programmes.seeding")


def found(rule, among):
    return [breach for module in among for breach in rule(module)]


def test_files_and_functions_are_short():
    assert found(rules.too_long, modules()) == []


def test_no_star_imports():
    assert found(rules.star_imports, modules()) == []


def test_no_drawers():
    assert found(rules.drawers, modules()) == []


def test_no_signals():
    assert found(rules.signals, product()) == []


def test_models_and_serializers_do_not_save_themselves():
    assert found(rules.own_saves, product()) == []


def test_no_write_without_history():
    free = frozenset(untracked(all_models()))
    writers = [module for module in product() if module.name not in ERASERS]
    assert [breach for module in writers for breach in rules.plain_bulk_writes(module, free)] == []


def test_typed_layers_are_annotated():
    typed = [module for module in product() if module.name.startswith(TYPED)]
    assert typed
    assert found(rules.unannotated, typed) == []


def test_services_are_called_by_keyword_and_name_the_person():
    services = [module for module in product() if module.within("programmes.services")]
    breaches = found(rules.positional_services, services)
    assert services
    assert [
        breach for breach in breaches if breach.split()[-1] not in BEFORE_ANYONE | WORKERS_OWN | TRACELESS
    ] == []


LONG_FUNCTION = "def long():\n" + "    pass\n" * 60
ATOMIC = "@transaction.atomic\n"


@pytest.mark.parametrize(
    ("rule", "name", "text", "breaches"),
    [
        (rules.too_long, "a", "\n" * 401, ["a has 401 lines"]),
        (rules.too_long, "a", "\n" * 400, []),
        (rules.too_long, "a", LONG_FUNCTION, ["a:1 long has 61 lines"]),
        (rules.star_imports, "a", "from b import *", ["a:1 imports b.*"]),
        (rules.drawers, "programmes.utils.dates", "", ["programmes.utils.dates"]),
        (rules.drawers, "programmes.dates", "", []),
        (
            rules.signals,
            "a",
            "from django.db.models.signals import post_save",
            ["a:1 imports django.db.models.signals.post_save"],
        ),
        (
            rules.signals,
            "a",
            "from django.dispatch import receiver",
            ["a:1 imports django.dispatch.receiver"],
        ),
        (
            rules.own_saves,
            "programmes.models.a",
            "class A:\n    def save(self): ...",
            ["programmes.models.a:2 A.save"],
        ),
        (
            rules.own_saves,
            "programmes.api.a",
            "class A(serializers.Serializer):\n    def create(self): ...",
            ["programmes.api.a:2 A.create"],
        ),
        (rules.own_saves, "programmes.api.a", "class A(View):\n    def delete(self): ...", []),
        (rules.own_saves, "programmes.services.a", "def save(): ...", []),
        (rules.plain_bulk_writes, "a", "A.objects.bulk_create(rows)", ["a:1 bulk_create"]),
        (rules.plain_bulk_writes, "a", "rows.filter(a=1).update(b=2)", ["a:1 update"]),
        (rules.plain_bulk_writes, "a", "rows.update(**values)", ["a:1 update"]),
        (rules.plain_bulk_writes, "a", "values.update({'a': 1})", []),
        (rules.plain_bulk_writes, "a", "digest.update(data)", []),
        (rules.unannotated, "a", "def f(x: int): ...", ["a:1 f"]),
        (rules.unannotated, "a", "def f(x) -> int: ...", ["a:1 f"]),
        (rules.unannotated, "a", "def f(self, x: int) -> int: ...", []),
        (rules.positional_services, "a", f"{ATOMIC}def move(a, *, to): ...", ["a:2 move"]),
        (rules.positional_services, "a", f"{ATOMIC}def move(a, to, *, by): ...", ["a:2 move"]),
        (rules.positional_services, "a", f"{ATOMIC}def move(a, *, to, by): ...", []),
    ],
)
def test_rule_tells_good_from_bad(rule, name, text, breaches):
    assert list(rule(Module(name, text))) == breaches


def test_untracked_rows_may_be_written_in_bulk():
    module = Module("a", "Log.objects.bulk_create(rows)\nPlan.objects.bulk_create(rows)")
    assert list(rules.plain_bulk_writes(module, frozenset({"Log"}))) == ["a:2 bulk_create"]
