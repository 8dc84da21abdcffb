from passlib.context import CryptContext
from passlib.hash import argon2, md5_crypt

# ruleid: python-weak-password-scheme
CONTEXT = CryptContext(schemes=["md5_crypt"])
# ruleid: python-weak-password-scheme
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a(password):
    # ruleid: python-weak-password-scheme
    return md5_crypt.hash(password)

def b(password):
    # ok: python-weak-password-scheme
    return argon2.hash(password)

# ok: python-weak-password-scheme
BETTER = CryptContext(schemes=["argon2", "md5_crypt"], deprecated="auto")
# ok: python-weak-password-scheme
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
