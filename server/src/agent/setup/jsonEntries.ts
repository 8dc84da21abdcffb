/**
 * Our entries in an agent's JSON file: which there are, putting them in, taking them out. Whatever else stands
 * in the file is not ours.
 */

import { getNodeValue, type Node } from 'jsonc-parser';
import type { AgentFile } from './agents.ts';
import { isOurHook, NAME } from './commandLine.ts';
import { ITEM, insert, JsonFault, membersOf, propertyOf, readJson, remove, valueAt } from './jsonEdit.ts';

/** A hook as it stands in a file. */
export interface HookEntry {
  readonly event: string;
  readonly matcher: string | undefined;
  /** The properties of the entry. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** What of ours is in a file, or should be. */
export interface Entries {
  readonly hooks: readonly HookEntry[];
  /** The server's entry, whatever it is. */
  readonly server: unknown;
}

const HOOKS = 'hooks';

/** Our entries in a text. */
export function entriesIn(text: string, { servers }: AgentFile): Entries {
  const root = readJson(text);
  const server = servers === undefined ? undefined : valueAt(root, [servers.key, NAME]);
  return {
    hooks: hooksIn(root).map(({ event, group, entry }) => ({
      event,
      matcher: matcherOf(group ?? entry),
      entry: getNodeValue(entry),
    })),
    server: server === undefined ? undefined : getNodeValue(server),
  };
}

/** The text with entries put in, of which there must be none yet; '' stands for a file that is not there. */
export function withEntries(text: string, file: AgentFile, entries: Entries): string {
  let result = text.trim() === '' ? '{}\n' : text;
  for (const [name, value] of Object.entries(file.constants ?? {}))
    if (propertyOf(readJson(result), name) === undefined) result = insert(result, [name], value);
  for (const { event, matcher, entry } of entries.hooks) {
    const filter = matcher === undefined ? {} : { matcher };
    const value = file.hooks?.shape === 'groups' ? { ...filter, hooks: [entry] } : { ...entry, ...filter };
    result = insert(result, [HOOKS, event, ITEM], value);
  }
  if (file.servers !== undefined && entries.server !== undefined)
    result = insert(result, [file.servers.key, NAME], entries.server);
  return result;
}

/**
 * The text without our entries, and without what would then be empty, but for what `original`, the text before
 * they came, had. Null when nothing is left that somebody else wrote.
 */
export function withoutEntries(text: string, file: AgentFile, original: string | undefined): string | null {
  const before = original === undefined || original.trim() === '' ? undefined : readJson(original);
  const isNew = (path: readonly string[]): boolean =>
    before === undefined || valueAt(before, path) === undefined;
  let result = text;
  for (;;) {
    const [hook] = hooksIn(readJson(result));
    if (hook === undefined) break;
    result = remove(result, hook.group !== undefined && hook.isAlone ? hook.group : hook.entry);
    result = withoutEmpty(result, [HOOKS, hook.event], isNew);
  }
  if (file.servers !== undefined) {
    const server = valueAt(readJson(result), [file.servers.key, NAME]);
    if (server !== undefined) result = withoutEmpty(remove(result, server), [file.servers.key], isNew);
  }
  if (original !== undefined && original.trim() !== '') {
    for (const name of Object.keys(file.constants ?? {})) {
      const constant = propertyOf(readJson(result), name);
      if (constant !== undefined && isNew([name])) result = remove(result, constant);
    }
    return result;
  }
  return isOnlyOurs(result, file) ? null : result;
}

/** Whether two sets of entries say the same, in whatever order. */
export function areSame(one: Entries, other: Entries): boolean {
  const list = ({ hooks }: Entries): string[] => hooks.map(canonical).sort();
  return canonical(one.server) === canonical(other.server) && canonical(list(one)) === canonical(list(other));
}

interface FoundHook {
  readonly event: string;
  readonly entry: Node;
  /** The group that it is in, in files that have groups. */
  readonly group: Node | undefined;
  /** Whether nothing else is in that group. */
  readonly isAlone: boolean;
}

function hooksIn(root: Node): FoundHook[] {
  const hooks = propertyOf(root, HOOKS);
  if (hooks === undefined) return [];
  if (hooks.type !== 'object') throw new JsonFault(`has no object at "${HOOKS}"`);
  return membersOf(hooks).flatMap(([event, list]) =>
    (list.type === 'array' ? (list.children ?? []) : []).flatMap((item): FoundHook[] => {
      if (item.type !== 'object') return [];
      const inner = propertyOf(item, HOOKS);
      if (inner?.type !== 'array')
        return isOurs(item) ? [{ event, entry: item, group: undefined, isAlone: true }] : [];
      const entries = inner.children ?? [];
      return entries
        .filter((entry) => entry.type === 'object' && isOurs(entry))
        .map((entry) => ({ event, entry, group: item, isAlone: entries.length === 1 }));
    }),
  );
}

function isOurs(entry: Node): boolean {
  return membersOf(entry).some(([, { value }]) => typeof value === 'string' && isOurHook(value));
}

function matcherOf(entry: Node): string | undefined {
  const matcher: unknown = propertyOf(entry, 'matcher')?.value;
  return typeof matcher === 'string' ? matcher : undefined;
}

/** Takes out containers that are empty and new, from the inside out. */
function withoutEmpty(
  text: string,
  path: readonly string[],
  isNew: (path: readonly string[]) => boolean,
): string {
  let result = text;
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = valueAt(readJson(result), part);
    if (node === undefined || (node.children ?? []).length > 0 || hasComment(result, node) || !isNew(part))
      break;
    result = remove(result, node);
  }
  return result;
}

function hasComment(text: string, container: Node): boolean {
  return text.slice(container.offset + 1, container.offset + container.length - 1).trim() !== '';
}

function isOnlyOurs(text: string, { constants = {} }: AgentFile): boolean {
  const root = readJson(text);
  const isBare = text.replace('\uFEFF', '').trim().length === root.length;
  const members = membersOf(root);
  if (members.length === 0) return isBare && !hasComment(text, root);
  return (
    isBare && members.every(([name, node]) => canonical(getNodeValue(node)) === canonical(constants[name]))
  );
}

/** A value as a text that does not depend on the order of properties. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}
