import aiohttp
from flask import request


async def orders():
    address = request.args["address"]
    async with aiohttp.ClientSession() as http:
        # ruleid: python-ssrf
        async with http.get(address) as response:
            print(response)
        # ruleid: python-ssrf
        await http.request("GET", address)
        # ruleid: python-ssrf
        await http.ws_connect(address)
        # ok: python-ssrf
        await http.get("https://orders.example/find", params={"q": address})
    # ruleid: python-ssrf
    aiohttp.ClientSession(base_url=address)
    # ok: python-ssrf
    aiohttp.ClientSession(base_url="https://orders.example", auth=address)
