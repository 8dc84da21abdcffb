import os
import subprocess
from datetime import date
from typing import Literal, Optional

import flask


def run(command):
    # lowid: python-command-injection
    subprocess.run(command, shell=True)


async def read(path: str = "notes.txt"):
    # lowid: python-path-traversal
    with open(path) as file:
        return file.read()


class Store:
    def __init__(self, base):
        self.base = base

    def get(self, name: Optional[str]):
        full = os.path.join(self.base, name)
        # lowid: python-path-traversal
        return open(full).read()

    def plain(self):
        # ok: python-path-traversal
        return open("notes.txt").read()


def numbered(count: int, days: list[int], day: Optional[date], kind: Literal["a", "b"]):
    # ok: python-path-traversal
    open(f"page-{count}.txt")
    # ok: python-path-traversal
    open(f"page-{days[0]}.txt")
    # ok: python-path-traversal
    open(f"page-{day}.txt")
    # ok: python-path-traversal
    open(f"page-{kind}.txt")


def last_part(name):
    return os.path.basename(name)


def helped(name):
    # ok: python-path-traversal
    open("/srv/" + last_part(name))


def constant():
    def open_named(name):
        return "/srv/" + name

    # ok: python-path-traversal
    open(open_named("notes.txt"))


def joined(name):
    return "/srv/" + name


def fixed():
    # ok: python-path-traversal
    open(joined("notes.txt"))


def through(name):
    # lowid: python-path-traversal
    open(joined(name))


def asked():
    # ruleid: python-path-traversal
    open(flask.request.args["name"])


def both(name):
    if name is None:
        name = flask.request.args["name"]
    # ruleid: python-path-traversal
    open(name)
