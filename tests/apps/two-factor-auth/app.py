"""A small shop whose login is django-two-factor-auth's, in its plainest form.

    python app.py init            a database with the user alice
    python app.py serve PORT      on 127.0.0.1
    python app.py inspect         what the database knows, as JSON

The database lies in the directory that APP_DATA names.
"""

import base64
import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
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
        "django_otp",
        "django_otp.plugins.otp_email",
        "django_otp.plugins.otp_static",
        "django_otp.plugins.otp_totp",
        "two_factor",
        # A second method, so that the wizard asks for one.
        "two_factor.plugins.email",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django_otp.middleware.OTPMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            # Theirs loads its styles from another host.
            "DIRS": [Path(__file__).parent / "templates"],
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
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    LOGIN_URL="two_factor:login",
    LOGIN_REDIRECT_URL="/",
    LOGOUT_REDIRECT_URL="/",
    # A test is quicker to try again than a person.
    OTP_TOTP_THROTTLE_FACTOR=0,
)
django.setup()


def home(request):
    """Who is signed in."""
    if request.user.is_authenticated:
        body = format_html(
            '<p id="who">Signed in as {}</p><p><a href="/account/two_factor/">Two-factor login</a></p>'
            '<form action="/account/logout/" method="post">'
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><button>Sign out</button></form>',
            request.user.get_username(),
            get_token(request),
        )
    else:
        body = '<p id="who">Nobody is signed in</p><p><a href="/account/login/">Sign in</a></p>'
    page = '<!doctype html><html lang="en"><title>Harbour Books</title><h1>Harbour Books</h1>{}'
    return HttpResponse(page.replace("{}", body))


def urls():
    """Built late: what is imported here looks at the settings."""
    from django.contrib.auth.views import LogoutView
    from two_factor.urls import urlpatterns as two_factor_urls

    return [
        path("", home),
        path("account/logout/", LogoutView.as_view()),
        path("", include(two_factor_urls)),
    ]


urlpatterns = urls()


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
    """The secret that the app keeps for alice, and whether the newest session was verified by it."""
    from django.contrib.sessions.models import Session
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    device = TOTPDevice.objects.filter(user__username=USER).first()
    sessions = (session.get_decoded() for session in Session.objects.order_by("-expire_date"))
    signed_in = next((session for session in sessions if "_auth_user_id" in session), {})
    print(
        json.dumps(
            {
                "secret": device and base64.b32encode(device.bin_key).decode(),
                "two_factors": bool(device) and signed_in.get(DEVICE_ID_SESSION_KEY) == device.persistent_id,
            }
        )
    )


if __name__ == "__main__":
    {"init": init, "serve": serve, "inspect": inspect}[sys.argv[1]](*sys.argv[2:])
