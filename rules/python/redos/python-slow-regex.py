import re

# ruleid: python-slow-regex
NAME = re.compile(r"^(\w+\s?)*$")
# ok: python-slow-regex
SAFE = re.compile(r"^\w+(?:\s\w+)*\s?$")
# ok: python-slow-regex
POLYNOMIAL = re.compile(r"^\d+\w?\d+$")


def find(text):
    # ruleid: python-slow-regex
    re.search(r"(x+x+)+y", text)
    # ruleid: python-slow-regex
    re.fullmatch(r"(a|a)*", text)
    # ok: python-slow-regex
    re.match(r"(a|a)*", text)
    # ok: python-slow-regex
    return NAME.match(text)
