import os

from bottle import html_escape, redirect, request, response, route, template, url


@route("/orders/<name>")
def order(name):
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-command-injection
    os.system("find " + request.query["name"])
    # ruleid: python-command-injection
    os.system("find " + request.get_cookie("name"))
    # ok: python-command-injection
    os.system("find " + request.method)
    # ruleid: python-header-injection
    response.set_header("X-Name", name)
    # ok: python-header-injection
    response.set_header("X-Name", "order")
    # ruleid: python-xss
    return "<p>" + name


@route("/orders/<number:int>")
def numbered(number):
    # ok: python-command-injection
    os.system("find " + number)
    # ok: python-xss
    return "<p>" + html_escape(request.query["name"])


def elsewhere():
    name = request.forms["name"]
    # ruleid: python-template-injection
    template("Hello " + name)
    # ok: python-template-injection
    template("Hello {{name}}", name=name)
    # ok: python-xss
    return "<p>" + name


@route("/next")
def following():
    # ok: python-open-redirect
    redirect(url("orders", name=request.query["name"]))
    # ruleid: python-open-redirect
    redirect(request.query["next"])
