# ruleid: captured
route("delete /a")
route("get delete")
verb = "delete /b"
route(verb)
# ruleid: quoted
quote("a")
quote('a')
