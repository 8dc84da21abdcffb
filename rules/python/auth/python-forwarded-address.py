import ipaddress

from flask import request

ALLOWED = ["10.0.0.1"]


def a():
    address = request.headers.get("X-Forwarded-For")
    # ruleid: python-forwarded-address
    if address == "127.0.0.1":
        return "inside"

def b():
    # ruleid: python-forwarded-address
    return request.headers["X-Real-IP"] in ALLOWED

def c(request):
    address = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[0]
    # ruleid: python-forwarded-address
    return ipaddress.ip_address(address).is_private

def d():
    # ok: python-forwarded-address
    return request.remote_addr in ALLOWED

def e(log):
    # ok: python-forwarded-address
    log.info("from %r", request.headers.get("X-Forwarded-For"))

def f():
    # ok: python-forwarded-address
    if request.headers.get("X-Forwarded-For") == "":
        return "direct"

def g():
    # ok: python-forwarded-address
    return request.headers.get("X-Requested-With") in ALLOWED
