/** Imports: whatever form the code has them in, a pattern that names a module means them. */

import { moduleNames } from '../facts/imports.ts';
import { Node } from '../syntax/node.ts';
import type { Bindings } from './bindings.ts';
import type { Matcher, MatchNode, Then } from './matcher.ts';

/** A module, or one inside of it: `a` is also `a.b`, and `"a"` is also `"a/b"`. */
export const matchModule: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (matcher.match(pattern, target, bindings, then)) return true;
  if (pattern.kind === 'String')
    return target.kind === 'String' && target.text.startsWith(`${pattern.text}/`) && then(bindings);
  if (pattern.kind !== 'Identifier' && pattern.kind !== 'Member') return false;
  for (let at = target.get('object'); at !== undefined; at = at.get('object'))
    if (matcher.match(pattern, at, bindings, then)) return true;
  return false;
};

/** `import m` is also any import of names from `m`; `import a.b` is also `b` from `a`. */
export const matchImport: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (pattern.get('alias') !== undefined) return false;
  if (matcher.matchRoles(pattern, target, ['module'], bindings, then)) return true;
  const module = pattern.get('module');
  const object = module?.get('object');
  const property = module?.get('property');
  const from = target.get('module');
  if (object === undefined || property === undefined || from === undefined) return false;
  return matcher.match(object, from, bindings, (more) =>
    (target.get('names')?.children ?? []).some((imported) => {
      const name = imported.get('name');
      return name !== undefined && matcher.match(property, name, more, then);
    }),
  );
};

/** `from a.b import c` is also `import a.b.c`. */
export const matchImportedMember: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [wanted, names] = [pattern.get('module'), pattern.get('names')];
  const imported = target.get('module');
  const [from, member] = [imported?.get('object'), imported?.get('property')];
  const [name, another] = names?.children ?? [];
  const wantedName = name?.get('name');
  if (wanted === undefined || wantedName === undefined || another !== undefined) return false;
  if (from === undefined || member === undefined || name?.get('alias') !== undefined) return false;
  return matchModule(matcher, wanted, from, bindings, (more) =>
    matcher.match(wantedName, member, more, then),
  );
};

/** `import a from "m"` and `import { a } from "m"` are also `const a = require("m")` and `const { a } = …`. */
export const matchImportedVariable: MatchNode = (matcher, pattern, target, bindings, then) => {
  const value = target.get('value');
  const variable = target.get('target');
  const module = value && matcher.facts.importedModule(value);
  const [wanted, names] = [pattern.get('module'), pattern.get('names')];
  if (module === undefined || variable === undefined || wanted === undefined || names === undefined)
    return false;
  const found = new Node(
    'ImportNames',
    names.text,
    variable.from,
    variable.to,
    namesIn(variable, names),
    null,
    variable.unit,
  );
  return matchModule(matcher, wanted, module, bindings, (more) => matcher.match(names, found, more, then));
};

/** What a variable, or each entry of a pattern of variables, would be as a name of an import like those in `like`. */
function namesIn(variable: Node, like: Node): Node[] {
  const text = like.children[0]?.text ?? '';
  const imported = (name: Node, alias: Node | undefined): Node =>
    alias === undefined || alias.text === name.text
      ? new Node('ImportName', text, name.from, name.to, [name], ['name'], name.unit)
      : new Node('ImportName', text, name.from, alias.to, [name, alias], ['name', 'alias'], name.unit);
  if (variable.kind === 'Identifier') return [imported(variable, undefined)];
  return variable.children.flatMap((entry) => {
    const key = entry.get('key');
    return key === undefined ? [] : [imported(key, entry.get('value'))];
  });
}

/** The module that `const { a } = require("m")` takes apart, for a pattern that has a metavariable there. */
export function moduleTakenApart({ facts }: Matcher, pattern: Node, target: Node): Node | undefined {
  const value = target.get('value');
  if (pattern.get('target')?.kind !== 'Metavariable' || target.get('target')?.kind !== 'Object')
    return undefined;
  return value && facts.importedModule(value);
}

/**
 * `$M = require("m")` is also `const { a } = require("m")`: the module has no name there, and the metavariable stands
 * for what its members go by, as in `$M.a` for an `a` that was imported.
 */
export function matchTakenApart(
  matcher: Matcher,
  pattern: Node,
  target: Node,
  { text: written, start, end }: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  const name = (pattern.get('target') as Node).text;
  return moduleNames(written).some((text) =>
    matcher.bind(name, { type: 'text', text, start, end }, bindings, (more) =>
      matcher.matchRoles(pattern, target, ['value'], more, then),
    ),
  );
}
