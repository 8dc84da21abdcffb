import os
from pathlib import Path


def a(path):
    # ruleid: python-decimal-mode
    os.chmod(path, 0o600)
    # ruleid: python-decimal-mode
    os.makedirs(path, mode=0o755)
    # ruleid: python-decimal-mode
    Path("orders").mkdir(mode=0o700)
    # ok: python-decimal-mode
    os.chmod(path, 0o600)
    # ok: python-decimal-mode
    os.chmod(path, 384)
    # ok: python-decimal-mode
    os.makedirs(path, exist_ok=True)
    # ok: python-decimal-mode
    os.read(path, 600)
