def a(token):
    # ruleid: python-swallowed-security-error
    try:
        verify_token(token)
    except Exception:
        pass

def b(key, data):
    # ruleid: python-swallowed-security-error
    try:
        key.verify_signature(data)
    except:
        return True

def c(user):
    # ruleid: python-swallowed-security-error
    try:
        user = self.check_permissions(user)
    except PermissionError as error:
        pass

def d(token):
    # ok: python-swallowed-security-error
    try:
        verify_token(token)
    except Exception:
        return False

def e(path):
    # ok: python-swallowed-security-error
    try:
        os.remove(path)
    except Exception:
        pass

def f(token):
    # ok: python-swallowed-security-error
    try:
        verify_token(token)
    except InvalidToken:
        raise
