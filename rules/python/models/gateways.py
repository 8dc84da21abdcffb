import cgi
import html
import os
from http.server import BaseHTTPRequestHandler

import azure.functions as func


def form():
    fields = cgi.FieldStorage()
    # ruleid: python-command-injection
    os.system("find " + fields.getvalue("name"))
    # ruleid: python-command-injection
    os.system("find " + fields["name"].value)
    # ruleid: python-command-injection
    os.system("find " + os.environ["QUERY_STRING"])
    # ok: python-command-injection
    os.system("find " + os.environ["HOME"])


def application(environ, start_response):
    # ruleid: python-command-injection
    os.system("find " + environ["QUERY_STRING"])
    # ok: python-command-injection
    os.system("find " + environ["SERVER_NAME"])
    # ruleid: python-header-injection
    start_response("200 OK", [("X-Name", environ["HTTP_X_NAME"])])
    # ok: python-header-injection
    start_response("200 OK", [("X-Name", "order")])


def lambda_handler(event, context):
    # ruleid: python-command-injection
    os.system("find " + event["queryStringParameters"]["name"])
    # ok: python-command-injection
    os.system("find " + context.function_name)


def main(req: func.HttpRequest):
    # ruleid: python-command-injection
    os.system("find " + req.params["name"])
    # ok: python-command-injection
    os.system("find " + req.method)


class Orders(BaseHTTPRequestHandler):
    def do_GET(self):
        # ruleid: python-command-injection
        os.system("find " + self.path)
        # ok: python-command-injection
        os.system("find " + self.command)
        self.send_header("Content-Type", "text/html")
        # ruleid: python-xss
        self.wfile.write(b"<p>" + self.path.encode())
        # ok: python-xss
        self.wfile.write(b"<p>" + html.escape(self.path).encode())
        # ruleid: python-open-redirect
        self.send_header("Location", self.path[1:])
        # ok: python-open-redirect
        self.send_header("Location", "/orders")

    def do_POST(self):
        self.send_header("Content-Type", "text/plain")
        # ok: python-xss
        self.wfile.write(self.rfile.read())


class Path:
    def do_GET(self):
        # ok: python-command-injection
        os.system("find " + self.path)
