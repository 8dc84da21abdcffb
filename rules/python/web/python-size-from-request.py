import time
from flask import request


def a():
    # ruleid: python-size-from-request
    time.sleep(float(request.args["seconds"]))

def b():
    count = int(request.args.get("count", 10))
    # ruleid: python-size-from-request
    return [make(i) for i in range(count)]

def c():
    # ruleid: python-size-from-request
    return "ab" * int(request.form["times"])

def d():
    # ok: python-size-from-request
    time.sleep(min(float(request.args["seconds"]), 10))

def e():
    count = int(request.args.get("count", 10))
    if count > 100:
        return "too many", 400
    # ok: python-size-from-request
    return [make(i) for i in range(count)]

def f():
    # ok: python-size-from-request
    for item in request.json["items"]:
        make(item)

def g():
    # ok: python-size-from-request
    return [make(i) for i in range(len(request.json))]


def compared():
    seconds = int(request.args["seconds"])
    if seconds > 0:
        log(seconds)
    # ruleid: python-size-from-request
    time.sleep(seconds)
    if seconds < 4096:
        return
    # ruleid: python-size-from-request
    time.sleep(seconds)


def between():
    seconds = int(request.args["seconds"])
    if 0 < seconds <= 10:
        # ok: python-size-from-request
        time.sleep(seconds)
