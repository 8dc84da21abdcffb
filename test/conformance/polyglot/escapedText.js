// ruleid: escaped
show("a\tb")
show("a t b")
// ruleid: meant
show("a\"b")
show("ab")
