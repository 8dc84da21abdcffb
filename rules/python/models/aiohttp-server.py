import os

from aiohttp import web


async def order(incoming: web.Request):
    name = incoming.match_info["name"]
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-command-injection
    os.system("find " + await incoming.text())
    # ok: python-command-injection
    os.system("find " + incoming.method)
    response = web.Response(text="hello")
    # ruleid: python-header-injection
    response.headers["X-Name"] = name
    # ok: python-header-injection
    response.headers["X-Name"] = "order"
    # ok: python-xss
    web.Response(text=name)
    # ruleid: python-open-redirect
    web.HTTPFound(name)
    # ok: python-open-redirect
    web.HTTPNotFound(text=name)
    # ruleid: python-xss
    return web.Response(text="<p>" + name, content_type="text/html")


async def feed(request: web.Request):
    socket = web.WebSocketResponse()
    async for message in socket:
        # ruleid: python-command-injection
        os.system("find " + message.data)
        # ok: python-command-injection
        os.system("find " + message.type)
