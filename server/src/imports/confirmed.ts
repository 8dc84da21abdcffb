/**
 * Tests from outside that confirm data flow: a test found a weakness at a parameter of a handler, and data that comes
 * in at that parameter of that handler is found to cause a weakness of the same family. Both findings then say so.
 * Where weakness, handler or parameter differ, or one of them is not known, nothing is said.
 */

import type { Finding } from '../finding/finding.ts';
import { familiesOf } from '../finding/weaknessFamilies.ts';
import { type Handling, handlingAt } from '../routes/handling.ts';
import type { Node } from '../syntax/node.ts';
import { parametersNamed } from './namedParameter.ts';

/** Has some work look at the tree of a program; undefined where there is none. A scanner's `withTree`. */
export type WithTree = (work: (root: Node) => Finding[]) => Finding[] | undefined;

/** The findings of a text in their order, with what confirms them. The tree is asked for where it decides. */
export function confirmedByTests(findings: readonly Finding[], withTree: WithTree): readonly Finding[] {
  const tests = findings.filter(
    ({ tool, request }) => tool !== undefined && request?.parameter !== undefined,
  );
  const flows = findings.filter(({ tool, trace }) => tool === undefined && trace.length > 0);
  if (!tests.some((test) => flows.some((flow) => areAlike(test, flow)))) return findings;
  return withTree((root) => confirmed(findings, tests, flows, root)) ?? findings;
}

function confirmed(
  findings: readonly Finding[],
  tests: readonly Finding[],
  flows: readonly Finding[],
  root: Node,
): Finding[] {
  const by = new Map<Finding, Set<string>>();
  const confirm = (one: Finding, other: Finding): void => {
    by.set(one, (by.get(one) ?? new Set()).add(other.ruleId));
  };
  const handlings = new Map<number, Handling | undefined>();
  for (const test of tests) {
    if (!handlings.has(test.start)) handlings.set(test.start, handlingAt(root, test.start));
    const handler = handlings.get(test.start);
    if (handler === undefined) continue;
    for (const flow of flows) {
      const [source] = flow.trace;
      if (source === undefined || source.start < handler.start || source.end > handler.end) continue;
      if (!areAlike(test, flow)) continue;
      const named = parametersNamed(flow.trace, root, handler.parameters);
      if (named !== 'any' && !named.has(test.request?.parameter ?? '')) continue;
      confirm(test, flow);
      confirm(flow, test);
    }
  }
  return findings.map((finding) => {
    const others = by.get(finding);
    return others === undefined ? finding : { ...finding, confirmedBy: [...others].sort() };
  });
}

function areAlike(a: Finding, b: Finding): boolean {
  const families = familiesOf(a.cwe);
  return [...familiesOf(b.cwe)].some((family) => families.has(family));
}
