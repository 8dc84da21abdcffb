import logging

from flask import Flask, request
from loguru import logger as entries

app = Flask(__name__)
events = logging.getLogger(__name__)


class Bell:
    def info(self, text):
        self.last = text


def note(log, view):
    name = request.args["name"]
    # ruleid: python-log-injection
    logging.info("name: " + name)
    # ruleid: python-log-injection
    events.warning("name: %s", name)
    # ruleid: python-log-injection
    events.log(logging.INFO, "name: " + name)
    # ruleid: python-log-injection
    app.logger.error(f"name: {name}")
    # ruleid: python-log-injection
    entries.info("name: " + name)
    # ruleid: python-log-injection
    log.info("name: " + name)
    # ok: python-log-injection
    events.warning("name: %r", name)
    # ok: python-log-injection
    events.warning("name: " + repr(name))
    # ok: python-log-injection
    events.warning("name: " + name.replace("\n", " "))
    # ok: python-log-injection
    Bell().info(name)
    # ok: python-log-injection
    view.info(name)
