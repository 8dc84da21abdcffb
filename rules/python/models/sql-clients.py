import duckdb
import pandas as pd
import snowflake.connector
from flask import request
from google.cloud import bigquery
from peewee import PostgresqlDatabase


def orders():
    name = request.args["name"]
    statement = "SELECT * FROM orders WHERE customer = '" + name + "'"
    # ruleid: python-sql-injection
    pd.read_sql(statement, connection)
    # ruleid: python-sql-injection
    duckdb.connect().sql(statement)
    # ruleid: python-sql-injection
    snowflake.connector.connect(user="shop").cursor().execute(statement)
    client = bigquery.Client()
    # ruleid: python-sql-injection
    client.query(statement)
    database = PostgresqlDatabase("orders")
    # ruleid: python-sql-injection
    database.execute_sql(statement)
    # ok: python-sql-injection
    database.execute_sql("SELECT * FROM orders WHERE customer = %s", (name,))
    # ok: python-sql-injection
    client.get_table(name)
    # ok: python-sql-injection
    pd.read_csv(name)
