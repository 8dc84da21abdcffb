# ruleid: then
f = open("a")
if ready:
    f.read()

g = open("b")
f2.read()

# ruleid: next
lock()
work()
lock()
wait()
work()

# ruleid: function
def handle(a, b=1, *c):
    pass

# ruleid: returns
def same(x):
    y = x
    return x

def other(x):
    return y

# ruleid: class
class A(Mixin, Base):
    z = 1

class B(Other):
    z = 1

# ruleid: decorated
@cached
@route("/x")
def page(request):
    return 1

@cached
def page2(request):
    return 1

# ruleid: default
def collect(a, into=[]):
    return into

# ruleid: condition
if a == None:
    b()
else:
    c()

# ruleid: catch
try:
    a()
except ValueError:
    pass

try:
    a()
except ValueError:
    log()

# ruleid: with
with open(path) as handle1:
    use(handle1)

# ruleid: loop
for item in items:
    use(item)

# ruleid: partial, returns
def only(a):
    return a
