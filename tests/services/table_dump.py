"""All rows of all tables, to compare a database with itself before and after."""

from django.apps import apps
from django.db import connection

# The import's own books, which keep what was asked and undone.
BOOKS = ("programmes_nominationimport", "programmes_nominationimportrow")


def dump(*, without=BOOKS):
    """Every table of every model, the histories too: its columns and its rows in one order."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if model._meta.proxy or not model._meta.managed or table in without:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            found[table] = (columns, sorted(map(repr, cursor.fetchall())))
    return found
