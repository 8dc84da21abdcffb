// ruleid: flow
sink(source());
let a = source();
// ruleid: flow
sink(a);
sink(clean(a));
const b = 'x' + a + 'y';
// ruleid: flow
sink(b);
// ruleid: flow
sink(`${b}`);
a = 'safe';
sink(a);

function branch(x) {
  let v = source();
  if (x) {
    v = clean(v);
  }
  // ruleid: flow
  sink(v);
}

function fields(o) {
  o.dirty = source();
  // ruleid: flow
  sink(o.dirty);
  sink(o.pure);
}

function destructuring() {
  const { x, y } = { x: source(), y: 1 };
  // ruleid: flow
  sink(x);
  sink(y);
  const [p, q] = [source(), 1];
  // ruleid: flow
  sink(p);
  sink(q);
  const copy = { ...{ k: source() } };
  // ruleid: flow
  sink(copy.k);
}

function containers() {
  const items = [];
  items.push(source());
  // ruleid: flow
  sink(items[0]);
  items.forEach((item) => {
    // ruleid: flow
    sink(item);
  });
}

const identity = (x) => x;
function toSink(x) {
  // ruleid: flow
  sink(x);
}

class Store {
  constructor(value) {
    this.value = value;
    this.other = 1;
  }
  get() {
    return this.value;
  }
}

function calls() {
  // ruleid: flow
  sink(identity(source()));
  toSink(source());
  const s = new Store(source());
  // ruleid: flow
  sink(s.get());
  sink(s.other);
}

function closure() {
  const v = source();
  const inner = () => {
    // ruleid: flow
    sink(v);
  };
  inner();
}

async function waits() {
  const v = await source();
  // ruleid: flow
  sink(v);
}

switch (k) {
  case 1:
    // ruleid: flow
    sink(b);
    break;
  default:
    sink(1);
}

function operators() {
  let a = source();
  a &&= 'constant';
  // ok: flow
  sink(a);
  let b = source();
  // ok: flow
  b ||= sink(b);
  // ruleid: flow
  sink(b);
  let c = source();
  c ||= 'constant';
  // ruleid: flow
  sink(c);
  // ruleid: flow
  sink(source() && source());
  // ok: flow
  sink(source() && 'constant');
  // ruleid: flow
  sink(none || source());
}
