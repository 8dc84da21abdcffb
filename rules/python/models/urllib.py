import urllib.request
import xmlrpc.client

import urllib3
from flask import request


def orders():
    address = request.args["address"]
    # ruleid: python-ssrf
    urllib.request.urlopen(address)
    opener = urllib.request.build_opener()
    # ruleid: python-ssrf
    opener.open(address)
    http = urllib3.PoolManager()
    # ruleid: python-ssrf
    http.request("GET", address)
    # ruleid: python-ssrf
    xmlrpc.client.ServerProxy(address)
    # ok: python-ssrf
    http.request("GET", "https://orders.example/find", fields={"q": address})
    # ok: python-ssrf
    urllib.request.urlopen("https://orders.example/find", data=address.encode())
    # ok: python-ssrf
    urllib.parse.urlparse(address)
