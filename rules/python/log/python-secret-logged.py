import logging

log = logging.getLogger(__name__)


def a(user, password):
    # ruleid: python-secret-logged
    log.info("sign-in of %s with %s", user, password)

def b(config):
    # ruleid: python-secret-logged
    print("API key: " + config.api_key)

def c(form):
    # ruleid: python-secret-logged
    log.debug(f"form: {form['password']}")

def d(user, password):
    if not check(user, password):
        # ok: python-secret-logged
        log.warning("wrong password for %s", user)

def e(api_key):
    # ok: python-secret-logged
    log.info("API key ends in %s", api_key[-4:])

def f(password):
    # ok: python-secret-logged
    log.info("password given: %s", password is not None)
    # ok: python-secret-logged
    log.info("length %d", len(password))

def g(reset_password):
    # ok: python-secret-logged
    log.info("reset: %s", reset_password("a"))
