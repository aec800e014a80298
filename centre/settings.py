"""Every setting of the planner, each read from the environment with a safe default.

`docs/operations.md` lists the variables; `centre/environment.py` reads them and refuses wrong values.
Nothing here opens a connection or reads more than two small files, so that commands and workers start
quickly.
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from centre import environment

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = environment.folder("STATE_DIR", BASE_DIR / "var")
environment.read_file(BASE_DIR / ".env")

DEBUG = environment.switch("DEBUG")
HTTPS = environment.switch("HTTPS")
BEHIND_PROXY = environment.switch("BEHIND_PROXY")


def _secret_key() -> str:
    """The signing key: from SECRET_KEY, else from the file that `make run` generates.

    Raises ImproperlyConfigured where neither is there, naming both ways to give one.
    """
    if key := environment.text("SECRET_KEY"):
        return key
    file = STATE_DIR / "secret.key"
    if file.exists():
        return file.read_text(encoding="ascii").strip()
    raise ImproperlyConfigured(
        f"No secret key. Set SECRET_KEY, or let `make run` generate {file.name} in {STATE_DIR.name}/."
    )


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "centre.admin_app.CentreAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "knox",
    "simple_history",
    "axes",
    "programmes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "centre.urls"
WSGI_APPLICATION = "centre.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- database: SQLite embedded unless DATABASE_URL says otherwise -----------------------------


def _database() -> dict[str, object]:
    """Connection settings with what each engine needs to behave alike under many writers."""
    config = environment.database("DATABASE_URL", file=STATE_DIR / "centre.sqlite3")
    options: dict[str, object] = config.setdefault("OPTIONS", {})
    if "sqlite" in config["ENGINE"]:
        options |= {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        options |= {"server_side_binding": True, "prepare_threshold": 2}
        config["CONN_MAX_AGE"] = None
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "programmes.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "programmes.services.accounts.TokensEnd"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "dashboards:home"
AXES_FAILURE_LIMIT = environment.number("LOGIN_FAILURE_LIMIT", 8)
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # nobody reads it, and it would keep people's addresses for ever
if BEHIND_PROXY:
    # Else every visitor would share the proxy's address, and anybody could lock an account for all.
    AXES_CLIENT_IP_CALLABLE = "centre.visitors.address_seen_by_proxy"

# --- languages and time -----------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "programmes" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone("TIME_ZONE", "Asia/Kuwait")
FORMAT_MODULE_PATH = ["centre.formats"]

# --- static files -----------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = STATE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- what a browser may do --------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "programmes.dashboards.errors.csrf_failed"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 3600 * environment.number("SESSION_HOURS", 12)
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", 31_536_000 if HTTPS else 0, least=0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A body larger than this is refused before it is read whole.
DATA_UPLOAD_MAX_MEMORY_SIZE = environment.number("MAX_BODY_BYTES", 2_500_000)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# --- API --------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "programmes.api.authentication.TokenAuthentication",
        "programmes.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["programmes.api.permissions.RolePermission"],
    "DEFAULT_RENDERER_CLASSES": ["programmes.api.rendering.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["programmes.api.rendering.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "programmes.api.rendering.Negotiation",
    "DEFAULT_SCHEMA_CLASS": "programmes.api.schema.AutoSchema",
    "EXCEPTION_HANDLER": "programmes.api.handling.exception_handler",
    "DEFAULT_VERSIONING_CLASS": None,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

DRF_STANDARDIZED_ERRORS = {"EXCEPTION_FORMATTER_CLASS": "programmes.api.handling.Formatter"}
SPECTACULAR_SETTINGS = {
    "TITLE": _("Training-programme planner"),
    "DESCRIPTION": _(
        "The plans, activities, dialogues and sources of the NATO–ICI Regional Centre in Kuwait."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "none"},
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    # Each enumeration stands where it is used; naming them apart would say nothing more.
    "POSTPROCESSING_HOOKS": [],
}
REST_KNOX = {"TOKEN_TTL": timedelta(hours=environment.number("TOKEN_HOURS", 240)), "AUTO_REFRESH": False}

# --- planning runs ----------------------------------------------------------------------------

# `spawn` starts a worker for each request of a run; `external` leaves it to a standing `work_planning`.
PLANNING_WORKER = environment.word("PLANNING_WORKER", ("spawn", "external"))

# --- history ----------------------------------------------------------------------------------

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# --- log --------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": environment.word("LOG_LEVEL", ("WARNING", "DEBUG", "INFO", "ERROR", "CRITICAL")),
    },
}
