from cryptography.hazmat.primitives.asymmetric import rsa
from Crypto.PublicKey import RSA, DSA

# ruleid: python-weak-key-size
rsa.generate_private_key(public_exponent=65537, key_size=1024)
# ruleid: python-weak-key-size
RSA.generate(1024)
# ruleid: python-weak-key-size
DSA.generate(512)
# ok: python-weak-key-size
rsa.generate_private_key(public_exponent=65537, key_size=3072)
# ok: python-weak-key-size
RSA.generate(2048)
# ok: python-weak-key-size
key = report.generate(10)
