import time

import numpy as np
from flask import request


def wait():
    seconds = int(request.args["seconds"])
    # ruleid: python-size-from-request
    time.sleep(seconds)
    # ruleid: python-size-from-request
    np.zeros(seconds)
    # ok: python-size-from-request
    time.sleep(min(seconds, 10))
    # ok: python-size-from-request
    range(len(request.args["seconds"]))


def limited():
    seconds = int(request.args["seconds"])
    if seconds > 10:
        return
    # ok: python-size-from-request
    time.sleep(seconds)
