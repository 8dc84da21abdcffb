/** What a call of a function of the program means for what it is given, by what the function has checked of it. */

import type { Node } from '../syntax/node.ts';
import { parameterOf } from './checked.ts';
import { commonChecks, type FunctionChecks } from './checkedAnswers.ts';
import type { Flow } from './flow.ts';
import type { CallChecks } from './guards.ts';

/** What one of the functions that a call may mean has checked, and the arguments in the order of its parameters. */
export interface PassedChecks {
  readonly checks: FunctionChecks;
  readonly nodes: readonly (Node | undefined)[];
}

/** Takes note of what every function has checked that a call may mean. */
export function noteChecks({ frame }: Flow, call: Node, functions: readonly PassedChecks[]): void {
  const [first] = functions;
  if (first === undefined) return;
  const { always, whenTrue, whenFalse } = functions.map(({ checks }) => checks).reduce(commonChecks);
  if (always.length + whenTrue.length + whenFalse.length === 0) {
    frame.checks.delete(call);
    return;
  }
  const passed = (keys: readonly string[]): CallChecks['always'] =>
    keys.flatMap((key) => {
      const parameter = parameterOf(key);
      const node = parameter && first.nodes[parameter.index];
      return node === undefined ? [] : [{ node, path: parameter?.path ?? [] }];
    });
  frame.checks.set(call, {
    always: passed(always),
    whenTrue: passed(whenTrue),
    whenFalse: passed(whenFalse),
  });
}
