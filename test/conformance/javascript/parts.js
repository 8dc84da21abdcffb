const a = {
  // ruleid: part--entry
  limits: { size: 1 },
  // ruleid: part--entry
  "limits": { size: 2 },
  // ruleid: part--text-entry
  token: 'a',
  other: { limits: 1, token: b },
};
// ruleid: part--label
outer: for (const c of d) {
  // ruleid: part--if
  if (c > 1) {
    break outer;
  } else if (c < 1) {
    e();
  }
}
try {
  f();
  // ruleid: part--catch
} catch (g) {
  h(g);
}
