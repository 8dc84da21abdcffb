# ruleid: two
enter(1, 2)
enter(1, size=2)
enter(size=1, name=2)
# ruleid: first
start(1, size=2)
start(1, 2, size=3)
# ruleid: only
leave(size=2)
leave()
# ruleid: any
pass_on(1, size=mark())
pass_on(1, size=2)
