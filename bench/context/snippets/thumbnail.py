import subprocess
from flask import request


def make_thumbnail():
    size = request.args.get("size")
    subprocess.run("convert in.png -resize " + size + " out.png", shell=True)  # @BAD python-command-injection
    return "done"
