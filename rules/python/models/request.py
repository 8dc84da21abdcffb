import os
import sys
from urllib.parse import quote

import click
import requests


def view(request):
    # ruleid: python-command-injection
    os.system("find " + request.GET["name"])
    # ok: python-command-injection
    os.system("find " + request.method)
    # ruleid: python-trust-boundary
    request.session["role"] = request.POST["role"]
    # ok: python-trust-boundary
    request.session["role"] = request.user.role


def other(request, response):
    # ruleid: python-header-injection
    response.headers["X-Name"] = request.args["name"]
    # ok: python-header-injection
    response.headers["X-Name"] = quote(request.args["name"])
    # ruleid: python-open-redirect
    response.headers["Location"] = request.args["name"]


def own():
    request = requests.Request("GET", "https://orders.example")
    # ok: python-command-injection
    os.system("find " + request.headers["name"])


@app.route("/orders/<name>")
def order(name):
    # ruleid: python-command-injection
    os.system("find " + name)


@app.route("/orders/<int:number>")
def numbered(number):
    # ok: python-command-injection
    os.system("find " + number)


@click.command()
@click.argument("name")
def find(name):
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-command-injection
    os.system("find " + sys.argv[1])
    # ok: python-command-injection
    os.system("find " + sys.executable)
