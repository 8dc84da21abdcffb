import os


def a():
    # ruleid: python-open-umask
    os.umask(0o077)

def b():
    # ruleid: python-open-umask
    os.umask(0o077)

def c():
    # ruleid: python-open-umask
    os.umask(0o077)

def d():
    # ok: python-open-umask
    os.umask(0o077)
    # ok: python-open-umask
    os.umask(0o022)

def e():
    # ok: python-open-umask
    mask = os.umask(0)
    os.umask(mask)
    return mask
