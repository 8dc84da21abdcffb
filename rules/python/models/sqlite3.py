import sqlite3

import aiosqlite
from flask import request


class Orders:
    def __init__(self):
        self.connection = sqlite3.connect("orders.db")

    def of(self):
        name = request.args["name"]
        # ruleid: python-sql-injection
        self.connection.execute("SELECT * FROM orders WHERE customer = '" + name + "'")
        # ruleid: python-sql-injection
        self.connection.cursor().executescript("DELETE FROM orders WHERE customer = '" + name + "'")
        # ok: python-sql-injection
        self.connection.execute("SELECT * FROM orders WHERE customer = ?", (name,))
        # ok: python-sql-injection
        self.connection.create_function(name, 1, str)


async def of_day():
    day = request.args["day"]
    async with aiosqlite.connect("orders.db") as db:
        # ruleid: python-sql-injection
        await db.execute_fetchall(f"SELECT * FROM orders WHERE day = '{day}'")
        # ok: python-sql-injection
        await db.execute_fetchall("SELECT * FROM orders WHERE day = ?", (day,))
