def f(x):
    # ruleid: text--formatted
    a(f"the kiwi is {x}")
    a(f"the {kiwi} is")
    # ruleid: text--back-reference
    b = "zzzz"
    b = "zzyz"
    c = x > 3 and "one" or "two"
    # ruleid: text--either
    show(c)
    d = x > 3 and y or "two"
    show(d)
    # ruleid: text--captured
    pair("west-east")
    pair("west")
    way = "west-east"
    # ruleid: text--captured-constant
    known(way)
    side = "west"
    known(side)
    # ruleid: text--neighbours, text--neighbour
    g = ["left" "right"]
    # ruleid: text--neighbours
    g = ("a" "b" "c")
    g = ["left", "right", "leftright"]
    # ruleid: text--bytes
    h = b"left"
    h = "left"
    # ruleid: text--same
    k = "left" == 'left'
    # ruleid: text--bytes
    k = "left" == b"left"
    # ruleid: text--same, text--neighbours, text--neighbour
    k = "left" "right" == "leftright"
