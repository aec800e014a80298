"""The product with its memory of summaries emptied before every request, to tell what counting costs."""

from centre.wsgi import application as product
from programmes.api import summaries


def application(environ, start_response):
    summaries.kept.cache_clear()
    return product(environ, start_response)
