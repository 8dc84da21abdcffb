import pathlib
from pathlib import Path

from flask import request

ORDERS = Path("orders")


class Mailbox:
    def open(self, subject):
        return subject


def orders():
    name = request.args["name"]
    path = ORDERS.joinpath(name).resolve()
    # ruleid: python-path-traversal
    path.touch()
    # ruleid: python-path-traversal
    path.with_suffix(".txt").open()
    # ruleid: python-path-traversal
    pathlib.Path(name).rmdir()
    # ruleid: python-path-traversal
    (ORDERS / name).read_text()
    # ok: python-path-traversal
    ORDERS.joinpath(Path(name).name).read_text()
    # ok: python-path-traversal
    path.is_absolute()
    # ok: python-path-traversal
    Mailbox().open(name)
    # ok: python-path-traversal
    ORDERS.joinpath("all").write_text(name)
