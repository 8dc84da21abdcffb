from urllib.parse import quote
from flask import Response, request

@app.route("/")
def index():
    name = request.args["name"]
    # ruleid: python-header-injection
    response.headers["X-Name"] = quote(name)
    # ruleid: python-header-injection
    response.headers.add("X-Name", "a" + quote(name))
    # ruleid: python-header-injection
    resp = Response("ok", headers={"X-Name": quote(name)})
    # ok: python-header-injection
    response.headers["X-Name"] = quote(name)
    # ok: python-header-injection
    response.headers["X-Count"] = int(name)
    # ok: python-header-injection
    settings["X-Name"] = name
