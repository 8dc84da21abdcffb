# ruleid: dict--any
keep({1, 2})
# ruleid: dict--any
keep({"a": 1})
# ruleid: dict--any
keep({})
keep([])
# ruleid: dict--closed
send({"a": 1})
send({"a": 1, "b": 2})
send({a: 1})
# ruleid: dict--open
post({"b": 2, "a": 1})
post({"b": 2})
