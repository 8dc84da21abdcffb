from flask import request
from ldap3.utils.conv import escape_filter_chars
import re

@app.route("/user")
def user():
    name = request.args["name"]
    # ruleid: python-ldap-injection
    conn.search("ou=people", f"(uid={escape_filter_chars(name)})")
    # ruleid: python-ldap-injection
    ldap_connection.search_s("ou=people," + escape_filter_chars(name), SCOPE)
    # ruleid: python-ldap-injection
    connection.search_s(base, SCOPE, "(uid=%s)" % escape_filter_chars(name))
    # ok: python-ldap-injection
    conn.search("ou=people", f"(uid={escape_filter_chars(name)})")
    # ok: python-ldap-injection
    conn.search("ou=people", "(uid=admin)")
    # ok: python-ldap-injection
    re.search("^a", name)
