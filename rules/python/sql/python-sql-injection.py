import sqlite3
from flask import request
from sqlalchemy import text


def direct(cursor):
    name = request.args["name"]
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
    # ruleid: python-sql-injection
    cursor.execute(f"SELECT * FROM users WHERE name = '{name}'")
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)


def query(connection, condition):
    sql = "SELECT * FROM users WHERE {}".format(condition)
    # ruleid: python-sql-injection
    return connection.execute(sql)


def across_functions(connection):
    return query(connection, request.form["where"])


def orm(session):
    # ruleid: python-sql-injection
    session.execute(text("SELECT * FROM t WHERE a = " + request.args["a"]))


def parameters(cursor):
    name = request.args["name"]
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = ?", (name,))


def number(cursor):
    identifier = int(request.args["id"])
    # ok: python-sql-injection
    cursor.execute(f"SELECT * FROM users WHERE id = {identifier}")


def constant(cursor):
    table = "users"
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM " + table)
