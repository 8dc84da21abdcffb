import ldap
from flask import request
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars
from ldap.filter import filter_format


class Index:
    def search(self, text):
        return self.known[text]


def people(server: Server, conn, index):
    name = request.args["name"]
    directory = Connection(server, auto_bind=True)
    # ruleid: python-ldap-injection
    directory.search("ou=people", "(uid=" + name + ")")
    # ruleid: python-ldap-injection
    directory.search(search_base="ou=" + name, search_filter="(uid=*)")
    old = ldap.initialize("ldaps://ldap.example")
    # ruleid: python-ldap-injection
    old.search_s("ou=people", ldap.SCOPE_SUBTREE, f"(uid={name})")
    # ruleid: python-ldap-injection
    conn.search("ou=people", "(uid=" + name + ")")
    # ok: python-ldap-injection
    directory.search("ou=people", "(uid=" + escape_filter_chars(name) + ")")
    # ok: python-ldap-injection
    old.search_s("ou=people", ldap.SCOPE_SUBTREE, filter_format("(uid=%s)", [name]))
    # ok: python-ldap-injection
    Index().search(name)
    # ok: python-ldap-injection
    index.search(name)
