from aiohttp import web
from fastapi.responses import FileResponse
from flask import request, send_file
from werkzeug.utils import safe_join, secure_filename


def orders():
    name = request.args["name"]
    # ruleid: python-path-traversal
    send_file("orders/" + name)
    # ruleid: python-path-traversal
    FileResponse(path="orders/" + name)
    # ruleid: python-path-traversal
    web.FileResponse("orders/" + name)
    # ruleid: python-path-traversal
    request.files["order"].save("orders/" + name)
    # ok: python-path-traversal
    request.files["order"].save("orders/" + secure_filename(name))
    # ok: python-path-traversal
    send_file(safe_join("orders", name))
    # ok: python-path-traversal
    send_file("orders/all.csv", download_name=name)
