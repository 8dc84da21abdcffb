import pickle
import sqlite3
from flask import request


def show_report(connection: sqlite3.Connection):
    options = pickle.loads(request.data)  # @BAD python-unsafe-deserialization
    day = request.args["day"]
    return connection.execute(f"SELECT * FROM report WHERE day = '{day}'").fetchall(), options  # @BAD python-sql-injection
