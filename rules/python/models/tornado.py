import os

import tornado.web
import tornado.websocket
from tornado.escape import xhtml_escape


class Orders(tornado.web.RequestHandler):
    def get(self, part, number: int):
        name = self.get_argument("name")
        # ruleid: python-command-injection
        os.system("find " + name)
        # ruleid: python-command-injection
        os.system("find " + part)
        # ok: python-command-injection
        os.system("find " + number)
        # ruleid: python-command-injection
        os.system("find " + self.request.body)
        # ok: python-command-injection
        os.system("find " + self.settings["name"])
        # ruleid: python-header-injection
        self.set_header("X-Name", name)
        # ok: python-header-injection
        self.set_header("X-Name", "order")
        # ruleid: python-xss
        self.write("<p>" + name)
        # ok: python-xss
        self.write("<p>" + xhtml_escape(name))
        # ok: python-xss
        self.write({"name": name})
        # ruleid: python-open-redirect
        self.redirect(name)
        # ok: python-open-redirect
        self.redirect(self.reverse_url("orders", name))


class Feed(tornado.websocket.WebSocketHandler):
    def on_message(self, message):
        # ruleid: python-command-injection
        os.system("find " + message)


class File:
    def get(self, part):
        # ok: python-command-injection
        os.system("find " + part)
        # ok: python-xss
        self.write(self.get_argument("name"))
