import os

from sanic import Request, Sanic
from sanic.response import html, redirect, text

app = Sanic("orders")


@app.get("/orders")
async def orders(req: Request):
    name = req.args["name"]
    # ruleid: python-command-injection
    os.system("find " + name)
    # ok: python-command-injection
    os.system("find " + req.method)
    answer = text("hello")
    # ruleid: python-header-injection
    answer.headers["X-Name"] = name
    # ok: python-header-injection
    answer.headers["X-Name"] = "order"
    # ok: python-xss
    text("<p>" + name)
    # ruleid: python-open-redirect
    redirect(name)
    # ok: python-open-redirect
    redirect(app.url_for("orders"))
    # ruleid: python-xss
    return html("<p>" + name)
