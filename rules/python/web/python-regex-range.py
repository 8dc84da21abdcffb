import re


def a(name, path):
    # ruleid: python-regex-range
    re.fullmatch("[A-z]+", name)
    # ruleid: python-regex-range
    re.compile(r"^[a-zA-f0-9]+$")
    # ruleid: python-regex-range
    re.match(r"[a-z0-9.-_]+", path)
    # ruleid: python-regex-range
    re.search("[0-z]", path)
    # ok: python-regex-range
    re.fullmatch("[A-Za-z]+", name)
    # ok: python-regex-range
    re.match(r"[a-z0-9._-]+", path)
    # ok: python-regex-range
    re.match(r"[ -~]+", path)
    # ok: python-regex-range
    re.match(r"[!-/:-@\[-`{-~]+", path)
    # ok: python-regex-range
    re.match(r"A-z [0-9a-f]", path)
