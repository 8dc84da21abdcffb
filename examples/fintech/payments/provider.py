"""The payment provider: what is asked of it, and what it notifies us of."""

import hashlib
import hmac

import requests
from flask import Blueprint, abort, current_app, request

from payments.database import book

blueprint = Blueprint("provider", __name__)


def send_code(merchant, code):
    url = current_app.config["PROVIDER_URL"]
    requests.post(f"{url}/messages", json={"to": merchant, "text": f"Your code is {code}."})


@blueprint.post("/notifications")
def notified():
    key = current_app.config["PROVIDER_KEY"].encode()
    signature = hmac.new(key, request.data, hashlib.sha256).hexdigest()
    if request.headers.get("Signature") != signature:
        abort(403)
    event = request.get_json()
    if event["type"] == "payout.failed":
        book("payouts", event["account"], event["cents"], event["id"])
    return "", 204
