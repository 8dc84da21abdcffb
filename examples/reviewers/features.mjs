// What the classifier looks at: the same of a line of `verdicts export` as of a request, so that what was learnt
// from the one holds for the other. To have it look at more, add it here, and train again.

/** Names of what is so about a finding, each worth 1. */
export function featuresOf({ rule, severity, confidence, cwe, steps }) {
  const length = steps === 0 ? 'none' : steps <= 3 ? 'short' : 'long';
  return [`rule ${rule}`, `severity ${severity}`, `confidence ${confidence}`, `path ${length}`, ...cwe.map((each) => `CWE-${each}`)];
}

/** How likely a finding with these features is real. */
export function probabilityOf(features, { bias, weights }) {
  const sum = features.reduce((total, each) => total + (weights[each] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}
