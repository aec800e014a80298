"""The command shows first and writes only when told."""

import pytest
from django.core.management import CommandError, call_command

from programmes.models import Activity, ImportBatch

pytestmark = pytest.mark.django_db

TABLE = "title_en,kind,start\nStudy day,study day,2024\nParty,party,\n"


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_command_shows_every_row_and_writes_nothing(table, capsys) -> None:
    call_command("import_activities", table)
    assert capsys.readouterr().out.splitlines() == [
        "    2  will be added  Study day",
        "       – source_url: No source is named; the table itself will be cited.",
        "    3  refused  Party",
        "       – kind: “party” is not a kind of activity we know.",
        "       – source_url: No source is named; the table itself will be cited.",
        "will be added: 1",
        "already on record: 0",
        "refused: 1",
        "Nothing was written. Add --commit to write the rows shown as added.",
    ]
    assert not Activity.objects.exists()
    assert not ImportBatch.objects.exists()


def test_command_with_commit_writes_and_says_how_to_take_it_back(table, capsys) -> None:
    call_command("import_activities", table, "--commit")
    batch = ImportBatch.objects.get()
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"Written. To take it back: import number {batch.pk} in the administration."
    )
    assert list(Activity.objects.values_list("title_en", "kind")) == [("Study day", "study_day")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--plan", "1999"], "There is no annual plan “1999”."),
        (["--by", "nobody"], "There is no user “nobody”."),
    ],
)
def test_command_refuses_what_is_not_there(table, arguments, sentence) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("import_activities", table, *arguments)


def test_command_says_when_the_file_is_no_table(tmp_path) -> None:
    file = tmp_path / "table.xlsx"
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match="This file cannot be read as a workbook"):
        call_command("import_activities", file)


def test_command_says_when_there_is_no_file(tmp_path) -> None:
    with pytest.raises(CommandError, match=r"missing\.csv cannot be read: No such file or directory"):
        call_command("import_activities", tmp_path / "missing.csv")


def test_command_brings_a_table_once_and_says_when_nothing_is_left_to_write(table, capsys) -> None:
    call_command("import_activities", table, "--commit")
    call_command("import_activities", table, "--commit")
    assert capsys.readouterr().out.splitlines()[-1] == "No line can be added, so there is nothing to write."
    assert (Activity.objects.count(), ImportBatch.objects.count()) == (1, 1)


def test_command_speaks_the_language_asked_for(table, capsys) -> None:
    call_command("import_activities", table, "--language", "ar")
    assert "       – النوع: «party» ليس نوعاً معروفاً من الأنشطة." in capsys.readouterr().out.splitlines()


def test_command_reads_no_more_of_a_file_than_a_table_may_have(tmp_path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as opened:
        opened.truncate(5_000_000_000)
    with pytest.raises(CommandError, match=r"The file is larger than 2 MB\."):
        call_command("import_activities", file)
