import hashlib
import logging


def sign_in(name, password, session):
    # ruleid: python-secret-logged
    logging.info("%s signs in with %s", name, password)
    # ruleid: python-secret-logged
    logging.info("card " + session["credit_card"])
    # ok: python-secret-logged
    logging.info("digest %s", hashlib.sha256(password.encode()).hexdigest())
    # ok: python-secret-logged
    logging.info("%s signs in", name)
    # ok: python-secret-logged
    logging.info("%s owns it", pwd.getpwuid(os.getuid())[0])
    # ruleid: python-secret-logged
    logging.info("%s signs in with %s", name, pwd.strip())
    with open("last.txt", "w") as file:
        # ruleid: python-secret-stored
        file.write(name + ":" + password)
        # ok: python-secret-stored
        file.write(name + ":" + encrypt(password))
