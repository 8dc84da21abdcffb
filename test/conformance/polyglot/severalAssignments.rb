# ruleid: several--value
size, limit = 3, 7
limit, size = 3, 7
limit, *others = 7, 8, 9
# ruleid: several--call
a, b = open_it(1), 2
c, d = other(1), 2
