import pyodbc
from flask import request


def orders():
    name = request.args["name"]
    connection = pyodbc.connect("DSN=orders")
    # ruleid: python-sql-injection
    connection.execute("SELECT * FROM orders WHERE customer = '" + name + "'")
    # ruleid: python-sql-injection
    connection.cursor().execute("SELECT * FROM orders").execute("SELECT '" + name + "'")
    # ok: python-sql-injection
    connection.execute("SELECT * FROM orders WHERE customer = ?", name)
    # ok: python-sql-injection
    connection.cursor().columns(table=name)
