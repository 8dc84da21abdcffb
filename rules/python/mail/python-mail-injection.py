import smtplib
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from flask import request


def a():
    message = MIMEMultipart()
    # ruleid: python-mail-injection
    message["Subject"] = request.form["subject"]
    return message

def b():
    message = MIMEText("Hello")
    # ruleid: python-mail-injection
    message["Reply-To"] = "Answers <" + request.form["address"] + ">"
    return message

def c():
    text = "Subject: " + request.form["subject"] + "\n\nHello"
    with smtplib.SMTP("mail.example") as server:
        # ruleid: python-mail-injection
        server.sendmail("shop@shop.example", "orders@shop.example", text)

def d():
    message = EmailMessage()
    # ok: python-mail-injection
    message["Subject"] = request.form["subject"]
    return message

def e():
    message = MIMEMultipart()
    # ok: python-mail-injection
    message["Subject"] = request.form["subject"].replace("\n", " ").replace("\r", " ")
    return message

def f():
    message = MIMEText(request.form["text"])
    # ok: python-mail-injection
    message["Subject"] = "An order"
    with smtplib.SMTP("mail.example") as server:
        # ok: python-mail-injection
        server.sendmail("shop@shop.example", "orders@shop.example", message.as_string())
