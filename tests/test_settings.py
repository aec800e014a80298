"""A wrong value in the environment is refused by name, before anything is served."""

import os
import subprocess
import sys

import pytest


def refusal(**values):
    """The last line of what a command says under these variables, empty where it is content."""
    variables = os.environ | {"SECRET_KEY": "long enough for a check of the settings", **values}
    command = [sys.executable, "-c", "import centre.settings"]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    return (done.stderr.splitlines() or [""])[-1].rpartition("ImproperlyConfigured: ")[2]


NUMBERS = ["LOGIN_FAILURE_LIMIT", "HSTS_SECONDS", "MAX_BODY_BYTES", "SESSION_HOURS", "TOKEN_HOURS"]


@pytest.mark.parametrize("name", NUMBERS)
def test_number_that_is_none_is_refused_by_name(name):
    assert refusal(**{name: "many"}) == f"{name} must be a whole number, not 'many'."


def test_database_of_another_kind_is_refused_without_its_password():
    said = refusal(DATABASE_URL="mysql://sara:hidden@db/plan")
    assert said == "DATABASE_URL must begin with sqlite:// or postgres://."


def test_settings_load_where_every_value_has_its_kind():
    assert refusal(LOGIN_FAILURE_LIMIT="3", DATABASE_URL="postgres://sara:hidden@db/plan") == ""
