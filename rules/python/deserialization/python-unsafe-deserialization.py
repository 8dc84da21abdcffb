import json
import pickle
import marshal
import dill
from flask import request

def a():
    # ruleid: python-unsafe-deserialization
    return pickle.loads(request.data)

def b(path):
    with open(path, "rb") as file:
        # ruleid: python-unsafe-deserialization
        return pickle.load(file)

def c(data):
    # ruleid: python-unsafe-deserialization
    return marshal.loads(data)

class Cache:
    def read(self):
        # ruleid: python-unsafe-deserialization
        return dill.loads(self.data)

def d(data):
    # ok: python-unsafe-deserialization
    return json.loads(data)

def e(value):
    # ok: python-unsafe-deserialization
    return pickle.loads(pickle.dumps(value))

def f():
    # ok: python-unsafe-deserialization
    return pickle.loads(b"N.")
