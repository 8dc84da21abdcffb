import requests
from flask import request, session


class Cache:
    def get(self, key):
        return self.known[key]


class Orders:
    def __init__(self):
        self.http = requests.Session()
        self.session = Cache()

    def of(self):
        address = request.args["address"]
        # ruleid: python-ssrf
        requests.get(address)
        # ruleid: python-ssrf
        requests.post(url=address, json={})
        # ruleid: python-ssrf
        requests.request("GET", address)
        # ruleid: python-ssrf
        self.http.put(address, data="")
        # ruleid: python-ssrf
        self.http.request("GET", url=address)
        # ok: python-ssrf
        self.session.get(address)
        # ok: python-ssrf
        requests.get("https://orders.example/find", params={"q": address})
        # ok: python-ssrf
        session.get(address)
        # ok: python-ssrf
        requests.utils.quote(address)


def find(client):
    # ruleid: python-ssrf
    client.get(request.args["address"])
    # ok: python-ssrf
    known.get(request.args["address"])
