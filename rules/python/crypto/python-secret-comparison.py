import hashlib
import hmac
import os

from flask import request

ADMIN_TOKEN = os.environ["ADMIN_TOKEN"]


def sign(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()

def a(key, data, signature):
    # ruleid: python-secret-comparison
    return signature == sign(key, data)

def b():
    # ruleid: python-secret-comparison
    return request.headers["X-Token"] == ADMIN_TOKEN

def c(user):
    sent = request.form["password"]
    # ruleid: python-secret-comparison
    if sent != user.password:
        return "no", 401

def d(key, data, signature):
    # ok: python-secret-comparison
    return hmac.compare_digest(signature, sign(key, data))

def e():
    # ok: python-secret-comparison
    return request.form["password"] == request.form["confirm_password"]

def h():
    password = request.form["password"]
    confirmation = request.form["confirmation"]
    # ok: python-secret-comparison
    return password != confirmation

def f():
    # ok: python-secret-comparison
    return request.form["name"] == "token"

def g(key, data):
    # ok: python-secret-comparison
    return len(sign(key, data)) == 32
