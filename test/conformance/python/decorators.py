# ruleid: decorator--any
@alone
def a():
    pass

# ruleid: decorator--any
@with_brackets()
def b():
    pass

@given(1)
def c():
    pass

# ruleid: decorator--bare
@route
class D:
    pass

# ruleid: decorator--bare
@route()
class E:
    pass

@route("/")
class F:
    pass

# ruleid: decorator--call, decorator--any
@kept
def g():
    pass

# ruleid: decorator--call
@kept(1, a=2)
def h():
    pass

@other.kept(1)
def i():
    pass

# ruleid: decorator--ordered
@first(1)
@between(2)
@last(3)
def j():
    pass

@last(1)
@first(2)
def k():
    pass

class L:
    # ruleid: decorator--expression, decorator--any
    @memo
    def m(self):
        # ruleid: decorator--expression
        return memo(1)

@timed(1)
class M:
    # ruleid: decorator--no-expression
    x = timed(2)
    y = memo
