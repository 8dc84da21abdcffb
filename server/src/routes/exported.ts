/** What a file has for others: its definitions, and the variables and imports of its module. */

import { type Node, visitWhere } from '../syntax/node.ts';
import type { Definition, NamedValue, Reference } from './declarations.ts';
import type { Defined } from './definitions.ts';
import type { References } from './references.ts';

/** The definitions of a file as plain data. */
export function definitionsOf(references: References): Definition[] {
  return references.definitions.all.map((defined) => ({
    kind: defined.kind,
    start: defined.start,
    end: defined.end,
    names: defined.names,
    parameters: defined.parameters.map(parameterName),
    extendsFirst:
      defined.parameters[0]?.get('modifiers')?.children.some(({ text }) => text === 'this') === true,
    result: defined.kind === 'function' ? resultOf(defined, references) : null,
  }));
}

/** The variables of the module and what it imports. */
export function exportedValues(references: References): NamedValue[] {
  const values: NamedValue[] = [];
  for (const [name, node] of references.moduleValues()) {
    const value = references.of(node);
    if (value !== null) values.push({ name, value });
  }
  for (const [name, { module, names }] of references.imports)
    values.push({ name, value: { type: 'import', module, names } });
  return values;
}

function parameterName(parameter: Node): string {
  const name = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
  return name?.kind === 'Identifier' ? name.text : '';
}

/** What a function gives back, where that is a router or the like in all its ways out. */
function resultOf({ node }: Defined, references: References): Reference | null {
  const body = node.get('body');
  if (body === undefined) return null;
  const values: Node[] = [];
  if (body.kind === 'ExprBody') values.push(...body.children);
  else
    visitWhere(body, (inner) => {
      const value = inner.kind === 'Return' ? inner.get('value') : undefined;
      if (value !== undefined) values.push(value);
      return inner.kind !== 'FunctionDef' && inner.kind !== 'Lambda' && inner.kind !== 'ClassDef';
    });
  const results = values.map((value) => references.of(value));
  const [first] = results;
  if (first === undefined || first === null) return null;
  return results.every((result) => JSON.stringify(result) === JSON.stringify(first)) ? first : null;
}
