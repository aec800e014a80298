"""The command shows what a spreadsheet of nominations would do, and does it when told; it prints no name."""

import io

import pytest
from django.core.management import CommandError, call_command

from programmes.models import Nomination, NominationImport, Nominee
from tests.exchange.nomination_sheets import book, row
from tests.exchange.nomination_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    found = World()
    found.call("open", seats=2)
    found.call("late", seats=1, weeks=3)
    return found


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "names.xlsx"
    path.write_bytes(
        book(
            row(activity="open", name_en="Salem Al-Mutairi"),
            row(activity="late", name_en="Noura Al-Ajmi"),
            row(activity="open", name_en="=Badr", email="badr@"),
        )
    )
    return path


def run(*arguments):
    out = io.StringIO()
    call_command("import_nominations", *map(str, arguments), stdout=out)
    return [line.replace("\u2068", "").replace("\u2069", "") for line in out.getvalue().splitlines()]


def test_dry_run_shows_every_line_and_writes_nothing(world, file):
    assert run(file, "--state", "kw") == [
        "    2  will be added  open",
        "    3  will be added  late",
        "    4  refused  open",
        "       – Name in English: “…” is a formula. Put the text itself into the cell.",
        "       – Email: “…” is not an email address.",
        "will be added: 2",
        "already on record: 0",
        "refused: 1",
        "Nothing was written. Add --commit to name the people shown as added.",
    ]
    assert (NominationImport.objects.count(), Nominee.objects.count()) == (0, 0)


def test_commit_names_them_and_keeps_the_import(world, file):
    out = run(file, "--state", "kw", "--commit")
    batch = NominationImport.objects.get()
    assert out[-1] == f"Written. The focal point can undo it: file number {batch.pk} at the door."
    assert Nomination.objects.count() == 2


def test_focal_point_named_by_the_command_keeps_to_the_gate(world, file):
    out = run(file, "--state", "kw", "--by", "focal", "--commit")
    assert "    3  refused  late" in out
    assert Nomination.objects.get().call.activity.code == "open"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--state", "xx"), "There is no participating state “xx”."),
        (("--state", "qa", "--by", "focal"), "This is not yours to do."),
        (("--state", "kw", "--by", "nobody"), "There is no user “nobody”."),
    ],
)
def test_what_cannot_be_is_said(world, file, arguments, said):
    with pytest.raises(CommandError, match=said):
        run(file, *arguments)
    assert not NominationImport.objects.exists()


def test_missing_file_is_said(world, tmp_path):
    with pytest.raises(CommandError, match=r"gone\.xlsx cannot be read"):
        run(tmp_path / "gone.xlsx", "--state", "kw")
