import sqlalchemy
from flask import request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

db = SQLAlchemy()
engine = create_engine("sqlite://")


def orders(session: Session):
    name = request.args["name"]
    # ruleid: python-sql-injection
    db.session.execute("SELECT * FROM orders WHERE customer = '" + name + "'")
    # ruleid: python-sql-injection
    session.scalars("SELECT id FROM orders WHERE customer = '" + name + "'")
    with engine.connect() as connection:
        # ruleid: python-sql-injection
        connection.exec_driver_sql(f"SELECT * FROM orders WHERE customer = '{name}'")
        # ruleid: python-sql-injection
        connection.execute(text(f"SELECT * FROM orders WHERE customer = '{name}'"))
        # ok: python-sql-injection
        connection.execute(text("SELECT * FROM orders WHERE customer = :name"), {"name": name})
        # ok: python-sql-injection
        connection.execution_options(schema=name)
    # ok: python-sql-injection
    session.get(Order, name)
