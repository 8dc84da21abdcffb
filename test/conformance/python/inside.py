# ruleid: not-inside
danger()

def f():
    # ruleid: inside, not-inside
    danger()
    with guard():
        # ruleid: inside
        danger()

a = open("x")
b = 1
# ruleid: agree
a.write(1)
b.write(1)
