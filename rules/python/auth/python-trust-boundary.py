import flask
from flask import request, session

@app.route("/login")
def login():
    # ruleid: python-trust-boundary
    session["user"] = request.form["user"]
    # ruleid: python-trust-boundary
    flask.session["role"] = request.args.get("role")
    name = request.cookies.get("name")
    # ruleid: python-trust-boundary
    request.session["name"] = name
    # ok: python-trust-boundary
    session["count"] = int(request.form["count"])
    # ok: python-trust-boundary
    session["user"] = find(current_user).name
    # ok: python-trust-boundary
    cache["user"] = request.form["user"]
    # ruleid: python-trust-boundary
    session[request.form["setting"]] = "on"
    # ok: python-trust-boundary
    session[int(request.form["page"])] = "seen"
