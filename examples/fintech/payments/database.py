"""One connection for each request, closed when it ends."""

import sqlite3

from flask import current_app, g


def connection():
    if "connection" not in g:
        g.connection = sqlite3.connect(current_app.config["DATABASE"])
        g.connection.row_factory = sqlite3.Row
    return g.connection


def balance_of(account):
    """What an account holds, in cents."""
    row = connection().execute("SELECT SUM(cents) AS cents FROM entries WHERE account = ?", [account]).fetchone()
    return row["cents"] or 0


def book(debit, credit, cents, reference):
    """Moves an amount from one account to another: both entries, or none, and once for each reference."""
    with connection() as transaction:
        transaction.executemany(
            "INSERT INTO entries (account, cents, reference) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(debit, -cents, reference), (credit, cents, reference)],
        )
