"""The tests run where they say they run."""

import os

from django.conf import settings
from django.db import connection


def test_database_is_the_one_asked_for():
    asked_for_postgresql = "TEST_DATABASE_URL" in os.environ
    assert connection.vendor == ("postgresql" if asked_for_postgresql else "sqlite")


def test_environment_is_not_the_developers():
    assert settings.DEBUG is False
    assert settings.SECRET_KEY.endswith("good for tests and nothing else")
