// ruleid: then
const f = open('a');
// ruleid: branch
if (ready) {
  f.read();
}

// ruleid: function
function named(a, b) {
  return a;
}
// ruleid: arrow
app.get('/', (req, res) => {
  // ruleid: create
  res.send(new Thing(1));
});
// ruleid: arrow
app.get('/', function (req, res) {});

// ruleid: class
class A extends Base {
  // ruleid: function
  run() {}
}
class B extends Other {}
// ruleid: object
cookie({ path: '/', secure: false });
cookie({ secure: true });
// ruleid: catch
try {
  a();
} catch (e) {}
// ruleid: branch
if (ready) {
  go();
}
if (ready) {
  go();
  stop();
}
// ruleid: element
x = <a href={url} target="b">text</a>;
x = <b href={url} />;
// ruleid: template
query(`select ${x}`);
// ruleid: template
query(`select`);
query(x);
