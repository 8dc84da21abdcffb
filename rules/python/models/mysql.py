import mysql.connector
import pymysql
import pymysql.cursors
from flask import request


def orders():
    name = request.args["name"]
    connection = pymysql.connect(host="localhost", cursorclass=pymysql.cursors.DictCursor)
    with connection.cursor() as cursor:
        # ruleid: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = '%s'" % name)
        # ok: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = %s", (name,))
    # ruleid: python-sql-injection
    connection.query("SELECT * FROM orders WHERE customer = '" + name + "'")
    # ok: python-sql-injection
    connection.query("SELECT * FROM orders WHERE customer = " + connection.escape(name))


def of_day():
    day = request.args["day"]
    connection = mysql.connector.connect(database="orders")
    # ruleid: python-sql-injection
    connection.cmd_query("SELECT * FROM orders WHERE day = '" + day + "'")
    # ruleid: python-sql-injection
    connection.cursor().execute("SELECT * FROM orders WHERE day = '" + day + "'")
    # ok: python-sql-injection
    connection.cmd_init_db(day)
