import ast
from flask import request

def a(expression):
    # ruleid: python-eval
    return eval(expression)

def b():
    code = request.form["code"]
    # ruleid: python-eval
    exec(code)
    # ruleid: python-eval
    eval("1 + " + code, {})

def c(path):
    # ruleid: python-eval
    exec(open(path).read())

def d(text):
    # ok: python-eval
    return ast.literal_eval(text)

def e():
    # ok: python-eval
    return eval("1 + 1")

def f():
    names = ["a", "b"]
    # ok: python-eval
    return eval(names[0])

def g(model, text):
    model.eval()
    # ok: python-eval
    return model.eval(text)
