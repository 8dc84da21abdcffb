function inside() {
  take(first(a));
  // ruleid: sequence
  last(a);
}

function inShortFunction() {
  take(() => first(a));
  last(a);
}

function inFunction() {
  take(() => {
    first(a);
  });
  last(a);
}

function inShortFunctionOfAnOwn() {
  const f = () => take(first(a), last(a));
  last(a);
}
