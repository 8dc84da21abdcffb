from flask import Flask, make_response

app = Flask(__name__)

# ruleid: python-cookie-settings
SESSION_COOKIE_SECURE = True
# ruleid: python-cookie-settings
app.config["SESSION_COOKIE_HTTPONLY"] = True
# ruleid: python-cookie-settings
app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_SAMESITE="Lax")
# ok: python-cookie-settings
CSRF_COOKIE_SECURE = True
# ok: python-cookie-settings
app.config["SESSION_COOKIE_SECURE"] = not app.debug
# ok: python-cookie-settings
CSRF_COOKIE_HTTPONLY = False


def a():
    response = make_response("hello")
    # ruleid: python-cookie-settings
    # nofix: python-cookie-settings
    response.set_cookie("theme", "dark", samesite="None")
    # ok: python-cookie-settings
    response.set_cookie("theme", "dark", samesite="None", secure=True)
    # ok: python-cookie-settings
    response.set_cookie("theme", "dark", samesite="Lax")
    return response
