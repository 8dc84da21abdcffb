/** YAML of untrusted files: the value, and where each part of it stands. */

import { type CST, isMap, isScalar, Parser, parseDocument } from 'yaml';
import type { Span } from '../finding/finding.ts';
import type { KeyPath, Locate } from './reader.ts';

export type Yaml =
  | {
      readonly value: unknown;
      readonly locate: Locate;
      /** The span of the key at the end of a path, where `locate` gives that of its value. */
      readonly locateKey: Locate;
    }
  | { readonly errors: readonly { readonly message: string; readonly span?: Span }[] };

/** Deeper than rules and configurations ever are: whoever reads them goes down by recursion, the parser too. */
const MAXIMUM_NESTING = 100;

/**
 * Parses a document. Aliases are bounded: a few lines of YAML can otherwise stand for gigabytes. So is how deeply
 * it is nested.
 */
export function readYaml(text: string): Yaml {
  // Asked before the parser goes down by recursion: near the end of the stack V8 may end the whole process.
  if (areTokensNestedDeeper(new Parser().parse(text), MAXIMUM_TOKENS))
    return { errors: [{ message: TOO_DEEP }] };
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      errors: document.errors.map((error) => ({
        message: `This is not valid YAML: ${(error.message.split('\n')[0] as string).replace(/:$/, '')}`,
        span: { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) },
      })),
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return { errors: [{ message: `The YAML cannot be read: ${(error as Error).message}` }] };
  }
  if (isNestedDeeper(value, MAXIMUM_NESTING)) return { errors: [{ message: TOO_DEEP }] };
  const locate = (path: KeyPath): Span | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    return range ? { start: range[0], end: range[1] } : undefined;
  };
  const locateKey = (path: KeyPath): Span | undefined => {
    const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    const name = String(path[path.length - 1]);
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    const range = isScalar(pair?.key) ? pair.key.range : undefined;
    return range ? { start: range[0], end: range[1] } : undefined;
  };
  return { value, locate, locateKey };
}

const TOO_DEEP = `The YAML is nested more than ${MAXIMUM_NESTING} levels deep.`;

/** Tokens in each other as deep as that many levels take: a document, and a collection in each level. */
const MAXIMUM_TOKENS = MAXIMUM_NESTING + 1;

/** Whether there are more than so many tokens in each other. The parser that makes them has a stack of its own. */
function areTokensNestedDeeper(tokens: Iterable<CST.Token>, levels: number): boolean {
  let level: CST.Token[] = [...tokens];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    const below: CST.Token[] = [];
    for (const token of level) {
      if (token.type === 'document' && token.value !== undefined) below.push(token.value);
      if (!('items' in token)) continue;
      for (const { key, value } of token.items) {
        if (key) below.push(key);
        if (value) below.push(value);
      }
    }
    level = below;
  }
  return false;
}

/** Whether there are more than so many mappings and lists in each other. */
function isNestedDeeper(value: unknown, levels: number): boolean {
  let level = new Set([value].filter(isContainer));
  for (let depth = 0; level.size > 0; depth++) {
    if (depth >= levels) return true;
    const below = new Set<object>();
    for (const each of level)
      for (const inner of Object.values(each)) if (isContainer(inner)) below.add(inner);
    level = below;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
