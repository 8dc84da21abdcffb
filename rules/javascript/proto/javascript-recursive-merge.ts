function merge(target: any, source: any) {
  for (const key in source) {
    if (isObject(target[key])) {
      merge(target[key], source[key]);
    } else {
      // ruleid: javascript-recursive-merge
      target[key] = source[key];
    }
  }
}

function extend(target: any, source: any) {
  Object.keys(source).forEach((key) => {
    if (typeof source[key] === "object") {
      extend(target[key], source[key]);
    } else {
      // ruleid: javascript-recursive-merge
      target[key] = source[key];
    }
  });
}

function assign(target: any, path: string, value: any) {
  const parts = path.split(".");
  while (parts.length > 1) {
    target = target[parts.shift()];
  }
  target[parts[0]] = value;
}

function deep(target: any, source: any) {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (isObject(value)) {
      deep(target[key], value);
    } else {
      // ruleid: javascript-recursive-merge
      target[key] = value;
    }
  }
}

function guarded(target: any, source: any) {
  for (const key in source) {
    if (key === "__proto__" || key === "constructor") continue;
    if (isObject(target[key])) {
      guarded(target[key], source[key]);
    } else {
      // ok: javascript-recursive-merge
      target[key] = source[key];
    }
  }
}

function own(target: any, source: any) {
  for (const key in source) {
    if (Object.hasOwn(target, key)) {
      own(target[key], source[key]);
    } else {
      // ok: javascript-recursive-merge
      target[key] = source[key];
    }
  }
}

function flat(target: any, source: any) {
  for (const key in source) {
    // ok: javascript-recursive-merge
    target[key] = source[key];
  }
}

function counted(target, source) {
  const keys = Object.keys(source);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (target[key]) {
      counted(target[key], source[key]);
    } else {
      // ruleid: javascript-recursive-merge
      target[key] = source[key];
    }
  }
}

function entries(target, source) {
  Object.entries(source).forEach((entry) => {
    const key = entry[0];
    if (target[key]) {
      entries(target[key], entry[1]);
    } else {
      // ruleid: javascript-recursive-merge
      target[key] = entry[1];
    }
  });
}

function calledBack(target, source) {
  forEachProperty(source, (key, value) => {
    if (target[key]) {
      calledBack(target[key], value);
    } else {
      // ruleid: javascript-recursive-merge
      target[key] = value;
    }
  });
}

function checked(target, source) {
  forEachProperty(source, (key, value) => {
    if (key === '__proto__' || key === 'constructor') return;
    if (target[key]) {
      checked(target[key], value);
    } else {
      // ok: javascript-recursive-merge
      target[key] = value;
    }
  });
}

function defined(target, source) {
  for (const key of Object.keys(source)) {
    if (target[key]) {
      defined(target[key], source[key]);
    } else {
      // ruleid: javascript-recursive-merge
      Object.defineProperty(target, key, { value: source[key] });
    }
  }
}
