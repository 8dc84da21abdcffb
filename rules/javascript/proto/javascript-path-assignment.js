function put(target, path, value) {
  const keys = path.split('.');
  for (let i = 0; i < keys.length - 1; i++) {
    target = target[keys[i]] = target[keys[i]] || {};
  }
  // ruleid: javascript-path-assignment
  target[keys[keys.length - 1]] = value;
}

function step(target, path, value) {
  const keys = path.split('.');
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (i < keys.length - 1) {
      target = target[key];
    } else {
      // ruleid: javascript-path-assignment
      target[key] = value;
    }
  }
}

const assign = (object, path, value) => {
  let target = object;
  const keys = path.split('.');
  while (keys.length > 1) {
    target = target[keys.shift()];
  }
  // ruleid: javascript-path-assignment
  target[keys[0]] = value;
};

function checked(target, path, value) {
  const keys = path.split('.');
  if (keys.includes('__proto__') || keys.includes('constructor')) return;
  for (let i = 0; i < keys.length - 1; i++) {
    target = target[keys[i]];
  }
  // ok: javascript-path-assignment
  target[keys[keys.length - 1]] = value;
}

function read(target, path) {
  const keys = path.split('.');
  for (let i = 0; i < keys.length; i++) {
    target = target[keys[i]];
  }
  // ok: javascript-path-assignment
  return target;
}

function flat(target, path, value) {
  const [key] = path.split('.');
  for (let i = 0; i < 3; i++) {
    // ok: javascript-path-assignment
    target[key] = value;
  }
}
