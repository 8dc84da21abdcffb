import ssl
from OpenSSL import SSL

# ruleid: python-insecure-tls-version
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# ruleid: python-insecure-tls-version
ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLS_CLIENT)
# ruleid: python-insecure-tls-version
context.minimum_version = ssl.TLSVersion.TLSv1_2
# ruleid: python-insecure-tls-version
old = SSL.Context(SSL.TLS_METHOD)
# ok: python-insecure-tls-version
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# ok: python-insecure-tls-version
context.minimum_version = ssl.TLSVersion.TLSv1_2
# ok: python-insecure-tls-version
context = ssl.create_default_context()
