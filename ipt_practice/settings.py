"""One settings file: the environment decides, and every default is the closed one.

An unset or unusable value stops the start with a sentence that names the variable.
`.env.example` lists all of them.
"""

import base64
import binascii
import sqlite3
from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def secret(name: str, *, default: str | None = None) -> str:
    """The value of NAME, or the text of the file that NAME_FILE points to."""
    path = env.str(f"{name}_FILE", default="")
    if path:
        try:
            return Path(path).read_text().strip()
        except OSError as problem:
            raise ImproperlyConfigured(
                f"{name}_FILE points to {path}, which cannot be read ({problem.strerror})."
            ) from problem
    value: str = env.str(name, default=default or "")
    if not value:
        raise ImproperlyConfigured(
            f"Set {name} or {name}_FILE. See .env.example for how to make one."
        )
    return value


def key_bytes(name: str) -> bytes:
    """A 256-bit key, kept as base64 outside the database."""
    try:
        key = base64.b64decode(secret(name, default=DEVELOPMENT_KEY), validate=True)
    except binascii.Error as problem:
        raise ImproperlyConfigured(
            f"{name} is not base64. See .env.example."
        ) from problem
    if len(key) != 32:
        raise ImproperlyConfigured(f"{name} must hold 32 bytes. See .env.example.")
    return key


# What this process is

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
TESTING = env.bool("TESTING", default=False)
# Only tests and DEBUG may run on a key that everyone can read here.
DEVELOPMENT_KEY = (
    base64.b64encode(b"for tests and DEBUG only, 32 by.").decode()
    if DEBUG or TESTING
    else None
)
SECRET_KEY = secret("SECRET_KEY", default=DEVELOPMENT_KEY)
NOTES_KEY = key_bytes("NOTES_KEY")
AUDIT_KEY = key_bytes("AUDIT_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
# A folder of questionnaires that the practice holds a licence for (docs/packs.md).
CONTENT_PACKS = env.str("CONTENT_PACKS", default="")
ROOT_URLCONF = "ipt_practice.urls"
WSGI_APPLICATION = "ipt_practice.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rooms, highest first, then what they are built with

INSTALLED_APPS = [
    "ipt_practice",
    "supervision",
    "documents",
    "sessions",
    "formulation",
    "measures",
    "cases",
    "accounts",
    "audit",
    "ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.idle_sign_out",
    "accounts.middleware.SignInRequired",
    "accounts.middleware.second_factor_required",
    "accounts.middleware.asking_once",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ipt_practice.middleware.private_responses",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ipt_practice.context.page",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("ipt",)
CRISPY_TEMPLATE_PACK = "ipt"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# Database. SQLite is the embedded default; PostgreSQL is production.


def _sqlite_journal() -> str:
    """WAL only where SQLite is free of the WAL-reset race (docs/adr/0004)."""
    version = sqlite3.sqlite_version_info
    is_safe = (
        version >= (3, 51, 3)
        or (3, 50, 7) <= version < (3, 51)
        or (3, 44, 6) <= version < (3, 45)
    )
    return "WAL" if is_safe else "DELETE"


DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url_config(
        secret("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'practice.sqlite3'}")
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        # recursive_triggers: without it REPLACE would slip past the delete guards.
        "init_command": (
            f"PRAGMA journal_mode={_sqlite_journal()};PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# People and sessions

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.SignInBackend"]
PASSWORD_HASHERS = [
    "accounts.hashers.Argon2id",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
        ),
        "OPTIONS": {"user_attributes": ("email", "given_name", "family_name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "accounts.adapters.ClosedAccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignInForm",
    "reauthenticate": "accounts.forms.sign_in.ReauthenticateForm",
    "reset_password": "accounts.forms.sign_in.AskForLinkForm",
    "reset_password_from_key": "accounts.forms.sign_in.SetPasswordByLinkForm",
    "change_password": "accounts.forms.sign_in.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "accounts.passwords.PasswordLinkTokens"  # noqa: S105
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# Wrong tries are counted in a table of our own (accounts/actions/sign_in.py).
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
MFA_ADAPTER = "accounts.adapters.EncryptingMFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.sign_in.CodeForm",
    "reauthenticate": "accounts.forms.sign_in.CodeAgainForm",
    "activate_totp": "accounts.forms.sign_in.AddAppForm",
    "add_webauthn": "accounts.forms.sign_in.AddPasskeyForm",
    "login_webauthn": "accounts.forms.sign_in.PasskeySignInForm",
    "authenticate_webauthn": "accounts.forms.sign_in.PasskeyForm",
    "reauthenticate_webauthn": "accounts.forms.sign_in.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are made by the practice admin
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 12
# One step of 30 s either way, for clocks that are off: each code still works once only.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "IPT Practice"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# Messages speak of scores and of people: kept on the server, never in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
# For someone new; a forgotten password has 30 minutes (accounts/passwords.py).
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
IDLE_COVER_SECONDS = 5 * 60
IDLE_SIGN_OUT_SECONDS = 15 * 60

# Transport. Plain HTTP is for this machine alone.

IS_LOCAL = env.bool("PLAIN_HTTP", default=DEBUG or TESTING)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
SESSION_COOKIE_NAME = "session" if IS_LOCAL else "__Host-session"
SECURE_SSL_REDIRECT = not IS_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_LOCAL
# Preloading is a promise for the whole domain, which is its owner's to make.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Files

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "documents",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or TESTING
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        ),
    },
}

# Background work (ipt_practice/celery.py). The broker only carries hints:
# the row in our database is the job.

BROKER_URL = secret("BROKER_URL", default="filesystem://")
if BROKER_URL.startswith("filesystem://"):
    _broker = DATA_DIR / "broker"
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "data_folder_in": str(_broker / "messages"),
        "data_folder_out": str(_broker / "messages"),
        "control_folder": str(_broker / "control"),
        "store_processed": False,
        "polling_interval": 0.1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "socket_connect_timeout": 0.2,
        "socket_timeout": 5,
        "visibility_timeout": 3600,
    }
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "UTC"

# Language, time, words

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")
USE_I18N = True
USE_TZ = True

# Mail carries no name and no clinical word: "you have a message, sign in".

EMAIL_CONFIG = env.email_url_config(secret("EMAIL_URL", default="consolemail://"))
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="practice@localhost")

# Cache: rate limits of sign-in. The database, so that they survive a restart
# and count across processes; nothing clinical is cached.

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
    }
}

# Logs carry ids, never clinical text: no request bodies, no local variables.

DEFAULT_EXCEPTION_REPORTER_FILTER = "ipt_practice.reporting.HideEverything"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "filters": {"addresses": {"()": "ipt_practice.reporting.HideLinks"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["addresses"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
        # Of the development server; its own handler would print addresses as they are.
        "django.server": {"handlers": ["console"], "propagate": False},
    },
}
if TESTING:
    # Nothing is collected for a test, and WhiteNoise would warn of the missing folder.
    WHITENOISE_AUTOREFRESH = True
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    LOGGING["root"] = {"handlers": ["console"], "level": "ERROR"}
