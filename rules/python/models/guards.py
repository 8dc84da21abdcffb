import hmac
import os
import re
import sys
import uuid
from enum import Enum
from pathlib import Path
from urllib.parse import urlparse, urlsplit

from flask import abort

NAMES = ["name", "date"]
ROUTES = {"a": "one", "b": "two"}
HOSTS = frozenset({"example.com"})
WORD = re.compile(r"[a-z_]+")
LINE = re.compile(r"^[a-z_]+$", re.MULTILINE)
BASE = "/srv/files"


class Color(Enum):
    RED = "red"


def lists():
    x = source()
    if x in NAMES:
        # ok: sql
        to_sql(x)
    else:
        # ruleid: sql
        to_sql(x)
    # ruleid: sql
    to_sql(x)


def negated():
    x = source()
    if x not in ("name", "date"):
        return
    # ok: sql
    to_sql(x)


def other_branch():
    x = source()
    if x in NAMES:
        return
    # ruleid: sql
    to_sql(x)


def denied():
    x = source()
    if x in ("drop", "delete"):
        raise ValueError(x)
    # ruleid: sql
    to_sql(x)


def raised():
    x = source()
    if x not in NAMES:
        raise ValueError()
    # ok: sql
    to_sql(x)


def aborted():
    x = source()
    if x not in NAMES:
        abort(400)
    # ok: sql
    to_sql(x)


def exited():
    x = source()
    if x not in NAMES:
        sys.exit(1)
    # ok: sql
    to_sql(x)


def not_left():
    x = source()
    if x not in NAMES:
        log("strange")
    # ruleid: sql
    to_sql(x)


def asserted():
    x = source()
    assert x in NAMES, "no such column"
    # ok: sql
    to_sql(x)


def asserted_otherwise():
    x = source()
    assert x not in NAMES
    # ruleid: sql
    to_sql(x)


def another_variable():
    x = source()
    y = source()
    if y not in NAMES:
        return
    # ruleid: sql
    to_sql(x)


def reassigned():
    x = source()
    if x not in NAMES:
        return
    x = source()
    # ruleid: sql
    to_sql(x)


def skipped(rows):
    for row in rows:
        x = source()
        if x not in NAMES:
            continue
        # ok: sql
        to_sql(x)


def stopped(rows):
    x = source()
    while True:
        if x in NAMES:
            break
        x = source()
    # ok: sql
    to_sql(x)


def joined():
    x = source()
    y = source()
    if x in NAMES and y in NAMES:
        # ok: sql
        to_sql(x + y)
    if x in NAMES or y in NAMES:
        # ruleid: sql
        to_sql(x)
    if x not in NAMES or y not in NAMES:
        return
    # ok: sql
    to_sql(x + y)


def kept():
    x = source()
    allowed = x in NAMES
    if not allowed:
        return
    # ok: sql
    to_sql(x)


def kept_but_another():
    x = source()
    allowed = x in NAMES
    x = source()
    if not allowed:
        return
    # ruleid: sql
    to_sql(x)


def ignored():
    x = source()
    x in NAMES
    # ruleid: sql
    to_sql(x)


def ternary():
    x = source()
    column = x if x in NAMES else "name"
    # ok: sql
    to_sql(column)
    column = "name" if x in NAMES else x
    # ruleid: sql
    to_sql(column)


def mapped():
    x = source()
    # ok: sql
    to_sql(ROUTES[x])
    # ok: sql
    to_sql(ROUTES.get(x))
    # ruleid: sql
    to_sql(ROUTES.get(x, x))
    # ok: sql
    to_sql({"up": "ASC", "down": "DESC"}.get(x, "ASC"))


def matched():
    x = source()
    match x:
        case "name" | "date":
            # ok: sql
            to_sql(x)
        case _:
            # ruleid: sql
            to_sql(x)


def from_a_tainted_list():
    x = source()
    if x in source():
        # ruleid: sql
        to_sql(x)


def is_column(x):
    return x in NAMES


def is_strange(x):
    if x in NAMES:
        return False
    return True


def must_be_column(x):
    if x not in NAMES:
        raise ValueError(x)


def says_only(x):
    if x not in NAMES:
        print(x)


