# ruleid: flow
sink(source())
a = source()
# ruleid: flow
sink(a)
sink(clean(a))
b = "x" + a + "y"
# ruleid: flow
sink(b)
# ruleid: flow
sink(f"{b}")
a = "safe"
sink(a)


def branch(x):
    v = source()
    if x:
        v = clean(v)
    # ruleid: flow
    sink(v)
    if x:
        v = clean(v)
    else:
        v = ""
    sink(v)


def loop():
    last = ""
    for each in source():
        # ruleid: flow
        sink(last)
        last = each


def fields(o):
    o.dirty = source()
    o.pure = "x"
    # ruleid: flow
    sink(o.dirty)
    sink(o.pure)


def containers():
    items = []
    items.append(source())
    # ruleid: flow
    sink(items[0])
    pairs = {"a": source(), "b": 1}
    # ruleid: flow
    sink(pairs["a"])
    sink(pairs["b"])
    x, y = source(), 1
    # ruleid: flow
    sink(x)
    sink(y)


def leaves():
    v = source()
    return v
    sink(v)


def identity(x):
    return x


def constant(x):
    return 1


def to_sink(x):
    # ruleid: flow
    sink(x)


def make():
    return source()


def calls():
    # ruleid: flow
    sink(identity(source()))
    sink(constant(source()))
    to_sink(source())
    # ruleid: flow
    sink(make())


def recursive(n, x):
    if n == 0:
        return x
    return recursive(n - 1, x)


# ruleid: flow
sink(recursive(3, source()))


class Store:
    def __init__(self, value):
        self.value = value
        self.other = 1

    def get(self):
        return self.value


s = Store(source())
# ruleid: flow
sink(s.value)
sink(s.other)
# ruleid: flow
sink(s.get())


def errors():
    v = ""
    try:
        v = source()
        risky()
    except ValueError:
        # ruleid: flow
        sink(v)


def callback(f):
    f(source())


# ruleid: flow
callback(lambda v: sink(v))


async def waits():
    v = await source()
    # ruleid: flow
    sink(v)
