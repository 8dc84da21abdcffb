import ssl


def context_without():
    context = ssl.create_default_context()
    # ruleid: python-context-checks-off
    context.check_hostname = False
    # ruleid: python-context-checks-off
    context.verify_mode = ssl.CERT_NONE
    return context


def own():
    own_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ruleid: python-context-checks-off
    own_context.check_hostname = False
    # ok: python-context-checks-off
    own_context.verify_mode = ssl.CERT_REQUIRED
    return own_context


def chosen(insecure):
    context = ssl.create_default_context()
    if insecure:
        # ok: python-context-checks-off
        context.check_hostname = False
        # ok: python-context-checks-off
        context.verify_mode = ssl.CERT_NONE
    return context


def good():
    context = ssl.create_default_context()
    # ok: python-context-checks-off
    context.check_hostname = True
    return context
