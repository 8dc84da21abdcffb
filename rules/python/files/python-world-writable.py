import os
import stat


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
    # ruleid: python-world-writable
    os.chmod(path, stat.S_IRWXO)
    # ruleid: python-world-writable
    os.chmod(path, stat.S_IRUSR | stat.S_IWOTH)
    # ok: python-world-writable
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    # ok: python-world-writable
    os.chmod(path, mode & ~stat.S_IWOTH)
