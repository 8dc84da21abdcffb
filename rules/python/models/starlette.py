import os
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response, UploadFile, WebSocket
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

app = FastAPI()


def filters(q: str = "", limit: int = 10):
    # ruleid: python-command-injection
    os.system("find " + q)
    return q


def database():
    return None


@app.get("/orders/{name}")
async def order(name: str, number: int, q="", db=Depends(database), user: Annotated[str, Depends(database)] = None):
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-command-injection
    os.system("find " + q)
    # ok: python-command-injection
    os.system("find " + number)
    # ok: python-command-injection
    os.system("find " + db)
    # ok: python-command-injection
    os.system("find " + user)
    # ruleid: python-xss
    return HTMLResponse("<p>" + name)


@app.post("/orders")
def orders(request: Request, response: Response, file: UploadFile, wanted=Depends(filters)):
    name = request.query_params["name"]
    # ruleid: python-command-injection
    os.system("find " + name)
    # ruleid: python-command-injection
    os.system("find " + file.filename)
    # ok: python-command-injection
    os.system("find " + request.method)
    # ruleid: python-header-injection
    response.headers["X-Name"] = name
    # ok: python-header-injection
    response.headers["X-Name"] = "order"
    # ruleid: python-trust-boundary
    request.session["role"] = name
    # ok: python-trust-boundary
    request.session["role"] = request.user.role
    # ok: python-xss
    JSONResponse({"name": name})
    # ok: python-open-redirect
    RedirectResponse(request.url_for("order", name=name))
    # ruleid: python-open-redirect
    return RedirectResponse(url=name)


@app.get("/page", response_class=HTMLResponse)
async def page(name: str):
    # ruleid: python-xss
    return "<p>" + name


@app.get("/text")
async def text(name: str):
    # ok: python-xss
    return "<p>" + name


@app.websocket("/feed")
async def feed(socket: WebSocket):
    # ruleid: python-command-injection
    os.system("find " + await socket.receive_text())
    # ok: python-command-injection
    os.system("find " + socket.state)
