"""Tokens of the API, as they come with a request."""

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication as KnoxTokenAuthentication


class TokenAuthentication(KnoxTokenAuthentication):
    """Tokens are letters and digits; what is not even ASCII is refused like any other wrong token."""

    def authenticate_credentials(self, token):
        return super().authenticate_credentials(token if token.isascii() else b"")


class TokenScheme(KnoxTokenScheme):
    """How the description speaks of them."""

    target_class = "programmes.api.tokens.TokenAuthentication"
