import os

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
