from flask import request

from .database import open_cursor, shared_cursor


class Runner:
    def execute(self, command):
        return command


@app.route("/orders")
def orders(cursor):
    name = request.args["name"]
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM orders WHERE customer = '" + name + "'")
    # ruleid: python-sql-injection
    open_cursor().executemany("INSERT INTO log VALUES ('" + name + "', %s)", rows)
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM orders WHERE customer = %s", (name,))
    # ok: python-sql-injection
    Runner().execute("show " + name)
    runner = Runner()
    # ok: python-sql-injection
    runner.execute("show " + name)
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM orders WHERE customer = '" + conn.escape_string(name) + "'")


def from_another_file():
    # ruleid: python-sql-injection
    shared_cursor.execute("SELECT * FROM orders WHERE customer = '" + request.args["name"] + "'")
    # ok: python-sql-injection
    shared_cursor.execute("SELECT * FROM orders WHERE customer = %s", (request.args["name"],))
