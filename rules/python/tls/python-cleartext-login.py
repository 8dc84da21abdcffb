import ftplib
import smtplib
import ssl

import requests


def a(user, password):
    server = smtplib.SMTP("mail.example.com", 587)
    # ruleid: python-cleartext-login
    server.login(user, password)

def b(user, password):
    connection = ftplib.FTP("files.example.com")
    # ruleid: python-cleartext-login
    connection.login(user, password)

def c(user, password):
    # ruleid: python-cleartext-login
    return requests.get("http://api.example.com/orders", auth=(user, password), timeout=10)

def d(user, password):
    server = smtplib.SMTP("mail.example.com", 587)
    server.starttls(context=ssl.create_default_context())
    # ok: python-cleartext-login
    server.login(user, password)

def e(user, password):
    server = smtplib.SMTP_SSL("mail.example.com")
    # ok: python-cleartext-login
    server.login(user, password)

def f(user, password):
    connection = ftplib.FTP_TLS("files.example.com")
    # ok: python-cleartext-login
    connection.login(user, password)

def g(user, password):
    # ok: python-cleartext-login
    return requests.get("https://api.example.com/orders", auth=(user, password), timeout=10)

def h(user, password):
    server = smtplib.SMTP("localhost", 1025)
    # ok: python-cleartext-login
    server.login(user, password)
