import json
import flask
from flask import make_response, render_template, request
from markupsafe import Markup, escape

@app.route("/a")
def a():
    # ruleid: python-xss
    return "Hello " + str(escape(request.args["name"]))

@app.route("/b")
def b():
    page = f"<b>{str(escape(request.form.get('name')))}</b>"
    # ruleid: python-xss
    return make_response(page)

@app.route("/c/<name>")
def c(name):
    # ruleid: python-xss
    return Markup("<b>%s</b>" % str(escape(name)))

@app.route("/d")
def d():
    name = request.args["name"]
    if name == "1":
        # ok: python-xss
        return "Hello " + escape(name)
    if name == "2":
        # ok: python-xss
        return render_template("hello.html", name=name)
    if name == "3":
        # ok: python-xss
        return json.dumps({"name": name})
    # ok: python-xss
    return "Hello"
