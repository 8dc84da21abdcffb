import asyncio
import os
import shlex
import subprocess
from flask import request

@app.route("/ping")
def ping():
    host = request.args["host"]
    # ruleid: python-command-injection
    os.system("ping " + host)
    # ruleid: python-command-injection
    subprocess.run(f"ping {host}", shell=True)
    # ruleid: python-command-injection
    subprocess.check_output([host, "-v"])
    # ruleid: python-command-injection
    subprocess.Popen(["sh", "-c", "ping " + host])
    # ruleid: python-command-injection
    client.exec_command("ping " + host)
    return other(host)

def other(host):
    # ruleid: python-command-injection
    return os.popen("ping %s" % host).read()

@app.route("/safe")
def safe():
    host = request.args["host"]
    # ok: python-command-injection
    subprocess.run(["ping", host])
    # ok: python-command-injection
    subprocess.run("ping " + shlex.quote(host), shell=True)
    # ok: python-command-injection
    os.system("ping localhost")
    if host in ("a", "b"):
        # ok: python-command-injection
        os.system("ping " + host)
