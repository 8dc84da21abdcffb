# ruleid: python-cookie-httponly
response.set_cookie("session", token, secure=True, httponly=False)
# ruleid: python-cookie-httponly
response.set_cookie("a", b, httponly=False, secure=True)
# ruleid: python-cookie-httponly
resp.set_cookie(key="a", value=b, httponly=False)
# ok: python-cookie-httponly
response.set_cookie("session", token, httponly=True)
# ok: python-cookie-httponly
response.set_cookie("session", token, httponly=flag)
# ok: python-cookie-httponly
response.other("session", httponly=False)
