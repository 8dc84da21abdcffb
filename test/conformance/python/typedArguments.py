# ruleid: typed--argument
wait("a", 5)
wait(5, "a")
# ruleid: typed--parameter
def f(a: int):
    pass
def g(a: str):
    pass
