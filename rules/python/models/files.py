import io
import os
import shutil

import aiofiles
from flask import request


async def orders():
    name = request.args["name"]
    # ruleid: python-path-traversal
    open("orders/" + name)
    # ruleid: python-path-traversal
    open(file="orders/" + name)
    # ruleid: python-path-traversal
    os.chmod("orders/" + name, 0o600)
    # ruleid: python-path-traversal
    os.symlink("current", "orders/" + name)
    # ruleid: python-path-traversal
    shutil.copytree("orders", "kept/" + name)
    # ruleid: python-path-traversal
    shutil.unpack_archive("orders/" + name)
    # ruleid: python-path-traversal
    async with aiofiles.open(f"orders/{name}") as file:
        print(file)
    # ok: python-path-traversal
    open("orders/" + os.path.basename(name))
    # ok: python-path-traversal
    os.getenv(name)
    # ok: python-path-traversal
    shutil.which(name)
    # ok: python-path-traversal
    shutil.copyfileobj(io.BytesIO(name.encode()), file)
