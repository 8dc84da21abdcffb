/** The variables that a type test or the test of a case declares: each is given the value that is tested. */

import type { Node } from '../syntax/node.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import type { Value } from './value.ts';

/** Gives the variables in `test` what it says of `value`: names by themselves where tests bind, else declared ones. */
export function bindTest(flow: Flow, test: Node, value: Value, env: Environment, at: Node): void {
  if (flow.semantics.casesBind === true) {
    flow.assign(test, value, env, at);
    return;
  }
  const declared: Node[] = [];
  const stack = [test];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'VarDef') declared.push(node);
    else for (const child of node.children) stack.push(child);
  }
  if (declared.length === 0) flow.evaluate(test, env);
  for (const each of declared) {
    const target = each.get('target');
    if (target !== undefined) flow.assign(target, value, env, at);
  }
}
