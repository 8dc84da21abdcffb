import logging
from flask import request

log = logging.getLogger(__name__)

@app.route("/")
def index():
    name = request.args["name"]
    # ruleid: python-log-injection
    logging.info("User: " + repr(name))
    # ruleid: python-log-injection
    log.warning(f"User: {repr(name)}")
    # ruleid: python-log-injection
    app.logger.error("User: %s" % repr(name))
    # ok: python-log-injection
    logging.info("User: " + repr(name))
    # ok: python-log-injection
    log.warning("User: " + name.replace("\n", ""))
    # ok: python-log-injection
    log.warning("User seen")
