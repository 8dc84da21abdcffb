/** YAML of untrusted files: the value, and where each part of it stands. */

import { isMap, isScalar, parseDocument } from 'yaml';
import type { Span } from '../engine/finding.ts';
import type { KeyPath, Locate } from './reader.ts';

export type Yaml =
  | {
      readonly value: unknown;
      readonly locate: Locate;
      /** The span of the key at the end of a path, where `locate` gives that of its value. */
      readonly locateKey: Locate;
    }
  | { readonly errors: readonly { readonly message: string; readonly span?: Span }[] };

/** Deeper than rules and configurations ever are: who reads them, the parser too, goes down by recursion. */
const MAXIMUM_NESTING = 100;

/**
 * Parses a document. Aliases are bounded: a few lines of YAML can otherwise stand for gigabytes. So is how deeply
 * it is nested.
 */
export function readYaml(text: string): Yaml {
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, { uniqueKeys: true });
  } catch (error) {
    // The parser's own stack is where it ends before ours is asked.
    if (error instanceof RangeError) return { errors: [{ message: TOO_DEEP }] };
    throw error;
  }
  // It catches the end of its stack as well, and may report more than one place of it.
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return { errors: [{ message: TOO_DEEP }] };
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
    const message =
      error instanceof RangeError ? TOO_DEEP : `The YAML cannot be read: ${(error as Error).message}`;
    return { errors: [{ message }] };
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
