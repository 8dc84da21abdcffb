import os
from pathlib import Path


def a(path):
    # ruleid: python-decimal-mode
    os.chmod(path, 600)
    # ruleid: python-decimal-mode
    os.makedirs(path, mode=755)
    # ruleid: python-decimal-mode
    Path("orders").mkdir(mode=700)
    # ok: python-decimal-mode
    os.chmod(path, 0o600)
    # ok: python-decimal-mode
    os.chmod(path, 384)
    # ok: python-decimal-mode
    os.makedirs(path, exist_ok=True)
    # ok: python-decimal-mode
    os.read(path, 600)
