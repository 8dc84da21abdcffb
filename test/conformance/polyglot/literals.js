// ruleid: any-string, this-string, regex-string
say("hello");
// ruleid: any-string, this-string, regex-string
say('hello');
// ruleid: any-string, this-string, regex-string
say(`hello`);
// ruleid: any-string, string-content
say("bye");
say(hello);
// ruleid: number
count(0x10);
// ruleid: float
count(1.50);
count(15);
// ruleid: deep
wrap(a + f(42));
// ruleid: sum
x = "a" + b;
y = a + "b";
// ruleid: constant-text, sum
key("sk_" + "live_1");
// ruleid: sum
key("sk_" + "test_1");
