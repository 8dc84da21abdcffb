import random
import secrets
import string


# a name that says what it is for
def make_reset_code():
    # ruleid: python-insecure-random
    return random.randint(100000, 999999)


def create(letters):
    # ruleid: python-insecure-random
    token = "".join(random.choice(letters) for _ in range(32))
    # ruleid: python-insecure-random
    session_id = random.getrandbits(128)
    # ok: python-insecure-random
    token = secrets.token_hex(16)
    # ok: python-insecure-random
    colour = random.choice(["red", "green"])
    # ok: python-insecure-random
    delay = random.uniform(0, 1)
    return token, session_id, colour, delay
