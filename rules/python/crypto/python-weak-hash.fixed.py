import hashlib
from hashlib import sha1
import hashlib as h


def digest(data):
    # ruleid: python-weak-hash
    hashlib.sha256(data)
    # ruleid: python-weak-hash
    h.sha256(data)
    # ruleid: python-weak-hash
    hashlib.new("sha256", data)
    # ok: python-weak-hash
    hashlib.sha256(data)
    # ok: python-weak-hash
    hashlib.md5(data, usedforsecurity=False)
    # ok: python-weak-hash
    hashlib.new("sha512", data)
    # ok: python-weak-hash
    cache.md5(data)
    # ok: python-weak-hash
    os.urandom(hashlib.sha1().digest_size)
