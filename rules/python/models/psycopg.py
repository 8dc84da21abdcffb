import psycopg
from flask import request
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=orders")


def orders():
    name = request.args["name"]
    with pool.connection() as connection:
        # ruleid: python-sql-injection
        connection.execute("SELECT * FROM orders WHERE customer = '" + name + "'")
        for row in connection.cursor().stream("SELECT * FROM orders WHERE customer = %s", (name,)):
            print(row)
        # ruleid: python-sql-injection
        connection.cursor().stream(f"SELECT * FROM orders WHERE customer = '{name}'")
        # ok: python-sql-injection
        connection.execute("SELECT * FROM orders WHERE customer = %s", (name,))


async def changed():
    day = request.args["day"]
    connection = await psycopg.AsyncConnection.connect("dbname=orders")
    # ruleid: python-sql-injection
    await connection.execute("SELECT * FROM orders WHERE day = '" + day + "'")
    # ok: python-sql-injection
    await connection.notifies(day)
