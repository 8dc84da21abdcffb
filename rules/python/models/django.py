import os

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.template import Template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.views.generic import View
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.views import APIView


def find(incoming: HttpRequest):
    name = incoming.GET["name"]
    # ruleid: python-command-injection
    os.system("find " + name)
    # ok: python-command-injection
    os.system("find " + incoming.method)
    # ruleid: python-xss
    mark_safe("<p>" + name)
    # ok: python-xss
    mark_safe("<p>" + escape(name))
    # ok: python-xss
    format_html("<p>{}", name)
    # ruleid: python-template-injection
    Template("Hello " + name)
    # ok: python-template-injection
    Template("Hello {{ name }}").render({"name": name})
    # ok: python-xss
    JsonResponse({"name": name})
    # ok: python-xss
    HttpResponse(name, content_type="text/plain")
    # ruleid: python-xss
    HttpResponseBadRequest("no such name: " + name)
    response = HttpResponse("hello")
    # ruleid: python-header-injection
    response["X-Name"] = name
    # ok: python-header-injection
    response["X-Name"] = "order"
    # ruleid: python-trust-boundary
    incoming.session["role"] = name
    # ok: python-trust-boundary
    incoming.session["role"] = incoming.user.role
    # ruleid: python-xss
    return HttpResponse("<p>" + name)


@api_view(["GET"])
def order(request, name, number: int):
    # ruleid: python-command-injection
    os.system("find " + name)
    # ok: python-command-injection
    os.system("find " + number)
    # ruleid: python-command-injection
    os.system("find " + request.data["name"])
    # ok: python-xss
    return render(request, "order.html", {"name": name})


class Orders(APIView):
    def post(self, request: Request, name):
        # ruleid: python-command-injection
        os.system("find " + request.query_params["name"])
        # ruleid: python-command-injection
        os.system("find " + name)
        # ruleid: python-open-redirect
        return redirect(request.data["next"])

    def known(self, request, name):
        # ok: python-command-injection
        os.system("find " + name)


class OrderView(View):
    def get(self, request):
        # ruleid: python-command-injection
        os.system("find " + self.kwargs["name"])
        # ruleid: python-command-injection
        os.system("find " + self.request.GET["name"])
        # ok: python-open-redirect
        redirect(reverse("orders", args=[request.GET["name"]]))
        # ruleid: python-open-redirect
        return HttpResponseRedirect(request.GET["next"])
