"""Signing in with a token, out again, and what tokens one has."""

from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken, get_token_model
from rest_framework import exceptions, serializers
from rest_framework.permissions import AllowAny, IsAuthenticated

from .bodies import given
from .engine import queries
from .engine.views import LanguageView
from .errors import LockedOut
from .rendering import answer

MOST_TOKENS = 10


class LoginSerializer(serializers.Serializer):
    """Who signs in."""

    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=200, trim_whitespace=False, write_only=True)


class TokenSerializer(serializers.Serializer):
    """A new token, shown this once."""

    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


class TokenRowSerializer(serializers.Serializer):
    """A token by its first characters."""

    begins_with = serializers.CharField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)


class TokenListSerializer(serializers.Serializer):
    """The tokens of whoever asks."""

    results = TokenRowSerializer(many=True)


class BadCredentials(exceptions.APIException):
    status_code = 401
    default_code = "bad_credentials"
    default_detail = _("This username and password do not belong together.")


def private(response):
    response["Cache-Control"] = "private, no-store"
    return response


class LoginView(LanguageView):
    """Name and password for a token. Too many failures lock the account for an hour."""

    permission_classes = [AllowAny]
    authentication_classes = []
    accepts = {"POST": LoginSerializer}
    answers = {"POST": (200, TokenSerializer)}

    def post(self, request):
        queries.parameters(self.address(), {"lang"})
        user = authenticate(request=request._request, **given(LoginSerializer, request.data))
        if getattr(request._request, "axes_locked_out", False):
            # The answer is ours; the middleware would put a page in its place.
            request._request.axes_locked_out = False
            raise LockedOut
        if user is None:
            raise BadCredentials
        tokens = get_token_model().objects.filter(user=user)
        tokens.filter(expiry__lt=timezone.now()).delete()
        if tokens.count() >= MOST_TOKENS:
            tokens.order_by("created").first().delete()
        row, token = AuthToken.objects.create(user)
        return private(answer({"token": token, "expires_at": row.expiry}))


class LogoutView(LanguageView):
    """Ends the token that the request carries."""

    permission_classes = [IsAuthenticated]
    answers = {"POST": (204, None)}

    def post(self, request):
        queries.parameters(self.address(), {"lang"})
        if request.auth is not None:
            request.auth.delete()
        return private(HttpResponse(status=204))


class TokensView(LanguageView):
    """One's own tokens: listed, and all of them ended."""

    permission_classes = [IsAuthenticated]
    answers = {"GET": (200, TokenListSerializer), "DELETE": (204, None)}

    def get(self, request):
        queries.parameters(self.address(), {"lang"})
        rows = get_token_model().objects.filter(user=request.user).order_by("-created")
        results = [
            {"begins_with": row.token_key[:8], "created_at": row.created, "expires_at": row.expiry}
            for row in rows
        ]
        return private(answer({"results": results}))

    def delete(self, request):
        queries.parameters(self.address(), {"lang"})
        get_token_model().objects.filter(user=request.user).delete()
        return private(HttpResponse(status=204))
