"""Whoever sends a request: by a token, or by the session of a browser that is signed in."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.authentication import SessionScheme as BaseSessionScheme
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication as KnoxTokenAuthentication
from rest_framework import exceptions
from rest_framework.authentication import SessionAuthentication as BaseSessionAuthentication


class CsrfFailed(exceptions.PermissionDenied):
    default_code = "csrf_failed"
    default_detail = _(
        "In a session a change is accepted only from this site's own pages, "
        "with the value of the cookie csrftoken in the header X-CSRFToken."
    )


class TokenAuthentication(KnoxTokenAuthentication):
    """Tokens are letters and digits; what is not even ASCII is refused like any other wrong token."""

    def authenticate_credentials(self, token):
        return super().authenticate_credentials(token if token.isascii() else b"")


class SessionAuthentication(BaseSessionAuthentication):
    """Says in the language asked for what the check of forged requests wants."""

    def enforce_csrf(self, request):
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as error:
            raise CsrfFailed from error


class TokenScheme(KnoxTokenScheme):
    """How the description speaks of tokens."""

    target_class = "programmes.api.authentication.TokenAuthentication"


class SessionScheme(BaseSessionScheme):
    """How the description speaks of sessions."""

    target_class = "programmes.api.authentication.SessionAuthentication"
