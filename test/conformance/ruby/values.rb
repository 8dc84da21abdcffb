a = {
  :key => 'a',
  # ruleid: entry--symbol
  :secret => 'b',
  :secret => 1
}
# ruleid: symbol--name
put(:safe)
put(:unsafe)
# ruleid: range
b = (2..)
# ruleid: range
c = (2..4)
d = (2...4)
# ruleid: regex--value
e = /a#{d}b/
# ruleid: regex--value
e = /#{d}/
f = /ab/
# ruleid: index--ellipsis
g = DB[d]
# ruleid: index--ellipsis
g = DB[d, 2]
h = DC[d]
# ruleid: command--any
i = `ls`
# ruleid: command--any
j = `ls #{i}`
k = 'ls'
# ruleid: block--command
foo 1 do 2 end
foo 1
def l
  # ruleid: block--sequence
  m = Site.parse("m")
  m.visit { |x| x }
  n = Site.parse("n")
  m.leave { |x| x }
end
