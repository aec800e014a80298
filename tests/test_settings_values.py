"""Each kind of value is read as it is meant, and refused by the name of its variable where it is wrong."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from centre import environment

NAME = "SOME_SETTING"
CITIES = ("kuwait", "doha")


def read(kind, value, *args, monkeypatch, **kwargs):
    monkeypatch.setenv(NAME, value)
    return getattr(environment, kind)(NAME, *args, **kwargs)


@pytest.mark.parametrize(
    ("kind", "args", "value", "meant"),
    [
        ("text", (), " $ecret ", "$ecret"),
        ("text", ("usual",), "", "usual"),
        ("switch", (), "Yes", True),
        ("switch", (True,), "off", False),
        ("switch", (True,), " ", True),
        ("number", (8,), " 12 ", 12),
        ("number", (8,), "", 8),
        ("word", (CITIES,), "doha", "doha"),
        ("word", (CITIES,), "", "kuwait"),
        ("names", (), "a.example.org, b.example.org,", ["a.example.org", "b.example.org"]),
        ("names", (("localhost",),), "", ["localhost"]),
        ("hosts", (("[::1]",),), "", ["[::1]"]),
        ("origins", (), "https://a.example.org,http://b:8000", ["https://a.example.org", "http://b:8000"]),
        ("time_zone", ("Asia/Kuwait",), "Asia/Qatar", "Asia/Qatar"),
    ],
)
def test_value_is_read_as_meant(monkeypatch, kind, args, value, meant):
    assert read(kind, value, *args, monkeypatch=monkeypatch) == meant


@pytest.mark.parametrize(
    ("kind", "args", "value", "said"),
    [
        ("switch", (), "tru", "must be `true` or `false`, not 'tru'."),
        ("number", (8,), "many", "must be a whole number, not 'many'."),
        ("number", (8,), "-1", "must be at least 1, not -1."),
        ("word", (CITIES,), "Riga", "must be one of kuwait, doha; not 'Riga'."),
        ("hosts", ((),), "https://plan.org", "takes names such as plan.example.org, not 'https://plan.org'."),
        ("hosts", ((),), "plan.org:8000", "takes names such as plan.example.org, not 'plan.org:8000'."),
        ("origins", (), "plan.org", "takes origins such as https://plan.example.org, not 'plan.org'."),
        (
            "origins",
            (),
            "http://a.b/c",
            "takes origins such as https://plan.example.org, not 'http://a.b/c'.",
        ),
        (
            "time_zone",
            ("Asia/Kuwait",),
            "Kuwait/Asia",
            "must name a time zone such as Asia/Kuwait, not 'Kuwait/Asia'.",
        ),
        ("time_zone", ("Asia/Kuwait",), "Asia", "must name a time zone such as Asia/Kuwait, not 'Asia'."),
        ("time_zone", ("Asia/Kuwait",), "../x", "must name a time zone such as Asia/Kuwait, not '../x'."),
    ],
)
def test_wrong_value_is_refused_by_name(monkeypatch, kind, args, value, said):
    with pytest.raises(ImproperlyConfigured) as refused:
        read(kind, value, *args, monkeypatch=monkeypatch)
    assert str(refused.value) == f"{NAME} {said}"


@pytest.mark.parametrize("address", ["mysql://sara:hidden@db/plan", "hidden"])
def test_database_of_another_kind_is_refused_without_its_password(monkeypatch, tmp_path, address):
    with pytest.raises(ImproperlyConfigured) as refused:
        read("database", address, monkeypatch=monkeypatch, file=tmp_path / "plan.sqlite3")
    assert str(refused.value) == f"{NAME} must begin with sqlite:// or postgres://."


def test_database_that_cannot_be_read_is_refused_without_its_password(monkeypatch, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="cannot be read") as refused:
        read(
            "database", "postgres://sara:hidden@db:port/plan", monkeypatch=monkeypatch, file=tmp_path / "plan"
        )
    assert "hidden" not in str(refused.value)


def test_database_is_a_file_where_none_is_named(monkeypatch, tmp_path):
    file = tmp_path / "state" / "plan.sqlite3"
    found = read("database", "", monkeypatch=monkeypatch, file=file)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", str(file))
    assert file.parent.is_dir()


def test_folder_that_cannot_be_made_is_named(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured) as refused:
        read("database", "", monkeypatch=monkeypatch, file=tmp_path / "file" / "plan.sqlite3")
    assert str(refused.value) == (
        f"The folder {tmp_path / 'file'} cannot be made: File exists. STATE_DIR names another."
    )


def test_file_gives_what_the_environment_does_not(monkeypatch, tmp_path):
    file = tmp_path / ".env"
    file.write_text(f"{NAME}=from the file\nOTHER_SETTING=from the file\n", encoding="utf-8")
    monkeypatch.setenv(NAME, "given")
    monkeypatch.setenv("OTHER_SETTING", "gone after the test")
    del os.environ["OTHER_SETTING"]
    environment.read_file(file)
    assert (environment.text(NAME), environment.text("OTHER_SETTING")) == ("given", "from the file")
