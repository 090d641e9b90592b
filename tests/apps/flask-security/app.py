"""A small shop whose login is Flask-Security's, two-factor login included, in its plainest form.

    python app.py init            a database with the user alice
    python app.py serve PORT      on 127.0.0.1
    python app.py inspect         what the database knows, as JSON

The database lies in the directory that APP_DATA names.
"""

import json
import os
import sys
from pathlib import Path

from flask import Flask
from flask_security import Security, SQLAlchemyUserDatastore, current_user, hash_password
from flask_security.models import fsqla_v3
from flask_sqlalchemy import SQLAlchemy
from markupsafe import Markup

USER, PASSWORD = "alice@shop.example", "correct horse battery"

app = Flask(__name__)
app.config.update(
    SECRET_KEY="only for tests, only on loopback",
    SQLALCHEMY_DATABASE_URI=f"sqlite:///{Path(os.environ['APP_DATA']) / 'db.sqlite3'}",
    SECURITY_PASSWORD_SALT="only for tests",
    SECURITY_TWO_FACTOR=True,
    SECURITY_TOTP_SECRETS={"1": "only for tests, only on loopback"},
    SECURITY_TOTP_ISSUER="Harbour Books",
    SECURITY_MULTI_FACTOR_RECOVERY_CODES=True,
    SECURITY_CHANGEABLE=True,
)

db = SQLAlchemy(app)
fsqla_v3.FsModels.set_db_info(db)


class Role(db.Model, fsqla_v3.FsRoleMixin):
    """Nobody has one; the library wants the table."""


class User(db.Model, fsqla_v3.FsUserMixin):
    """Somebody with an account."""


class WebAuthn(db.Model, fsqla_v3.FsWebAuthnMixin):
    """The same."""


security = Security(app, SQLAlchemyUserDatastore(db, User, Role))


@app.get("/")
def home():
    """Who is signed in."""
    if current_user.is_authenticated:
        body = Markup('<p id="who">Signed in as {}</p><p><a href="/tf-setup">Two-factor login</a></p>')
        body = body.format(current_user.email)
    else:
        body = '<p id="who">Nobody is signed in</p><p><a href="/login">Sign in</a></p>'
    return f'<!doctype html><html lang="en"><title>Harbour Books</title><h1>Harbour Books</h1>{body}'


def init():
    """Makes the database and the user."""
    with app.app_context():
        db.create_all()
        security.datastore.create_user(email=USER, password=hash_password(PASSWORD))
        db.session.commit()


def serve(port):
    """Serves until it is ended."""
    app.run(host="127.0.0.1", port=int(port))


def inspect():
    """The secret that the app keeps for alice, once two-factor login is on."""
    with app.app_context():
        user = security.datastore.find_user(email=USER)
        secret = user.tf_primary_method and security.totp_factory.get_totp_b32_key(user.tf_totp_secret)
    print(json.dumps({"secret": secret, "two_factors": None}))


if __name__ == "__main__":
    {"init": init, "serve": serve, "inspect": inspect}[sys.argv[1]](*sys.argv[2:])
