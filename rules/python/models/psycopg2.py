import psycopg2
from flask import request
from psycopg2 import sql
from psycopg2.extras import execute_values
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=orders")


def orders():
    name = request.args["name"]
    table = request.args["table"]
    connection = pool.getconn()
    with connection.cursor() as cursor:
        # ruleid: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = '%s'" % name)
        # ruleid: python-sql-injection
        execute_values(cursor, "INSERT INTO " + table + " VALUES %s", rows)
        # ruleid: python-sql-injection
        cursor.copy_expert("COPY " + table + " TO STDOUT", file)
        # ruleid: python-sql-injection
        sql.SQL("SELECT * FROM " + table)
        # ok: python-sql-injection
        cursor.execute("SELECT * FROM orders WHERE customer = %s", (name,))
        # ok: python-sql-injection
        cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
        # ok: python-sql-injection
        cursor.copy_from(file, table)
