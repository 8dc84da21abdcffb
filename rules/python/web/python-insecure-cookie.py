# ruleid: python-insecure-cookie
response.set_cookie("session", token)
# ruleid: python-insecure-cookie
resp.set_cookie("session", value=token, httponly=True)
# ruleid: python-insecure-cookie
response.set_cookie("session", token, secure=False, httponly=True)
# ok: python-insecure-cookie
response.set_cookie("session", token, secure=True, httponly=True)
# ok: python-insecure-cookie
response.set_cookie("session", token, **options)
# ok: python-insecure-cookie
response.set_cookie("session", token, secure=settings.SECURE)
# ok: python-insecure-cookie
response.set_cookie("session", "", max_age=0)
