/**
 * Reads a secret from the environment instead of the code: the literal becomes what the rule says (`read`, such
 * as `process.env.$NAME`), with a name made of the one that the secret had, or for an argument without a name the
 * rule's (`call`). The secret itself must still be
 * changed, which no edit can do.
 */

import { type Node, visit } from '../syntax/node.ts';
import { type Fixer, nodeWithin } from './fixer.ts';
import { importing } from './importing.ts';

export const secretFromEnvironment: Fixer = (context) => {
  const { match, root, options, title } = context;
  const { read } = options;
  const imported = importing(options.import, context);
  const found = nodeWithin(root, match);
  if (read === undefined || found === undefined || imported === undefined) return undefined;
  const literals: { name: string; node: Node }[] = [];
  visit(found, (node) => {
    const value = node.get('value') ?? node.get('default');
    const name = node.get('target') ?? node.get('name') ?? node.get('key');
    if (value?.kind === 'String' && name !== undefined) literals.push({ name: lastName(name), node: value });
  });
  if (found.kind === 'String')
    literals.push({ name: nameGivenTo(found, root) ?? nameInCall(found, root, options.call), node: found });
  const given = found.kind === 'Call' ? (found.get('arguments')?.children ?? []) : [];
  for (const node of given)
    if (node.kind === 'String' && options.call !== undefined) literals.push({ name: options.call, node });
  const secrets = literals.filter(({ name }) => /pass|pwd|secret|token|key|credential/i.test(name));
  const [secret] = secrets;
  if (secret === undefined || secrets.length !== 1) return undefined;
  const { start, end } = secret.node;
  const text = imported.name(read).replace('$NAME', environmentName(secret.name));
  return { title, edits: [{ start, end, text }, ...imported.edits] };
};

function lastName(node: Node): string {
  return node.get('property')?.text ?? node.get('index')?.text ?? node.text;
}

/** The rule's name for what a call is given; none where an earlier argument is a text, which names it already. */
function nameInCall(literal: Node, root: Node, name = ''): string {
  let call: Node | undefined;
  for (let node: Node | undefined = root; node !== undefined && node !== literal; ) {
    const inner: Node | undefined = node.children.find(
      (child) => child.start <= literal.start && literal.end <= child.end,
    );
    if (node.kind === 'Arguments' && inner === literal) call = node;
    node = inner;
  }
  const before = call?.children.slice(0, call.children.indexOf(literal));
  return before === undefined || before.some(({ kind }) => kind === 'String') ? '' : name;
}

/** The name to which a literal is given: `password: '…'`, `key = "…"`; undefined for an argument without. */
function nameGivenTo(literal: Node, root: Node): string | undefined {
  let given: string | undefined;
  for (let node: Node | undefined = root; node !== undefined && node !== literal; ) {
    const inner: Node | undefined = node.children.find(
      (child) => child.start <= literal.start && literal.end <= child.end && child !== node?.get('key'),
    );
    const name = node.get('target') ?? node.get('name') ?? node.get('key');
    given =
      name !== undefined && inner === (node.get('value') ?? node.get('default')) ? lastName(name) : undefined;
    node = inner;
  }
  return given;
}

/** `dbPassword` → `DB_PASSWORD`. */
function environmentName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase();
}
