# ruleid: text--words
send("to:  me@home")
send("tomorrow: me@home")
send("to: me, home")

# ruleid: text--either
fetch("gopher://a/b.zip")
# ruleid: text--either
fetch("telnet://a")
fetch("gopher://a/b.tar")
fetch("mytelnet://a")

# ruleid: text--repeated
same("a b = b c")
same("a b = c b")

# ruleid: text--whole
other("none of these")
other("none")

# ruleid: text--regex
find("aaa")
find("aab")

hand = over
# ruleid: text--whole-file
x = "hand ( this and that ) over"
# ruleid: text--sequence
keep("begin 1 2 end")
keep("begin one two end")
