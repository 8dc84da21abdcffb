// ruleid: any-arguments
send();
// ruleid: any-arguments, last-argument
send(a, 5);
// ruleid: any-arguments
send(5, a);
// ruleid: bound
pair(x, x);
pair(x, y);
// ruleid: any-callee
a.b(1, 2);
// ruleid: rest
rest(a, b, c, a);
rest(a, b, c);
// ruleid: member
box.open();
other.open();
// ruleid: any-object
a.b().close(1);
// ruleid: chain
start().a(1).b.c().stop();
begin().stop();
