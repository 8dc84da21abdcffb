import os
import shlex
import subprocess


def run(path, name):
    # ruleid: python-subprocess-shell
    subprocess.run(f"convert {shlex.quote(path)} out.png", shell=True)
    # ruleid: python-subprocess-shell
    subprocess.check_output("cat " + shlex.quote(path), shell=True)
    # ruleid: python-subprocess-shell
    os.system("rm -rf %s" % shlex.quote(name))
    # ruleid: python-subprocess-shell
    # nofix: python-subprocess-shell
    subprocess.run(["bash", "-lc", f"convert {path} out.png"])
    # ruleid: python-subprocess-shell
    os.execl("/bin/sh", "sh", "-c", "cat " + shlex.quote(path))
    # ok: python-subprocess-shell
    subprocess.run(["bash", "-c", 'cat "$1"', "_", path])
    # ok: python-subprocess-shell
    subprocess.run(["convert", path, "out.png"])
    # ok: python-subprocess-shell
    os.system("ls")
    # ok: python-subprocess-shell
    subprocess.run("ls " + shlex.quote(path), shell=True)
