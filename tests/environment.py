"""The environment that every test runs in, set before Django reads its settings.

The database is SQLite in memory, or the PostgreSQL server named by TEST_DATABASE_URL. Nothing of
the developer's own environment or state folder reaches a test.
"""

import os

import django
from django.conf import settings

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "centre.settings",
    "SECRET_KEY": "a fixed key, good for tests and nothing else",
    "DEBUG": "false",
    "HTTPS": "false",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "TIME_ZONE": "Asia/Kuwait",
    # Tests work the queue themselves.
    "PLANNING_WORKER": "external",
}
EMBEDDED = "sqlite:///:memory:"


def prepare() -> None:
    """Set the variables, load the settings and make them cheap where tests need no strength."""
    os.environ.update(ENVIRONMENT)
    os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or EMBEDDED
    # Hashing passwords and fingerprinting files is tested by the browser tests, on a served site.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    django.setup()
