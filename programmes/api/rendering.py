"""JSON in and out."""

from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, negotiation, parsers, renderers

from .errors import BodyTooLarge

JSON = "application/json"
# What is read and dropped of a body too large, so that the client gets to read the answer.
DRAINED = 20_000_000
CHUNK = 65_536


def encoded(data: Any) -> bytes:
    return orjson.dumps(data, default=_lazy)


def answer(data: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(encoded(data), content_type=JSON, status=status)


def _lazy(value: Any) -> str:
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError


class JSONRenderer(renderers.BaseRenderer):
    media_type = JSON
    format = "json"
    charset = None

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return b"" if data is None else encoded(data)


class Negotiation(negotiation.DefaultContentNegotiation):
    """There is one format; `format` in an address is a parameter like any other that nobody knows."""

    def filter_renderers(self, renderers, format):
        return renderers


class JSONParser(parsers.BaseParser):
    """An object in JSON, no larger than the server accepts."""

    media_type = JSON

    def parse(self, stream, media_type=None, parser_context=None):
        data = self._read(stream)
        if b"\\u0000" in data:
            raise exceptions.ParseError(_("The body has a character that no text has: NUL."))
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError as error:
            detail = _("The body is not JSON: %(problem)s.") % {"problem": str(error)}
            raise exceptions.ParseError(detail) from error

    def _read(self, stream) -> bytes:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        data = stream.read(limit + 1)
        if len(data) <= limit:
            return data
        drained = len(data)
        while drained < DRAINED and (chunk := stream.read(CHUNK)):
            drained += len(chunk)
        raise BodyTooLarge
