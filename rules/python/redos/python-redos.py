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
