import requests
from flask import redirect, request


def find():
    name = request.args["name"]
    # ruleid: python-ssrf
    requests.get("https://" + name, timeout=5)
    # ruleid: python-ssrf
    requests.get(f"https://orders.example{name}", timeout=5)
    # ok: python-ssrf
    requests.get("https://orders.example/" + name, timeout=5)
    # ok: python-ssrf
    requests.get(f"https://orders.example/find?name={name}", timeout=5)
    # ruleid: python-open-redirect
    redirect("/" + name)
    # ok: python-open-redirect
    redirect("/orders/" + name)
    # ok: python-open-redirect
    redirect(f"/orders/{name}")