def of_helpers():
    x = source()
    if is_column(x):
        # ok: sql
        to_sql(x)
    if is_strange(x):
        # ruleid: sql
        to_sql(x)
    else:
        # ok: sql
        to_sql(x)


def of_a_helper_that_throws():
    x = source()
    must_be_column(x)
    # ok: sql
    to_sql(x)


def of_a_helper_that_throws_and_is_caught():
    x = source()
    try:
        must_be_column(x)
    except ValueError:
        pass
    # ruleid: sql
    to_sql(x)


def of_a_helper_that_does_nothing():
    x = source()
    says_only(x)
    # ruleid: sql
    to_sql(x)


def of_a_helper_whose_answer_is_ignored():
    x = source()
    is_column(x)
    # ruleid: sql
    to_sql(x)


def of_a_helper_and_another_variable():
    x = source()
    if not is_column(source()):
        return
    # ruleid: sql
    to_sql(x)


def expressions():
    if request.value not in NAMES:
        return
    # ok: sql
    to_sql(request.value)


def expressions_of_others():
    if request.value not in NAMES:
        return
    request = other()
    # ruleid: sql
    to_sql(request.value)


def types():
    x = source()
    if isinstance(x, int):
        # ok: sql
        to_sql(x)
        # ruleid: size
        to_size(x)
    if not isinstance(x, str):
        return
    # ruleid: sql
    to_sql(x)


def conversions():
    x = source()
    # ok: sql
    to_sql(uuid.UUID(x))
    # ok: sql
    to_sql(Color(x).value)
    # ok: sql
    to_sql(int(x))
    # ruleid: size
    to_size(int(x))


def declared(x: int, y: str):
    x = source()
    # ruleid: sql
    to_sql(y + source())


def characters():
    x = source()
    if not x.isdigit():
        return
    # ok: sql
    to_sql(x)


def expressions_of_characters():
    x = source()
    if re.fullmatch(r"[A-Za-z0-9_-]+", x):
        # ok: sql
        to_sql(x)
        # ok: path
        to_path(x)
    if re.fullmatch(r"[\w./]+", x):
        # ok: sql
        to_sql(x)
        # ruleid: path
        to_path(x)
    if re.match(r"^\w+$", x):
        # ok: command
        to_command(x)
    if re.match(r"\w+", x):
        # ruleid: command
        to_command(x)
    if re.search(r"^\w+$", x):
        # ok: command
        to_command(x)
    if re.search(r"\w+", x):
        # ruleid: command
        to_command(x)
    if re.match(r"^[^;|&]+$", x):
        # ruleid: command
        to_command(x)
    if re.search(r"[;|&]", x):
        return
    # ruleid: command
    to_command(x)


def compiled():
    x = source()
    found = WORD.fullmatch(x)
    if found is None:
        return
    # ok: path
    to_path(x)


def compiled_for_lines():
    x = source()
    if LINE.match(x):
        # ruleid: path
        to_path(x)


def folders():
    path = os.path.realpath(os.path.join(BASE, source()))
    if not path.startswith(BASE + os.sep):
        raise PermissionError()
    # ok: path
    to_path(path)


def folders_by_name():
    name = source()
    full = os.path.abspath(os.path.join(BASE, name))
    if os.path.commonpath([BASE, full]) != BASE:
        return
    # ok: path
    to_path(os.path.join(BASE, name))


def folders_before():
    path = os.path.join(BASE, source())
    if not path.startswith(BASE):
        return
    # ruleid: path
    to_path(path)


def folders_for_sql():
    path = os.path.realpath(os.path.join(BASE, source()))
    if not path.startswith(BASE):
        return
    # ruleid: sql
    to_sql(path)


def folders_of_pathlib():
    path = (Path(BASE) / source()).resolve()
    if not path.is_relative_to(BASE):
        return
    # ok: path
    to_path(path)


def folders_that_throw():
    path = Path(BASE, source()).resolve()
    path.relative_to(BASE)
    # ok: path
    to_path(path)


def is_inside(name):
    full = os.path.realpath(os.path.join(BASE, name))
    return full.startswith(BASE)


def folders_of_a_helper():
    name = source()
    if not is_inside(name):
        return
    # ok: path
    to_path(os.path.join(BASE, name))


