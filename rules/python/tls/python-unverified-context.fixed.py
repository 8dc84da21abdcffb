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
    made = ssl.SSLContext(ssl.PROTOCOL_TLS)
    # ruleid: python-unverified-context
    # nofix: python-unverified-context
    made.wrap_socket(socket, server_hostname="shop.example")
    # ruleid: python-unverified-context
    # nofix: python-unverified-context
    ssl.wrap_socket(socket)
    asked = ssl.SSLContext(ssl.PROTOCOL_TLS)
    asked.verify_mode = ssl.CERT_REQUIRED
    # ok: python-unverified-context
    asked.wrap_socket(socket, server_hostname="shop.example")
    # ok: python-unverified-context
    urlopen(url, context=ssl.create_default_context())
    # ok: python-unverified-context
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: python-unverified-context
    helper._create_unverified_context_name()
    return context
