// ruleid: refused-elsewhere
keep(load(a))
load(safe)
// ruleid: refused-around
read(a)
guard(
    read(a),
)
// ruleid: refused-text-inside
send(a, private_key)
send(a, public_key)
left(
    // ruleid: either-around
    value(),
)
right(
    // ruleid: either-around
    value(),
)
value()
