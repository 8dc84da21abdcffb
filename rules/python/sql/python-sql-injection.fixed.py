import sqlalchemy
from flask import request

@app.route("/user")
def user():
    name = request.args["name"]
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ruleid: python-sql-injection
    # nofix: python-sql-injection
    sqlalchemy.text(f"SELECT * FROM users WHERE name = '{name}'")
    # ruleid: python-sql-injection
    User.objects.raw("SELECT * FROM users WHERE name = %s", (name,))
    return find(name)

def find(name):
    query = "SELECT * FROM users WHERE name = %s"
    # ruleid: python-sql-injection
    return connection.execute(query, (name,))

@app.route("/show/<name>")
def show(name):
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))

@app.route("/safe")
def safe():
    name = request.args["name"]
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM users WHERE id = %d" % int(request.args["id"]))
    # ok: python-sql-injection
    cursor.execute("SELECT * FROM users")
