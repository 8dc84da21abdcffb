import os
import shutil
from flask import request, send_file
from werkzeug.utils import secure_filename


def read():
    name = request.args["name"]
    # ruleid: python-path-traversal
    with open("uploads/" + name) as file:
        return file.read()


def send():
    # ruleid: python-path-traversal
    return send_file(os.path.join("reports", request.args["report"]))


def remove(path):
    # ruleid: python-path-traversal
    os.remove(path)


def across_functions():
    remove(f"/tmp/{request.form['file']}")


def safe():
    # ok: python-path-traversal
    return open("uploads/" + secure_filename(request.args["name"]))


def number():
    # ok: python-path-traversal
    return open(f"reports/{int(request.args['id'])}.txt")


def constant():
    # ok: python-path-traversal
    return open("settings.json")
