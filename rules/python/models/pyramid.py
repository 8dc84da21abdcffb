import os

from pyramid.httpexceptions import HTTPFound
from pyramid.request import Request
from pyramid.response import Response
from pyramid.view import view_config


@view_config(route_name="order")
def order(request):
    name = request.matchdict["name"]
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-open-redirect
    HTTPFound(location=name)
    # ok: python-open-redirect
    HTTPFound(location=request.route_url("order", name=name))
    # ruleid: python-xss
    return Response("<p>" + name)


def orders(given: Request):
    # ruleid: python-command-injection
    os.system("find " + given.GET["name"])
    # ok: python-command-injection
    os.system("find " + given.registry.settings["name"])
    response = given.response
    # ruleid: python-header-injection
    response.headers["X-Name"] = given.GET["name"]
    # ok: python-header-injection
    response.headers["X-Name"] = "order"
    # ok: python-xss
    return Response(given.GET["name"], content_type="text/plain")


class Orders:
    def __init__(self, request):
        self.request = request

    def show(self):
        # ruleid: python-command-injection
        os.system("find " + self.request.params["name"])
        # ok: python-command-injection
        os.system("find " + self.request.registry.settings["name"])
