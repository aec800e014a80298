"""The language of an answer: `?lang=` before Accept-Language before English."""

from functools import lru_cache

from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = ("en", "ar")


def activate(request) -> str:
    """Choose the language of this answer and speak it from here on."""
    asked = request.GET.get("lang", "") if "lang=" in request.META.get("QUERY_STRING", "") else ""
    language = asked if asked in LANGUAGES else accepted(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    translation.activate(language)
    return language


@lru_cache(maxsize=256)
def accepted(header: str) -> str:
    """The first of a client's languages that is spoken here."""
    for tag, weight in parse_accept_lang_header(header):
        if weight > 0 and tag.split("-")[0] in LANGUAGES:
            return tag.split("-")[0]
    return LANGUAGES[0]
