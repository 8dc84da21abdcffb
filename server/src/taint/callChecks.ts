/**
 * What a function of the program has checked of what it is given: noted where it answers, and where it is called taken for
 * what the call means for its arguments.
 */

import { conditionsOf } from '../flow/il.ts';
import { dottedText } from '../syntax/dottedText.ts';
import type { Node } from '../syntax/node.ts';
import { checkedKeys } from './checked.ts';
import { commonChecks, type FunctionChecks, parameterOf } from './checkedAnswers.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import type { CallChecks } from './proof.ts';
import type { Ways } from './ways.ts';

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
      const { index, path } = parameterOf(key);
      const node = first.nodes[index];
      return node === undefined ? [] : [{ node, path }];
    });
  frame.checks.set(call, {
    always: passed(always),
    whenTrue: passed(whenTrue),
    whenFalse: passed(whenFalse),
  });
}

/** Takes note of what was checked where the function answers something true, and where something false. */
export function noteAnswer(flow: Flow, answer: Node | undefined, env: Environment, ways: Ways): void {
  const { entry, answers } = flow.frame;
  if (entry === null || entry.parameters.length === 0) return;
  const before = env.known;
  for (const isTrue of [true, false]) {
    if (!isTrue && answer !== undefined && isSomething(flow, answer)) continue;
    const conditions = answer === undefined ? [] : conditionsOf(answer, isTrue);
    if (answer === undefined ? !isTrue : conditions.every((condition) => ways.take(condition, env)))
      answers.note(isTrue, checkedKeys(env));
    env.known = before;
  }
}

/** Whether an answer is certainly neither missing nor false: an error, a text, something new. */
function isSomething({ facts, semantics }: Flow, answer: Node): boolean {
  if (answer.kind === 'New' || answer.kind === 'Interpolated') return true;
  if (answer.kind === 'Object' || answer.kind === 'Array') return answer.children.length > 0;
  const callee = answer.kind === 'Call' ? answer.get('callee') : undefined;
  if (callee !== undefined) return semantics.errorFunctions?.includes(dottedText(callee) ?? '') === true;
  const constant = facts.constant(answer);
  return constant?.type === 'string' && constant.value !== '';
}
