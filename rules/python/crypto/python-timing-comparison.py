import hmac
from flask import request

def check(key, data, signature):
    # ruleid: python-timing-comparison
    if signature == hmac.new(key, data, "sha256").hexdigest():
        return True
    # ruleid: python-timing-comparison
    # nofix: python-timing-comparison
    if request.headers.get("X-Auth-Token") == TOKEN:
        return True
    # ruleid: python-timing-comparison
    return expected_signature != given

def safe(key, data, signature):
    # ok: python-timing-comparison
    if hmac.compare_digest(signature, sign(key, data)):
        return True
    # ok: python-timing-comparison
    if signature == None:
        return False
    # ok: python-timing-comparison
    if signature == "@-":
        return False
    # ok: python-timing-comparison
    return name == "admin"
