import hashlib

# ruleid: python-password-hash
digest = hashlib.sha256(password.encode()).hexdigest()
# ruleid: python-password-hash
digest = hashlib.sha512((salt + user_password).encode()).digest()
# ruleid: python-password-hash
digest = hashlib.sha256(user.password.encode())
# ok: python-password-hash
digest = hashlib.scrypt(password.encode(), salt=salt, n=16384, r=8, p=1)
# ok: python-password-hash
digest = hashlib.sha256(content).hexdigest()
# ok: python-password-hash
digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600000)
