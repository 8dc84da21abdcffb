import json
from flask import request

@app.route("/")
def index():
    query = json.loads(request.args["query"])
    # ruleid: python-nosql-injection
    db.users.find({"name": query})
    # ruleid: python-nosql-injection
    db.users.find_one(request.get_json())
    name = request.args["name"]
    # ruleid: python-nosql-injection
    db.users.find({"$where": f"this.name == '{name}'"})
    # ok: python-nosql-injection
    db.users.find({"name": name})
    # ok: python-nosql-injection
    db.users.find({"name": str(request.get_json()["name"])})
    # ok: python-nosql-injection
    text.find(name)
