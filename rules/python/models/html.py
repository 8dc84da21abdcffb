import html

import bleach
import nh3
from flask import request
from markupsafe import Markup, escape


def page():
    name = request.args["name"]
    # ruleid: python-xss
    Markup("<p>" + name)
    # ruleid: python-xss
    Markup(html.unescape(name))
    # ok: python-xss
    Markup("<p>" + html.escape(name))
    # ok: python-xss
    Markup("<p>" + escape(name))
    # ok: python-xss
    Markup(bleach.clean(name))
    # ok: python-xss
    Markup(nh3.clean(name))
    # ok: python-xss
    Markup("<p>{}").format(name)
