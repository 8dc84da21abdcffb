# ruleid: labels
store(user())
store(wrap(user()))
b = Box()
b.fill(source())
# ruleid: propagate
sink(b)
w = water()
drink(w)
pollute(w)
# ruleid: side-effect
drink(w)
purify(w)
drink(w)


def handler(request, other):
    # ruleid: parameter
    respond(request.args)
    respond(other)
