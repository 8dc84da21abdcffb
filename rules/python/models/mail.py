import html
import smtplib
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from flask import request


def send():
    subject = request.form["subject"]
    server = smtplib.SMTP("mail.example")
    message = MIMEMultipart()
    # ruleid: python-mail-injection
    message["Subject"] = subject
    # ok: python-mail-injection
    message["Subject"] = Header(subject, "utf-8")
    # ok: python-mail-injection
    message["Subject"] = "An order"
    # ruleid: python-mail-injection
    server.sendmail("shop@shop.example", ["a@shop.example"], "Subject: " + subject + "\n\nHello")
    # ok: python-mail-injection
    server.sendmail("shop@shop.example", ["a@shop.example"], message.as_string())
    # ruleid: python-xss
    MIMEText("<p>" + subject, "html")
    # ok: python-xss
    MIMEText("<p>" + html.escape(subject), "html")
    # ok: python-xss
    MIMEText(subject, "plain")


def keep(table):
    # ok: python-mail-injection
    table["Subject"] = request.form["subject"]
