import os

# ruleid: python-hardcoded-password
DB_PASSWORD = "Tr0ub4dor&3"


def connect(client, settings):
    # ruleid: python-hardcoded-password
    client.connect(user="app", password="s3cr3t-value")
    # ruleid: python-hardcoded-password
    settings.SECRET_KEY = "k9f8-aa72-bb10"
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
        password="first-s3cr3t",
        # ruleid: python-hardcoded-password
        api_key="second-k3y-9",
    )
