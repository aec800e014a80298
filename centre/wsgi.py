"""The web server's way in."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centre.settings")


def settle():
    """Load every page's code before the first reader comes, and spare it from the collector of garbage.

    What is loaded once stays: looking through all of it again at every full collection would cost
    some requests a tenth of a second more than their neighbours.
    """
    assert get_resolver().url_patterns
    gc.collect()
    gc.freeze()


application = get_wsgi_application()
settle()
