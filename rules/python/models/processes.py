import os
import shlex
import subprocess

import pexpect
from flask import request
from invoke import Context


class Program:
    def system(self, text):
        return text


def system(text):
    return text


async def orders(context: Context, loop):
    name = request.args["name"]
    # ruleid: python-command-injection
    os.system("show " + name)
    # ruleid: python-command-injection
    subprocess.run(args="show " + name, shell=True)
    # ruleid: python-command-injection
    context.run("show " + name)
    # ruleid: python-command-injection
    os.execve(name, [], {})
    # ruleid: python-command-injection
    subprocess.run(name.split())
    shell = pexpect.spawn("bash")
    # ruleid: python-command-injection
    shell.sendline("show " + name)
    # ok: python-command-injection
    shell.expect(name)
    # ok: python-command-injection
    Program().system("show " + name)
    # ok: python-command-injection
    system("show " + name)
    # ok: python-command-injection
    subprocess.run(["show", name])
    # ok: python-command-injection
    os.system("show " + shlex.quote(name))
    # ok: python-command-injection
    subprocess.Popen([sys.executable] + sys.argv)
    # ruleid: python-command-injection
    subprocess.Popen(sys.argv[1])
