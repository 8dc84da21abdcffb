import datetime
import string

from flask import request


def greeting(user, when: datetime.date):
    text = request.args["text"]
    # ruleid: python-format-injection
    text.format(user=user)
    # ruleid: python-format-injection
    ("Hello " + text).format_map(user)
    # ruleid: python-format-injection
    string.Formatter().format(text, user)
    # ok: python-format-injection
    "Hello {}".format(text)
    # ok: python-format-injection
    string.Template(text).substitute(user="a")
    # ok: python-format-injection
    text.replace("{", "{{").format(user=user)
    # ok: python-format-injection
    text.title()
