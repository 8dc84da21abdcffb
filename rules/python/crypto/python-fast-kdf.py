import hashlib

import bcrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


def a(password, salt):
    # ruleid: python-fast-kdf
    hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    # ruleid: python-fast-kdf
    PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=10_000)
    # ruleid: python-fast-kdf
    bcrypt.hashpw(password, bcrypt.gensalt(4))
    # ruleid: python-fast-kdf
    hashlib.scrypt(password, salt=salt, n=1024, r=8, p=1)
    # ok: python-fast-kdf
    hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: python-fast-kdf
    bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python-fast-kdf
    hashlib.scrypt(password, salt=salt, n=2**15, r=8, p=1)
    # ok: python-fast-kdf
    hashlib.pbkdf2_hmac("sha256", password, salt, iterations)
