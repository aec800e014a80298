"""`manage.py load_seeds`: what it prints and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programmes.models import AnnualPlan, SeedLoad, Topic
from programmes.services.records import save_record
from tests.factories import UserFactory
from tests.seeding.world import FILE, changed_tables, tables

pytestmark = pytest.mark.django_db


def run(world, *arguments, **options):
    out, err = StringIO(), StringIO()
    call_command("load_seeds", *arguments, directory=world.directory, stdout=out, stderr=err, **options)
    assert err.getvalue() == ""
    return out.getvalue().splitlines()


def digest():
    return SeedLoad.objects.first().digest


def test_command_prints_additions_by_kind_and_the_digest(world):
    assert run(world) == [
        "add activity: 1",
        "add activity_topic: 1",
        "add agreement: 1",
        "add annual_plan: 1",
        "add citation: 7",
        "add participating_state: 1",
        "add plan_part: 1",
        "add source: 1",
        "add source_paragraph: 1",
        "add topic: 1",
        "1 seed file, 9 records, 7 citations",
        "add 16, change 0, retire 0, same 0, left alone 0",
        f"Digest of the files: {digest()}",
    ]


def test_command_names_every_addition_when_asked(world):
    assert "add activity_topic 2026-course-01/maritime-security" in run(world, verbosity=2)


def test_command_prints_changes_retirements_and_edits(loaded):
    plan = AnnualPlan.objects.get()
    plan.declared_count = 29
    save_record(plan, by=UserFactory(), reason="by hand")
    loaded.replace("title_en: Plan 2026", "title_en: Plan of 2026")
    loaded.without("  - model: agreement\n")
    loaded.without("  - model: activity_topic\n")
    assert run(loaded) == [
        "change annual_plan 2026",
        '    title_en: "Plan 2026" → "Plan of 2026"',
        "retire citation activity-topic-2026-course-01-maritime-security-article-p5 (deleted)",
        "retire citation agreement-transit-article-p5 (deleted)",
        "retire activity_topic 2026-course-01/maritime-security (deleted)",
        "retire agreement transit",
        "Left alone:",
        "    annual_plan 2026, declared_count: 29 stays, the seed says 31 (edited by people)",
        "1 seed file, 7 records, 5 citations",
        "add 0, change 1, retire 4, same 11, left alone 1",
        f"Digest of the files: {digest()}",
    ]


def test_command_dry_run_prints_the_same_and_writes_nothing(world):
    before = tables()
    dry = run(world, "--dry-run")
    assert changed_tables(before) == set()
    assert dry == [*run(world), "Nothing was written: this was a dry run."]


def test_command_refuses_a_broken_seed_with_every_problem(world):
    first = world.replace("declared_count: 31", "declared_count: many")
    second = world.replace("kind: course}", "kind: curse}")
    before, err = tables(), StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("load_seeds", directory=world.directory, stderr=err)
    assert str(caught.value) == "2 problems in the seed files; nothing was written."
    assert caught.value.returncode == 1
    assert err.getvalue().splitlines() == [
        f"{FILE}, line {first}, declared_count: This must be a whole number.",
        f"{FILE}, line {second}, kind: Value 'curse' is not a valid choice.",
    ]
    assert changed_tables(before) == set()


def test_command_speaks_the_language_asked_for(world):
    world.replace("kind: course}", "kind: curse}")
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("load_seeds", "--language", "ar", directory=world.directory, stderr=err)
    assert "القيمة 'curse' ليست خيارا صحيحاً." in err.getvalue()


def test_command_names_the_person_in_the_history(world):
    person = UserFactory(username="planner")
    run(world, "--by", "planner")
    assert Topic.objects.get().history.get().history_user == person
    assert SeedLoad.objects.get().loaded_by == person


def test_command_knows_no_such_person(world):
    with pytest.raises(CommandError) as caught:
        run(world, "--by", "nobody")
    assert str(caught.value) == "There is no user “nobody”."
    assert not SeedLoad.objects.exists()
