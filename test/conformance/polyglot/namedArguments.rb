# ruleid: two
enter(1, 2)
enter(1, size: 2)
# ruleid: first
start(1, size: 2)
start(1, 2)
