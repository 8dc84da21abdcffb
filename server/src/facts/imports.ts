/**
 * Imports as data: which local name stands for which dotted names.
 *
 * How an import is written differs; what it means does not: a local name, and the names under which rules may
 * know the thing. Modules that are named by a string are given dotted (`fs/promises` as `fs.promises`, since a
 * pattern can only write that) and as written, without the `node:` of Node's own modules.
 */

import { dottedText } from '../syntax/dottedText.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';

/** A local name and what it stands for. */
export interface ImportedName {
  readonly local: string;
  /** Dotted names, the most usual one first. */
  readonly names: readonly string[];
}

/** The names of a module that is given as text: `node:fs/promises`, `net/http`. */
export function moduleNames(written: string): string[] {
  const plain = written.startsWith('node:') ? written.slice('node:'.length) : written;
  if (plain === '') return [];
  const names = /^[.@/]/.test(plain) || !plain.includes('/') ? [plain] : [plain.replaceAll('/', '.'), plain];
  return plain === written ? names : [...names, written];
}

/**
 * Whether an expression may stand for something that has a qualified name: a name, a member of one, an import
 * call, a wrapper of one of these.
 */
export function leadsToName(value: Node, semantics: Semantics): boolean {
  let at: Node | undefined = value;
  for (;;) {
    switch (at?.kind) {
      case 'Identifier':
        return true;
      case 'Member':
        at = at.get('object');
        break;
      case 'Await':
      case 'Cast':
        at = at.get('value');
        break;
      case 'This':
        return true;
      case 'Call': {
        const [argument]: readonly Node[] = at.get('arguments')?.children ?? [];
        if (argument?.kind === 'String') {
          const name = dottedText(at.get('callee'));
          return name !== null && semantics.importCalls.includes(name);
        }
        if (semantics.wrappers === undefined) return false;
        at = argument;
        break;
      }
      default:
        return false;
    }
  }
}

/** The local names that an Import or ImportFrom binds. */
export function importedNames(node: Node, semantics: Semantics): ImportedName[] {
  const module = node.get('module');
  if (module === undefined) return [];
  const paths = module.kind === 'String' ? moduleNames(module.text) : definedList(dottedText(module));
  if (paths.length === 0) return [];
  return node.kind === 'Import'
    ? importedModule(node, module, paths, semantics)
    : (node.get('names')?.children ?? []).flatMap((name) => importedMember(name, paths));
}

function importedModule(
  node: Node,
  module: Node,
  paths: readonly string[],
  semantics: Semantics,
): ImportedName[] {
  const alias = node.get('alias');
  const binds = semantics.importBinds ?? 'last';
  const written = paths[0] as string;
  const usual = module.kind === 'String' && binds === 'last' ? packageName(module.text) : undefined;
  const names = usual === undefined || paths.includes(usual) ? paths : [usual, ...paths];
  if (alias !== undefined) {
    return /^[._]$/.test(alias.text) || alias.text === '' ? [] : [{ local: alias.text, names }];
  }
  switch (binds) {
    case 'first':
      return [{ local: firstSegment(written), names: [firstSegment(written)] }];
    case 'last':
      return [{ local: usual ?? written.slice(written.lastIndexOf('.') + 1), names }];
    default:
      return [];
  }
}

function importedMember(node: Node, paths: readonly string[]): ImportedName[] {
  const name = node.kind === 'ImportName' ? node.get('name') : undefined;
  const member = dottedText(name);
  if (name === undefined || member === null) return [];
  const local = node.get('alias')?.text ?? member.slice(member.lastIndexOf('.') + 1);
  if (node.text === 'namespace') return [{ local, names: paths }];
  if (node.text === 'default' || member === 'default') {
    // With or without an interop layer, the default export is what `require` gives.
    return [{ local, names: [...paths, ...paths.map((path) => `${path}.default`)] }];
  }
  return [{ local, names: paths.map((path) => `${path}.${member}`) }];
}

/** The module of which a node imports everything, dotted, or null. */
export function wildcardOf(node: Node, semantics: Semantics): string | null {
  const module = node.get('module');
  const path = module?.kind === 'String' ? moduleNames(packageName(module.text))[0] : dottedText(module);
  if (path === undefined || path === null) return null;
  if (node.kind === 'ImportFrom') return node.get('names')?.text === '*' ? path : null;
  const alias = node.get('alias');
  if (alias === undefined) return semantics.importBinds === 'members' ? path : null;
  return alias.text === '.' ? path : null;
}

/**
 * The name under which a package given by its path is used: the last segment without a version
 * (`youtube/v3`, `yaml.v2`) and without the `go-` or `-go` that repositories carry.
 */
export function packageName(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && !/^v\d+$/.test(segment));
  const last = segments[segments.length - 1] ?? path;
  return last.replace(/\.v\d+$/, '').replace(/^go-(?=.)|(?<=.)[-.]go$/g, '');
}

function firstSegment(path: string): string {
  const end = path.indexOf('.', 1);
  return end < 0 ? path : path.slice(0, end);
}

function definedList(value: string | null): string[] {
  return value === null ? [] : [value];
}
