import ssl
from ssl import _create_unverified_context
from urllib.request import urlopen


def fetch(url):
    # ruleid: python-unverified-context
    urlopen(url, context=ssl.create_default_context())
    # ruleid: python-unverified-context
    context = ssl.create_default_context()
    # ruleid: python-unverified-context
    ssl.create_default_context()
    # ok: python-unverified-context
    urlopen(url, context=ssl.create_default_context())
    # ok: python-unverified-context
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: python-unverified-context
    helper._create_unverified_context_name()
    return context
