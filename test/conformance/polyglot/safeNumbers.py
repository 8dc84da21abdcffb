a = int(given())
emit(a)
emit(-given() * 2)
emit(len(given()) + 1)
# ruleid: numbers
emit(given() * 3)
# ruleid: numbers
emit(given())


def f(size: int, text: str):
    size = given()
    emit("of " + size)
    text = given()
    # ruleid: numbers
    emit("of " + text)


show(bool(given()))
# ruleid: booleans
show(int(given()))
