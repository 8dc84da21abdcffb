import jwt


def user(token, key, data):
    # ruleid: python-jwt-unverified
    jwt.decode(token, options={"verify_signature": False})
    # ruleid: python-jwt-unverified
    jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: python-jwt-unverified
    # nofix: python-jwt-unverified
    jwt.encode(data, None, algorithm="none")
    # ok: python-jwt-unverified
    jwt.decode(token, key, algorithms=["HS256"])
    # ok: python-jwt-unverified
    jwt.encode(data, key, algorithm="HS256")
    # ok: python-jwt-unverified
    base64.decode(token, verify=False)
