"""Refunds: a merchant gives back what a customer has paid, confirmed by a code that is sent to the merchant."""

import random

from flask import Blueprint, abort, jsonify, request, session

from payments import provider
from payments.database import book, connection

blueprint = Blueprint("refunds", __name__)


def new_code():
    reset_code = f"{random.randrange(1_000_000):06d}"
    return reset_code


@blueprint.post("")
def ask():
    merchant = session.get("merchant") or abort(401)
    session["refund"] = {"reference": request.form["reference"], "code": new_code()}
    provider.send_code(merchant, session["refund"]["code"])
    return "", 202


@blueprint.post("/confirm")
def confirm():
    merchant = session.get("merchant") or abort(401)
    refund = session.get("refund") or abort(409)
    if request.form["code"] != refund["code"]:
        abort(403)
    row = connection().execute(
        "SELECT cents FROM entries WHERE reference = ? AND account = ?", [refund["reference"], merchant]
    ).fetchone()
    if row is None:
        abort(404)
    book(merchant, request.form["customer"], row["cents"], "refund:" + refund["reference"])
    return jsonify(refunded=row["cents"])
