/**
 * Kinds of harm by weakness: what a rule is about whose sinks name no kind is told by the CWE that it reports, so that
 * what is harmless for it is known all the same.
 */

const KINDS: Readonly<Record<string, readonly number[]>> = {
  sql: [89, 564],
  command: [77, 78, 88],
  code: [94, 95],
  reflection: [470],
  prototype: [1321],
  path: [22, 23, 36, 73],
  url: [918],
  redirect: [601],
  html: [79, 80],
  log: [117],
  header: [113, 644],
  ldap: [90],
  xpath: [643, 652],
  nosql: [943],
  template: [1336],
  format: [134],
  regex: [730, 1333],
  size: [400, 770, 789],
  index: [129, 190],
  deserialization: [502],
  xml: [611],
  prompt: [1427],
};

/** Kinds in which it is the harm that something is looked up by a name from outside. */
export const KINDS_OF_NAMES: ReadonlySet<string> = new Set(['reflection', 'prototype']);

/** The kinds of harm that weaknesses, by their CWE numbers, are about; none of weaknesses of other sorts. */
export function kindsOfWeaknesses(cwe: readonly number[]): string[] {
  return Object.entries(KINDS)
    .filter(([, numbers]) => numbers.some((number) => cwe.includes(number)))
    .map(([kind]) => kind);
}
