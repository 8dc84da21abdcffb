import asyncssh
import docker
import paramiko
from fabric import Connection
from flask import request
from netmiko import ConnectHandler


class Machine:
    def __init__(self):
        self.shell = paramiko.SSHClient()

    def orders(self):
        name = request.args["name"]
        # ruleid: python-command-injection
        self.shell.exec_command("show " + name)
        # ok: python-command-injection
        self.shell.connect(name)


async def orders(given):
    name = request.args["name"]
    async with asyncssh.connect("orders.example") as connection:
        # ruleid: python-command-injection
        await connection.run("show " + name)
    # ruleid: python-command-injection
    Connection("orders.example").sudo("show " + name)
    # ruleid: python-command-injection
    docker.from_env().containers.get("orders").exec_run("show " + name)
    switch = ConnectHandler(host="orders.example")
    # ruleid: python-command-injection
    switch.send_command(command_string="show " + name)
    # ruleid: python-command-injection
    given.exec_command("show " + name)
    # ok: python-command-injection
    given.send_command(*("GET", name))
    # ok: python-command-injection
    switch.find_prompt(name)
    # ok: python-command-injection
    docker.from_env().containers.get(name)
    # ok: python-command-injection
    Connection("orders.example").put(name)
