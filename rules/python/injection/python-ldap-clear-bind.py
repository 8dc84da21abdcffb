import ldap
from ldap3 import AUTO_BIND_TLS_BEFORE_BIND, Connection, Server


def a(user, password):
    server = Server("ldap.example.com")
    # ruleid: python-ldap-clear-bind
    return Connection(server, user, password, auto_bind=True)

def b(user, password):
    server = Server("ldap.example.com", use_ssl=False)
    # ruleid: python-ldap-clear-bind
    return Connection(server, user=user, password=password)

def c(user, password):
    connection = ldap.initialize("ldap://ldap.example.com")
    # ruleid: python-ldap-clear-bind
    connection.simple_bind_s(user, password)

def d(user, password):
    server = Server("ldap.example.com", use_ssl=True)
    # ok: python-ldap-clear-bind
    return Connection(server, user, password, auto_bind=True)

def e(user, password):
    server = Server("ldap.example.com")
    # ok: python-ldap-clear-bind
    return Connection(server, user, password, auto_bind=AUTO_BIND_TLS_BEFORE_BIND)

def f(user, password):
    connection = ldap.initialize("ldap://ldap.example.com")
    connection.start_tls_s()
    # ok: python-ldap-clear-bind
    connection.simple_bind_s(user, password)

def g(user, password):
    connection = ldap.initialize("ldaps://ldap.example.com")
    # ok: python-ldap-clear-bind
    connection.simple_bind_s(user, password)

def h():
    # ok: python-ldap-clear-bind
    return Connection(Server("ldap.example.com"))
