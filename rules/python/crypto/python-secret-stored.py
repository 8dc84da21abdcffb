import json
from werkzeug.security import generate_password_hash


def a(name, password):
    with open("users.txt", "a") as file:
        # ruleid: python-secret-stored
        file.write(name + ":" + password)

def b(user):
    with open("user.json", "w") as file:
        # ruleid: python-secret-stored
        json.dump({"name": user.name, "password": user.password}, file)

def c(response, password):
    # ruleid: python-secret-stored
    response.set_cookie("remembered", password, secure=True, httponly=True)

def d(name, password):
    with open("users.txt", "a") as file:
        # ok: python-secret-stored
        file.write(name + ":" + generate_password_hash(password))

def e(name):
    with open("users.txt", "a") as file:
        # ok: python-secret-stored
        file.write(name + ": password unknown")

def f(vault, api_key):
    with open("keys", "wb") as file:
        # ok: python-secret-stored
        file.write(vault.encrypt(api_key))
