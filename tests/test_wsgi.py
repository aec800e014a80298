"""The web server's way in: what is loaded before the first reader comes."""

import gc
import sys

import pytest

from centre import wsgi


@pytest.fixture
def collector():
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_code_of_every_page_is_loaded_and_spared_from_the_collector(collector):
    wsgi.settle()
    assert gc.get_freeze_count() > 50_000
    assert "programmes.dashboards.views.board" in sys.modules
