import html
import shlex
import unicodedata

from markupsafe import escape


def a(text):
    # ruleid: python-normalize-after-escape
    return unicodedata.normalize("NFKC", escape(text))

def b(text):
    safe = html.escape(text)
    # ruleid: python-normalize-after-escape
    return unicodedata.normalize("NFKD", safe)

def c(name):
    # ruleid: python-normalize-after-escape
    return "ls " + unicodedata.normalize("NFKC", shlex.quote(name))

def d(text):
    # ok: python-normalize-after-escape
    return escape(unicodedata.normalize("NFKC", text))

def e(text):
    # ok: python-normalize-after-escape
    return unicodedata.normalize("NFC", escape(text))

def f(text):
    # ok: python-normalize-after-escape
    return unicodedata.normalize("NFKC", text)
