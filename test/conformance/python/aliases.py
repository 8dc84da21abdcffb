# ruleid: imported
import plot.axes.Axis
# ruleid: imported
from plot.axes import Axis
import plot.axes

def one(ctx):
    u = ctx.field.get("a")
    # ruleid: alias--condition
    show(u)
    v = ctx.field.put("a")
    show(v)

def two(given=[], other=1):
    x = given
    # ruleid: alias--parameter
    x.push(5)
    # ruleid: alias--parameter
    given.push(5)
    y = other
    y.push(5)
    # ruleid: equal--either-way, equal--as-written
    a = x == None
    # ruleid: equal--either-way
    b = None == x
    # ruleid: equal--either-way
    c = None == 1 + x
    d = None is x
    with kit.Temp("w") as f:
        f.write(a)
    # ruleid: assigned
    g = kit.Temp("w")
