from flask import Flask, jsonify, make_response, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    # ruleid: python-xss
    return "<h1>" + request.args["name"] + "</h1>"


@app.route("/page")
def page():
    text = request.form["text"]
    # ruleid: python-xss
    return make_response(f"<p>{text}</p>")


def mark():
    # ruleid: python-xss
    return Markup("<b>" + request.args["b"] + "</b>")


@app.route("/safe")
def safe():
    # ok: python-xss
    return "<h1>" + escape(request.args["name"]) + "</h1>"


@app.route("/template")
def template():
    # ok: python-xss
    return render_template("a.html", name=request.args["name"])


@app.route("/json")
def json():
    # ok: python-xss
    return jsonify(name=request.args["name"])
