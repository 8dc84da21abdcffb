import requests
import httpx
from flask import request

@app.route("/a")
def a():
    url = request.args["url"]
    # ruleid: python-ssrf
    requests.get(url, timeout=5)
    # ruleid: python-ssrf
    httpx.post("https://" + url)
    # ruleid: python-ssrf
    client.get(f"http://{url}/status")

@app.route("/b")
def b():
    name = request.args["id"]
    # ok: python-ssrf
    requests.get("https://api.example.com/" + name, timeout=5)
    # ok: python-ssrf
    requests.get(f"https://api.example.com/{name}", timeout=5)
    # ok: python-ssrf
    requests.get("https://api.example.com/", params={"id": name}, timeout=5)
    if name in HOSTS:
        # ok: python-ssrf
        requests.get(name, timeout=5)
