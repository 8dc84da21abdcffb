# ruleid: index
table[given()] = 1
table["a"] = 1
# ruleid: index
counts[given()] += 1
# ruleid: index
make()[given()] = 1
# ruleid: index
x = table["a" + given()]


def f(d, e):
    d.close()
    # ruleid: later
    d.read()
    e.read()
    # ruleid: later
    d.close()


def g(d):
    while True:
        # ruleid: later
        d.close()


# ruleid: start
a = origin(1)
b = origin(2)
emit(a)
emit(a + "x")
c = whole()
# ruleid: assigned
show(c)
show(c.part)
show(c[0])
show(table[c])
show(c())
show(f"{c}")
o.part = whole()
# ruleid: assigned
show(o.part)
