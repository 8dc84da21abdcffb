"""Write a comment as below and wait: the assistant suggests the code, Tab accepts it."""

import sqlite3

import requests
from flask import Flask, request

app = Flask(__name__)
PARTNER = "https://partner.example/users"


@app.get("/users")
def find_user():
    name = request.args["name"]
    cursor = sqlite3.connect("users.db").cursor()
    # find the user by name
