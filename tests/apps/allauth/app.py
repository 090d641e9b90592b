"""A small shop whose login is django-allauth's, two-factor login included, in its plainest form.

    python app.py init            a database with the user alice
    python app.py serve PORT      on 127.0.0.1
    python app.py inspect         what the database knows, as JSON

The database lies in the directory that APP_DATA names.
"""

import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path
from django.utils.html import format_html

USER, PASSWORD = "alice", "correct horse battery"

settings.configure(
    SECRET_KEY="only for tests, only on loopback",
    DEBUG=False,
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(os.environ["APP_DATA"]) / "db.sqlite3"}
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "allauth",
        "allauth.account",
        "allauth.mfa",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    LOGIN_REDIRECT_URL="/",
    ACCOUNT_LOGIN_METHODS={"username"},
    ACCOUNT_SIGNUP_FIELDS=["username*", "password1*"],
    # No mail server runs here.
    ACCOUNT_EMAIL_VERIFICATION="none",
    # A test logs in more often in a minute than a person.
    ACCOUNT_RATE_LIMITS=False,
    MFA_SUPPORTED_TYPES=["totp", "recovery_codes"],
    MFA_TOTP_ISSUER="Harbour Books",
)
django.setup()


def home(request):
    """Who is signed in."""
    if request.user.is_authenticated:
        body = format_html(
            '<p id="who">Signed in as {}</p>'
            '<p><a href="/accounts/2fa/">Two-factor login</a> <a href="/accounts/logout/">Sign out</a></p>',
            request.user.get_username(),
        )
    else:
        body = '<p id="who">Nobody is signed in</p><p><a href="/accounts/login/">Sign in</a></p>'
    page = '<!doctype html><html lang="en"><title>Harbour Books</title><h1>Harbour Books</h1>{}'
    return HttpResponse(page.replace("{}", body))


urlpatterns = [path("", home), path("accounts/", include("allauth.urls"))]


def init():
    """Makes the database and the user."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    get_user_model().objects.create_user(USER, password=PASSWORD)


def serve(port):
    """Serves until it is ended."""
    from django.core.management import call_command

    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


def inspect():
    """The secret that the app keeps for alice, and how the newest session was authenticated."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.contrib.sessions.models import Session

    totp = Authenticator.objects.filter(user__username=USER, type=Authenticator.Type.TOTP).first()
    sessions = (session.get_decoded() for session in Session.objects.order_by("-expire_date"))
    signed_in = next((session for session in sessions if "_auth_user_id" in session), {})
    methods = [record["method"] for record in signed_in.get("account_authentication_methods", [])]
    print(
        json.dumps(
            {
                "secret": totp and get_adapter().decrypt(totp.data["secret"]),
                "methods": methods,
                "two_factors": {"password", "mfa"} <= set(methods),
            }
        )
    )


if __name__ == "__main__":
    {"init": init, "serve": serve, "inspect": inspect}[sys.argv[1]](*sys.argv[2:])