def hosts():
    url = source()
    if urlparse(url).hostname not in HOSTS:
        return
    # ok: url
    to_url(url)


def hosts_kept():
    url = source()
    parts = urlsplit(url)
    host = parts.hostname
    if host == "example.com" or host.endswith(".example.com"):
        # ok: url
        to_url(url)
    # ruleid: url
    to_url(url)


def hosts_of_another():
    url = source()
    parts = urlparse(url)
    url = source()
    if parts.hostname not in HOSTS:
        return
    # ruleid: url
    to_url(url)


def schemes():
    url = source()
    if urlparse(url).scheme not in ("http", "https"):
        return
    # ruleid: url
    to_url(url)


def beginnings():
    url = source()
    if url.startswith("https://example.com"):
        # ruleid: url
        to_url(url)
    if url.endswith(".example.com"):
        # ruleid: url
        to_url(url)


def endings_of_names():
    name = source()
    if os.path.splitext(name)[1] not in (".png", ".jpg"):
        return
    # ruleid: path
    to_path(name)


def spellings():
    x = source()
    if x.lower() not in NAMES:
        return
    # ok: sql
    to_sql(x)


def equal():
    x = source()
    if hmac.compare_digest(x, "name"):
        # ok: sql
        to_sql(x)
    if x == "name":
        # ok: sql
        to_sql(x)
    if x == source():
        # ruleid: sql
        to_sql(x)
    for name in NAMES:
        if name == x:
            # ok: sql
            to_sql(x)


def removed():
    x = source()
    # ok: path
    to_path(re.sub(r"[^\w-]", "", x))
    # ruleid: path
    to_path(re.sub(r"[^\w./]", "", x))
    # ruleid: path
    to_path(re.sub(r"[;|&]", "", x))
    if re.search(r"[^a-z0-9_]", x):
        return
    # ok: path
    to_path(x)


def unknown_in_a_list():
    x = source()
    if x in ["name", answer()]:
        # ruleid: sql
        to_sql(x)


def own_host(request):
    url = source()
    if urlparse(url).netloc not in ["", request.host]:
        return
    # ok: redirect
    to_redirect(url)


def prefixes():
    url = source()
    if url.startswith("https://example.com/"):
        # ok: url
        to_url(url)
    if url.startswith("/"):
        # ruleid: redirect
        to_redirect(url)


def refused():
    name = source()
    if ".." in name:
        return
    # ok: path
    to_path(BASE + "/" + name)
    # ruleid: sql
    to_sql(name)


def way():
    full = os.path.abspath(os.path.join(BASE, source()))
    rel = os.path.relpath(full, BASE)
    if rel.startswith(".."):
        return
    # ok: path
    to_path(full)


def way_of_another():
    full = os.path.abspath(os.path.join(BASE, source()))
    if full.startswith(".."):
        return
    # ruleid: path
    to_path(full)


def limits():
    n = int(source())
    if n > 100:
        return
    # ok: size
    to_size(n)


def limits_from_below():
    n = int(source())
    if n < 100:
        return
    # ruleid: size
    to_size(n)
    # ok: size
    to_size(min(n, 100))


def by_name():
    url = source()
    if is_safe_url(url):
        # ok: url
        to_url(url)
    else:
        # ruleid: url
        to_url(url)


def every_kind_of_text():
    x = source()
    if isinstance(x, int):
        # ok: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
        to_any(x)
    else:
        # ruleid: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
        to_any(x)


def indexes():
    n = int(source())
    if n < len(NAMES):
        # ok: size, index
        to_any(n)
    else:
        # ruleid: size, index
        to_any(n)


def between():
    n = int(source())
    if 0 <= n < 100:
        # ok: size, index
        to_any(n)


def compared_and_gone_on():
    n = int(source())
    if n > 0:
        print(n)
    # ruleid: size, index
    to_any(n)


def signatures(signature):
    data = source()
    if verify_signature(signature, data):
        # ok: deserialization
        to_deserialization(data)
    else:
        # ruleid: deserialization
        to_deserialization(data)


def signatures_of_keys(key, signature):
    data = source()
    # ruleid: deserialization
    to_deserialization(data)
    key.verify(signature, data)
    # ok: deserialization
    to_deserialization(data)
