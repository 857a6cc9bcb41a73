"""All settings. What an installation may change comes from the environment and is listed in docs/operation.md."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy

from newsclaims.core.environment import env_bool, env_list, env_secret, env_text
from newsclaims.postgres.locate import database_settings

BASE_DIR = Path(__file__).resolve().parent.parent

# The site
DEBUG = env_bool("DEBUG", default=False)
SITE_TITLE = env_text("SITE_TITLE") or gettext_lazy("What was claimed, by whom, and how it stands")
# Who decides, as the page on the method says it; a reader of an unnamed desk is told that it has no name.
DESK_NAME = env_text("DESK_NAME")
DESK_RESPONSIBLE = env_text("DESK_RESPONSIBLE")
DESK_CONTACT = env_text("DESK_CONTACT")
DATA_LICENCE = env_text("DATA_LICENCE")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# Stands in the ids of feed entries, which have to stay as they are whatever host name a page is asked for under.
SITE_HOST = env_text("SITE_HOST") or next((host.lstrip(".*") for host in ALLOWED_HOSTS), "") or "localhost"
# Without a key sessions last as long as the process: enough for commands; `demo` and compose.yaml set one.
SECRET_KEY = env_secret("SECRET_KEY") or get_random_secret_key()
TIME_ZONE = env_text("TIME_ZONE", "UTC")
USE_TZ = True
# The desk is in English; readers choose by the address: /, /uk/, /de/.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("uk", "Українська"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True

# The database
DATABASES = database_settings()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The rooms
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "newsclaims.postgres",
    "newsclaims.history",
    "newsclaims.accounts",
    "newsclaims.actors",
    "newsclaims.articles",
    "newsclaims.events",
    "newsclaims.sources",
    "newsclaims.claims",
    "newsclaims.verification",
    "newsclaims.publication",
    "newsclaims.reports",
    "newsclaims.exchange",
    "newsclaims.timeline",
    "newsclaims.desk",
    "newsclaims.demonstration",
    "newsclaims.documentation",
]
ROOT_URLCONF = "newsclaims.urls"
WSGI_APPLICATION = "newsclaims.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsclaims.core.language.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "newsclaims.timeline.context.site",
            ],
            "builtins": ["newsclaims.vocabulary.on_screen"],
        },
    },
]

# Signing in
AUTH_USER_MODEL = "accounts.Editor"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:queue"
SESSION_COOKIE_AGE = 14 * 24 * 3600

# Static files
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Without `collectstatic` (tests, a bare command) files are served from where they lie.
WHITENOISE_USE_FINDERS = env_bool("STATIC_FROM_SOURCE", default=True)
if WHITENOISE_USE_FINDERS:
    STATIC_ROOT = None
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Security
HTTPS = env_bool("HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env_bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# A form whose session ended takes its new token from the cookie (static/js/failures.js).
CSRF_COOKIE_HTTPONLY = False
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
    }
}
# A pasted report with its markup fits; a file beyond it is refused with a message.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Logging
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_text("LOG_LEVEL", "WARNING")},
}
