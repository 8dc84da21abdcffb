// ruleid: any-declaration
let a = token();
// ruleid: any-declaration
const b = token();
// ruleid: only-var
var c = ticket();
let d = ticket();
let e = stamp();
// ruleid: only-const
const f = stamp();

function outer() {
  const item = start();
  function inner(item) {
    finish(item);
  }
}
function direct() {
  // ruleid: same-variable
  const item = start();
  if (item) {
    finish(item);
  }
}

// ruleid: shorthand
function one({ name }) { show(name); }
// ruleid: shorthand
function two({ name } = {}) { show(name); }
function three({ name }) { show(other); }
function four(name) { show(name); }
