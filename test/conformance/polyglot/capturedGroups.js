// ruleid: captured
route("delete /a")
route("get delete")
const verb = "delete /b"
route(verb)
// ruleid: quoted
quote("a")
quote('a')
