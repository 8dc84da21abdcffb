import re

import regex
from flask import request


class Grid:
    def compile(self, text):
        return text


def find(page, names):
    text = request.args["text"]
    # ruleid: python-regex-injection
    re.search(text, page)
    # ruleid: python-regex-injection
    regex.findall("(" + text + ")+", page)
    # ruleid: python-regex-injection
    names[names.str.contains(text)]
    # ok: python-regex-injection
    re.search(re.escape(text), page)
    # ok: python-regex-injection
    re.search("a+", text)
    # ok: python-regex-injection
    Grid().compile(text)
