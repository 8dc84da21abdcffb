import re
from flask import request

@app.route("/")
def index():
    text = request.args["text"]
    # ruleid: python-regex-injection
    re.search(re.escape(text), page)
    # ruleid: python-regex-injection
    re.compile("^" + re.escape(text))
    # ruleid: python-regex-injection
    re.sub(f"{re.escape(text)}+", "", page)
    # ok: python-regex-injection
    re.search(re.escape(text), page)
    # ok: python-regex-injection
    re.search("^a", text)
    # ok: python-regex-injection
    text in page
