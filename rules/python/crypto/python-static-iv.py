import os
from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import modes

IV = b"0000000000000000"
# ruleid: python-static-iv
AES.new(key, AES.MODE_CBC, b"0000000000000000")
# ruleid: python-static-iv
AES.new(key, AES.MODE_CBC, iv=IV)
# ruleid: python-static-iv
mode = modes.CBC(b"\x00" * 16)
# ruleid: python-static-iv
AES.new(key, AES.MODE_CBC, bytearray(16))
# ok: python-static-iv
hmac.new(key, body, "sha256")
# ok: python-static-iv
AES.new(key, AES.MODE_CBC, os.urandom(16))
# ok: python-static-iv
AES.new(key, AES.MODE_CBC, iv=iv)
# ok: python-static-iv
mode = modes.CBC(iv)
