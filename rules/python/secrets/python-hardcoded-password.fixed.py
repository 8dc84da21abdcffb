import os

import jwt

# ruleid: python-hardcoded-password
DB_PASSWORD = os.environ["DB_PASSWORD"]


def connect(client, settings):
    # ruleid: python-hardcoded-password
    client.connect(user="app", password=os.environ["PASSWORD"])
    # ruleid: python-hardcoded-password
    settings.SECRET_KEY = os.environ["SECRET_KEY"]
    # ok: python-hardcoded-password
    password = os.environ["APP_PASSWORD"]
    # ok: python-hardcoded-password
    client.connect(user="app", password=password)
    # ok: python-hardcoded-password
    API_KEY = "your-api-key"
    # ok: python-hardcoded-password
    password_label = "Enter your password"
    # ok: python-hardcoded-password
    password = ""
    client.connect(
        user="app",
        # ruleid: python-hardcoded-password
        password=os.environ["PASSWORD"],
        # ruleid: python-hardcoded-password
        api_key=os.environ["API_KEY"],
    )


class Mail:
    # ruleid: python-hardcoded-password
    smtp_pwd: str = os.environ["SMTP_PWD"]
    # ok: python-hardcoded-password
    smtp_pwd_field: str = "smtp_pwd"


# ruleid: python-hardcoded-password
SETTINGS = {"user": "app", "password": os.environ["PASSWORD"]}
# ruleid: python-hardcoded-password
SETTINGS["client_secret"] = os.environ["CLIENT_SECRET"]
# ok: python-hardcoded-password
LABELS = {"password": "Passwort", "token": "access_token", "secret": "client-secret"}
# ok: python-hardcoded-password
masked_password = "********"
# ok: python-hardcoded-password
CHANGE_PASSWORD = "change_password"
# ok: python-hardcoded-password
token = "Bearer"
# ruleid: python-hardcoded-password
token = os.environ["TOKEN"]


# ruleid: python-hardcoded-password
def connect_to(host, password=os.environ["PASSWORD"]):
    return host, password


# ok: python-hardcoded-password
def connect_by(host, password=None, token=""):
    return host, password, token


def login(password, payload):
    # ruleid: python-hardcoded-password
    # nofix: python-hardcoded-password
    if password == "c0rrect!horse":
        return True
    # ok: python-hardcoded-password
    if password == "unknown":
        return False
    # ruleid: python-hardcoded-password
    # nofix: python-hardcoded-password
    key = os.getenv("API_KEY", "hQ8zR2mW5tK9xB3n")
    # ok: python-hardcoded-password
    other = os.getenv("API_KEY", "unset")
    # ruleid: python-hardcoded-password
    return jwt.encode(payload, os.environ["JWT_SECRET"], algorithm="HS256"), key, other
