import tempfile


def a(rows):
    # ruleid: python-predictable-temporary
    with open("/tmp/orders.csv", "w") as file:
        file.write(rows)

def b():
    # ruleid: python-predictable-temporary
    return open("/var/tmp/shop.lock", "ab")

PATH = "/dev/shm/orders"

def c():
    # ruleid: python-predictable-temporary
    return open(PATH, mode="w")

def d():
    # ok: python-predictable-temporary
    return open("/tmp/orders.csv")

def e():
    # ok: python-predictable-temporary
    return tempfile.NamedTemporaryFile("w", suffix=".csv")

def f():
    # ok: python-predictable-temporary
    return open("/var/lib/shop/orders.csv", "w")

def g():
    # ok: python-predictable-temporary
    return open("/tmp/orders.csv", "x")
