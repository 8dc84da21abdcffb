# ruleid: index
table[given()] = 1
table[0] = 1
# ruleid: index
table[given()] ||= 1
d = D.new
d.close()
# ruleid: later
d.read(1)
# ruleid: start
a = origin(1)
b = origin(2)
emit(a)
c = whole()
# ruleid: assigned
show(c)
show(c.part)
show(table[c])
show("#{c}")
