"""A stamp sees what becomes visible late: a transaction that took its number before others committed."""

import threading

import pytest
from django.db import connection, transaction

from programmes.models import Venue
from programmes.selectors.stamps import history_tables, stamp
from tests import factories as make


@pytest.mark.django_db(transaction=True)
def test_late_commit_changes_the_stamp():
    tables = history_tables([Venue])
    if connection.vendor != "postgresql":
        # One writer at a time: what is open has no number yet that a later one could pass.
        make.VenueFactory()
        before = stamp(tables)
        make.VenueFactory()
        assert stamp(tables) != before
        return
    written, passed, stamps = threading.Event(), threading.Event(), []

    def slow():
        with transaction.atomic():
            make.VenueFactory(code="slow")
            written.set()
            passed.wait(10)
        connection.close()

    worker = threading.Thread(target=slow)
    worker.start()
    assert written.wait(10)
    for number in range(40):  # more than any window of last rows would hold
        make.VenueFactory(code=f"quick-{number}")
    stamps.append(stamp(tables))
    passed.set()
    worker.join()
    stamps.append(stamp(tables))
    assert stamps[0] != stamps[1]
    assert stamp(tables) == stamps[1]
    assert Venue.objects.filter(code="slow").exists()
