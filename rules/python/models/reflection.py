import importlib

from flask import request


def run(shop):
    name = request.args["name"]
    # ruleid: python-dynamic-dispatch
    getattr(shop, name)()
    # ruleid: python-dynamic-dispatch
    importlib.import_module(name)
    # ruleid: python-dynamic-dispatch
    importlib.import_module("plugins." + name)
    # ruleid: python-dynamic-dispatch
    globals()[name]()
    # ruleid: python-dynamic-dispatch
    setattr(shop, name, True)
    # ok: python-dynamic-dispatch
    getattr(shop, "handle_" + name)()
    # ok: python-dynamic-dispatch
    getattr(shop, name)
    # ok: python-dynamic-dispatch
    shop[name]()
    # ok: python-dynamic-dispatch
    importlib.import_module("plugins.first")
