import numpy as np
import pandas as pd
from flask import request
from PIL import Image


def orders():
    name = request.args["name"]
    # ruleid: python-path-traversal
    table = pd.read_csv("orders/" + name)
    # ruleid: python-path-traversal
    table.to_excel("orders/" + name)
    # ruleid: python-path-traversal
    np.load("orders/" + name)
    # ruleid: python-path-traversal
    Image.open("orders/" + name)
    # ok: python-path-traversal
    table.to_numpy(name)
    # ok: python-path-traversal
    pd.read_csv("orders.csv", encoding=name)
    # ok: python-path-traversal
    Image.new(name, (1, 1))
