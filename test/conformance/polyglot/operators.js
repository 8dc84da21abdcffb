// ruleid: not
run(x);
run(safe);
// ruleid: either
first();
// ruleid: regex
x = "secret-123";
// ruleid: where-regex
File.read();
net.read();
// ruleid: where-comparison
size(1024);
size(1023);
// ruleid: where-pattern
use(a.b);
use(d);
// ruleid: where-entropy
key("q8Zt3LpX9vKw2RmB7nYc");
key("password");
// ruleid: where-redos
match("(a+)+b");
outer(
  1,
  // ruleid: focus
  2);
// ruleid: newer
draw(2);
draw(1);
