import type { Language } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { type Facts, NO_FACTS } from './facts.ts';
export function createFacts(_root: Node, _language: Language): Facts {
  return NO_FACTS;
}
