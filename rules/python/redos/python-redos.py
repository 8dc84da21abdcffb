import re
from flask import request

@app.route("/")
def index():
    text = request.args["text"]
    # ruleid: python-redos
    re.match(r"^(a+)+$", text)
    # ruleid: python-redos
    re.search("([a-z]*)*$", text)
    # ruleid: python-redos
    re.sub(r"^\s+|\s+$", "", text)
    # ok: python-redos
    re.match(r"^a+$", text)
    # ok: python-redos
    re.match(r"^(a+)+$", "aaa")
    # ok: python-redos
    re.search("([a-z]+)$", text)
    # ruleid: python-redos
    re.compile(r"(\w+\s?)*$").match(text)
    # ruleid: python-redos
    NAME.search(text)
    # ruleid: python-redos
    re.fullmatch(r"(a|a)*", text)
    # ruleid: python-redos
    re.search(r"\d+\w?\d+$", text)
    # ok: python-redos
    re.match(r"(a+)+", text)
    # ok: python-redos
    re.match(r"^\s+|\s+$", text)
    # ok: python-redos
    re.match(r"(?:[a-z]+\.)+[a-z]+$", text)
    # ok: python-redos
    WORD.search(text)


NAME = re.compile(r"^(x+x+)+y")
WORD = re.compile(r"^[a-z]+(?:-[a-z]+)*$")
