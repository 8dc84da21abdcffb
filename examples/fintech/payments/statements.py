"""Statements: what was booked on an account."""

from flask import Blueprint, abort, jsonify, request, session

from payments.database import connection

blueprint = Blueprint("statements", __name__)


@blueprint.get("")
def statement():
    customer = session.get("customer") or abort(401)
    sort = request.args.get("sort", "reference")
    rows = connection().execute(
        f"SELECT reference, cents FROM entries WHERE account = ? ORDER BY {sort}", [customer]
    )
    return jsonify([dict(row) for row in rows])
