from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import modes
from cryptography.hazmat.primitives.ciphers.modes import ECB


def encrypt(key, nonce):
    # ruleid: python-ecb-mode
    AES.new(key, AES.MODE_ECB)
    # ruleid: python-ecb-mode
    modes.ECB()
    # ruleid: python-ecb-mode
    ECB()
    # ok: python-ecb-mode
    AES.new(key, AES.MODE_GCM)
    # ok: python-ecb-mode
    modes.GCM(nonce)
    # ok: python-ecb-mode
    other.MODE_ECB_NAME
