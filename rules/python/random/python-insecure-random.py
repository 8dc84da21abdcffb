import random
import secrets

# ruleid: python-insecure-random
token = "".join(random.choices("abc", k=32))
# ruleid: python-insecure-random
user.reset_token = random.getrandbits(64)

def make_password():
    letters = [random.choice("abc") for _ in range(8)]
    # ruleid: python-insecure-random
    # nofix: python-insecure-random
    return "".join(letters)

def login():
    value = str(random.random())
    # ruleid: python-insecure-random
    session["remember"] = value
    # ruleid: python-insecure-random
    response.set_cookie("id", value)

# ok: python-insecure-random
token = secrets.token_urlsafe(32)
# ok: python-insecure-random
token = random.SystemRandom().getrandbits(64)
# ok: python-insecure-random
colour = random.choice(colours)
# ok: python-insecure-random
delay = random.uniform(0, 1)

def lock(self):
    # ruleid: python-insecure-random
    token = random.getrandbits(64)
    # ok: python-insecure-random
    self.token = token
