function first({ name }) {
  const copy = name;
  // ruleid: destructured-parameter
  sink(copy);
}

function second({ name }) {
  name = 'safe';
  sink(name);
}

const third = ({ name }, other) => {
  // ruleid: destructured-lambda
  show(name);
  show(other);
};
