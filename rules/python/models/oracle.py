import oracledb
from flask import request


def orders():
    name = request.args["name"]
    with oracledb.connect(user="shop") as connection:
        cursor = connection.cursor()
        # ruleid: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = '" + name + "'")
        # ruleid: python-sql-injection
        cursor.parse("SELECT * FROM orders WHERE customer = '" + name + "'")
        # ok: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = :1", [name])
        # ok: python-sql-injection
        cursor.callproc("orders_of", [name])


async def of_day():
    day = request.args["day"]
    connection = await oracledb.connect_async(user="shop")
    # ruleid: python-sql-injection
    await connection.fetchall("SELECT * FROM orders WHERE day = '" + day + "'")
    # ok: python-sql-injection
    await connection.fetchall("SELECT * FROM orders WHERE day = :1", [day])
