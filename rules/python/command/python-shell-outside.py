import asyncio
import os
import shlex
import subprocess


def run(command):
    # ruleid: python-shell-outside
    return subprocess.check_output(command, shell=True)


class Device:
    def __init__(self, serial):
        self.serial = serial

    def reboot(self):
        command = "adb -s %s reboot" % self.serial
        # ruleid: python-shell-outside
        os.system(command)

    def count(self, lines):
        command = "tail -n " + str(int(lines)) + " /var/log/messages"
        # ok: python-shell-outside
        return subprocess.check_output(command, shell=True)


def notify(text):
    command = "notify-send "
    command += text
    # ruleid: python-shell-outside
    os.popen(command)


async def start(program):
    line = "nice " + program
    # ruleid: python-shell-outside
    return await asyncio.create_subprocess_shell(line)


def convert(path):
    # ok: python-shell-outside
    subprocess.run(["convert", path, "out.png"], check=True)
    command = "convert " + shlex.quote(path)
    # ok: python-shell-outside
    os.system(command)
    # ok: python-shell-outside
    subprocess.run("convert in.png out.png", shell=True)
