import os


def share(path, file):
    # ruleid: python-world-writable
    os.chmod(path, 0o777)
    # ruleid: python-world-writable
    os.chmod(path, 0o666)
    # ruleid: python-world-writable
    file.chmod(0o777)
    # ruleid: python-world-writable
    os.open(path, os.O_CREAT, 0o777)
    # ok: python-world-writable
    os.open(path, os.O_CREAT, 0o666)
    # ok: python-world-writable
    os.chmod(path, 0o600)
    # ok: python-world-writable
    os.chmod(path, 0o755)
    # ok: python-world-writable
    file.chmod(mode)
