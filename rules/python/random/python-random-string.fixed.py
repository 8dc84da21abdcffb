import random
import secrets
import string


def a():
    # ruleid: python-random-string
    return "".join(secrets.SystemRandom().choices(string.ascii_letters + string.digits, k=16))

def b(length):
    chars = string.hexdigits
    # ruleid: python-random-string
    return "".join(secrets.SystemRandom().choice(chars) for _ in range(length))

def c():
    # ruleid: python-random-string
    return "".join([secrets.SystemRandom().choice("abcdefghijkmnpqrstuvwxyz23456789") for i in range(8)])

def d():
    # ok: python-random-string
    return "".join(secrets.choice(string.ascii_letters) for _ in range(16))

def e(words):
    # ok: python-random-string
    return " ".join(random.choices(words, k=4))

def f():
    # ok: python-random-string
    return "".join(random.SystemRandom().choice(string.digits) for _ in range(6))

def g(bases):
    # ok: python-random-string
    return "".join(random.choice(bases) for _ in range(100))
