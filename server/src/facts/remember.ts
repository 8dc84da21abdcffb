/** Facts that remember their answers: many rules ask the same of the same node of one document. */

import type { Node } from '../syntax/node.ts';
import type { Constant, Facts } from './facts.ts';

/** The same facts, each answer worked out once. For one state of one document. */
export function remembering(facts: Facts): Facts {
  return {
    // Most names stand for nothing else, which is quicker found out again than looked up.
    qualifiedNames: (node) => facts.qualifiedNames(node),
    wildcardModules: (at) => facts.wildcardModules(at),
    constant: once<Constant | undefined>((node) => facts.constant(node)),
    definition: once<Node | undefined>((node) => facts.definition(node)),
    typeNames: once((node) => facts.typeNames(node)),
    isBareCall: once((node) => facts.isBareCall(node)),
    areDistinct: (a, b) => facts.areDistinct(a, b),
    importedModule: (node) => facts.importedModule(node),
    // Fixes ask and few conditions, of few names.
    meaningOf: (name, at) => facts.meaningOf(name, at),
    namesFor: (qualified, at) => facts.namesFor(qualified, at),
    semantics: facts.semantics,
    nameKey: facts.nameKey,
  };
}

function once<Answer>(ask: (node: Node) => Answer): (node: Node) => Answer {
  const answers = new Map<Node, Answer>();
  return (node) => {
    const known = answers.get(node);
    if (known !== undefined || answers.has(node)) return known as Answer;
    const answer = ask(node);
    answers.set(node, answer);
    return answer;
  };
}
