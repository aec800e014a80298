"""Calendar feeds that calendar programs subscribe to."""

import hashlib

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response

from programmes.exchange.feeds import feed
from programmes.selectors.feeds import feed_content

LANGUAGES = ("en", "ar")


def activity_feed(request, sort, code):
    """The feed of a plan, a kind, a state, a venue or a team; `?lang=` chooses its language."""
    language = request.GET.get("lang") or translation.get_language()
    if language not in LANGUAGES:
        raise Http404
    content = feed_content(sort, code)
    if content is None:
        raise Http404
    with translation.override(language):
        body = feed(content, site=f"{request.scheme}://{request.get_host()}")
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{sort}-{code}.ics"'
    answer["Cache-Control"] = "no-cache"
    answer["ETag"] = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=answer["ETag"], response=answer)
