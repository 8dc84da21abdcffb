import requests
from urllib.request import urlopen
from flask import request

SOURCES = {"a": "https://a.example"}


def proxy():
    # ruleid: python-ssrf
    return requests.get(request.args["url"], timeout=5).text


def path():
    url = "http://" + request.form["host"] + "/status"
    # ruleid: python-ssrf
    return urlopen(url)


def fetch(url):
    # ruleid: python-ssrf
    return requests.post(url, timeout=5)


def across_functions():
    return fetch(request.json["callback"])


def known():
    # ok: python-ssrf
    return requests.get("https://api.example/v1", params={"q": request.args["q"]}, timeout=5)


def number():
    # ok: python-ssrf
    return requests.get(f"https://api.example/items/{int(request.args['id'])}", timeout=5)


def constant():
    # ok: python-ssrf
    return requests.get(SOURCES["a"], timeout=5)
