"""Amounts of money are whole cents, from the request to the ledger."""

from decimal import Decimal, InvalidOperation

LIMIT = 1_000_000


def cents(text):
    """The cents in an amount such as `12.50`. Raises ValueError for what is no amount, or too much of one."""
    try:
        amount = Decimal(text) * 100
    except (InvalidOperation, TypeError) as error:
        raise ValueError("That is no amount.") from error
    if not amount.is_finite() or amount != amount.to_integral_value() or not 0 < amount <= LIMIT:
        raise ValueError("An amount is at least a cent, at most 10,000.00, and has no parts of a cent.")
    return int(amount)
