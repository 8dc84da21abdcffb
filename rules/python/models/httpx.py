import httpx
from flask import request


async def orders():
    address = request.args["address"]
    # ruleid: python-ssrf
    httpx.get(address)
    # ruleid: python-ssrf
    httpx.stream("GET", address)
    async with httpx.AsyncClient() as http:
        # ruleid: python-ssrf
        await http.post(address, json={})
        # ruleid: python-ssrf
        http.build_request("GET", address)
        # ok: python-ssrf
        await http.get("https://orders.example/find", params={"q": address})
    # ruleid: python-ssrf
    httpx.Client(base_url=address)
    # ok: python-ssrf
    httpx.Client(base_url="https://orders.example", headers={"X-Order": address})
