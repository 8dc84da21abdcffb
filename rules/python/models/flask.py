import os

from flask import Flask, Response, jsonify, make_response, redirect, render_template_string, request, session, url_for
from flask.views import MethodView
from werkzeug.wrappers import Request

app = Flask(__name__)


@app.route("/orders/<name>")
def order(name):
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-command-injection
    os.system("find " + request.view_args["name"])
    # ok: python-command-injection
    os.system("find " + request.method)
    # ruleid: python-command-injection
    os.system("find " + request.path.split("/")[2])
    # ruleid: python-xss
    return "<p>" + name, 200


@app.route("/fixed")
def fixed():
    # ok: python-command-injection
    os.system("find " + request.path)
    # ok: python-xss
    return "fixed", 200, {"X-Name": request.args["name"]}


@app.errorhandler(404)
def missing(error):
    # ruleid: python-xss
    return make_response(("no such page: " + request.path, 404))


@app.get("/pages/<int:number>")
def page(number):
    # ok: python-command-injection
    os.system("find " + number)
    # ok: python-xss
    return f"<p>{number}"


@app.post("/pages")
def pages():
    # ok: python-xss
    return jsonify(request.json)


class Orders(MethodView):
    def get(self, name, number: int):
        # ruleid: python-command-injection
        os.system("find " + name)
        # ok: python-command-injection
        os.system("find " + number)
        # ruleid: python-xss
        return "<p>" + name


def elsewhere(given: Request):
    # ruleid: python-command-injection
    os.system("find " + given.args["name"])


def answers():
    name = request.args["name"]
    # ruleid: python-template-injection
    render_template_string("Hello " + name)
    # ok: python-template-injection
    render_template_string("Hello {{ name }}", name=name)
    response = make_response("hello")
    # ruleid: python-header-injection
    response.headers["X-Name"] = name
    # ruleid: python-header-injection
    response.headers.add("X-Name", name)
    # ruleid: python-header-injection
    Response("", headers={"X-Name": name})
    # ok: python-header-injection
    response.headers["X-Name"] = "order"
    # ok: python-header-injection
    request.environ["X-Name"] = name
    # ruleid: python-trust-boundary
    session["role"] = name
    # ok: python-trust-boundary
    cache["role"] = name
    # ruleid: python-open-redirect
    response.location = name
    # ok: python-open-redirect
    redirect(url_for("order", name=name))
    # ruleid: python-open-redirect
    return redirect(name)
