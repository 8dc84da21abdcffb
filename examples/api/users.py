"""A small user service, as an assistant might write it."""

import hashlib
import pickle
import sqlite3
import subprocess

import requests
import yaml
from flask import Flask, make_response, redirect, request

app = Flask(__name__)
DB_PASSWORD = "Tr0ub4dor&3"


def find_users(connection, condition):
    return connection.execute("SELECT * FROM users WHERE " + condition).fetchall()


@app.route("/users")
def users():
    connection = sqlite3.connect("users.db")
    name = request.args["name"]
    rows = find_users(connection, f"name = '{name}'")
    return make_response(f"<h1>Results for {name}</h1>{len(rows)}")


@app.route("/ping")
def ping():
    host = request.args.get("host", "localhost")
    return subprocess.run("ping -c 1 " + host, shell=True, capture_output=True).stdout


@app.route("/avatar")
def avatar():
    picture = requests.get(request.args["url"], verify=False)
    return picture.content


@app.route("/import", methods=["POST"])
def import_settings():
    settings = yaml.load(request.data)
    cache = pickle.loads(settings["cache"])
    return hashlib.md5(cache).hexdigest()


@app.route("/login", methods=["POST"])
def login():
    return redirect(request.form["next"])


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)
