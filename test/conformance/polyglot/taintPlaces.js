// ruleid: index
table[given()] = 1;
table["a"] = 1;
// ruleid: index
counts[given()]++;
// ruleid: index
make()[given()] = 1;
// ruleid: index
delete table[given()];
function f(d, e) {
  d.close();
  // ruleid: later
  d.read(1);
  e.read(1);
}
// ruleid: start
const a = origin(1);
const b = origin(2);
emit(a);
const c = whole();
// ruleid: assigned
show(c);
show(c.part);
show(c[0]);
show(table[c]);
show(`${c}`);
