import os
import shlex
import subprocess
from subprocess import run
from flask import request


def direct():
    host = request.args.get("host")
    # ruleid: python-command-injection
    os.system("ping -c 1 " + host)
    # ruleid: python-command-injection
    subprocess.run(f"ping {host}", shell=True)
    # ruleid: python-command-injection
    run("ping " + host, shell=True)


def execute(command):
    # ruleid: python-command-injection
    return os.popen(command).read()


def across_functions():
    return execute("ls " + request.form["folder"])


def arguments():
    # ok: python-command-injection
    subprocess.run(["ping", request.args["host"]])


def quoted():
    # ok: python-command-injection
    os.system("ls " + shlex.quote(request.args["folder"]))


def constant():
    # ok: python-command-injection
    subprocess.run("ls -l", shell=True)
