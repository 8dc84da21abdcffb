import os
from pathlib import Path
from flask import Flask, abort, request, send_file
from werkzeug.utils import secure_filename

app = Flask(__name__)

@app.route("/a")
def a():
    name = request.args["name"]
    # ruleid: python-path-traversal
    open("uploads/" + name)
    path = os.path.join("uploads", name)
    # ruleid: python-path-traversal
    os.remove(path)
    # ruleid: python-path-traversal
    Path("uploads").joinpath(name).read_text()
    # ruleid: python-path-traversal
    return send_file(f"/srv/{name}")

@app.route("/b/<name>")
def b(name):
    # ruleid: python-path-traversal
    return open(os.path.join("/srv", name)).read()

@app.route("/c")
def c():
    name = request.args["name"]
    # ok: python-path-traversal
    open(os.path.join("uploads", secure_filename(name)))
    # ok: python-path-traversal
    open("uploads/" + os.path.basename(name))
    # ok: python-path-traversal
    open("settings.json")
    if ".." in name:
        return "no"
    # ok: python-path-traversal
    return open("uploads/" + name).read()

@app.route("/d")
def d():
    path = os.path.realpath(os.path.join("/srv", request.args["name"]))
    if not path.startswith("/srv/"):
        abort(404)
    # ok: python-path-traversal
    return open(path).read()
