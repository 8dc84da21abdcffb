import importlib

from flask import request


def a(orders):
    # ruleid: python-dynamic-dispatch
    return getattr(orders, request.args["action"])()

def b():
    # ruleid: python-dynamic-dispatch
    return importlib.import_module("reports." + request.args["report"])

def c(orders):
    # ruleid: python-dynamic-dispatch
    action = getattr(orders, request.args["action"], None)
    return action()

def d(record):
    for name, value in request.form.items():
        # ruleid: python-dynamic-dispatch
        setattr(record, name, value)

def e(orders):
    # ok: python-dynamic-dispatch
    return getattr(orders, "handle_" + request.args["action"])()

def f():
    # ok: python-dynamic-dispatch
    return ACTIONS[request.args["action"]]()

def g(orders, name):
    # ok: python-dynamic-dispatch
    return getattr(orders, name)()

def h(record):
    # ok: python-dynamic-dispatch
    setattr(record, "name", request.form["name"])
