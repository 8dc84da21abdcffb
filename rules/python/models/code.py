import ast
import code

import pandas as pd
from flask import request


class Machine:
    def eval(self, text):
        return self.known[text]


def results():
    text = request.args["text"]
    # ruleid: python-eval
    eval(text)
    # ruleid: python-eval
    exec("value = " + text)
    # ruleid: python-eval
    pd.eval(text)
    # ruleid: python-eval
    pd.read_csv("orders.csv").query("name == " + text)
    # ruleid: python-eval
    code.InteractiveInterpreter().runsource(text)
    # ok: python-eval
    ast.literal_eval(text)
    # ok: python-eval
    eval(repr(text))
    # ok: python-eval
    Machine().eval(text)
    # ok: python-eval
    pd.read_csv("orders.csv").query("name == @text")


def literal():
    text = request.args["text"]
    if not text.startswith("'") or "'" in text[1:-1]:
        return None
    # ok: python-eval
    return eval(text)


def word():
    text = request.args["text"]
    if not text.startswith("a"):
        return None
    # ruleid: python-eval
    return eval(text)
