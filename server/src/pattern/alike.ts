/**
 * Nodes of different kinds that mean the same: a declaration and an assignment, a function and a variable that holds
 * one, forms of imports, texts with values and without. Which kinds a pattern may meet is said in `dispatch.ts` too.
 */

import { Node } from '../syntax/node.ts';
import { matchChain } from './chains.ts';
import { matchBareDecorator } from './decorators.ts';
import { meetsBareCalls } from './dispatch.ts';
import { onlyEllipsis } from './ellipsis.ts';
import {
  isFieldOf,
  matchExpressionBody,
  matchFieldAsParameter,
  matchFunctionAsLambda,
  matchFunctionAsObject,
  matchFunctionAsVariable,
} from './functions.ts';
import {
  matchImport,
  matchImportedMember,
  matchImportedVariable,
  matchTakenApart,
  moduleTakenApart,
} from './imports.ts';
import { matchLiteral } from './literal.ts';
import type { MatchNode } from './matcher.ts';
import { isName } from './name.ts';
import { matchInStatement } from './statements.ts';
import { isQuoted } from './words.ts';

/** Matches nodes of two kinds. */
export const matchAlike: MatchNode = (matcher, pattern, target, bindings, then) =>
  (ALIKE.get(pattern.kind) ?? plainType)(matcher, pattern, target, bindings, then);

/** A type without type arguments means it with any. */
const plainType: MatchNode = (matcher, pattern, target, bindings, then) =>
  ((target.kind === 'Type' && target.children.length === 1) || target.kind === 'Generic') &&
  matcher.match(pattern, target.children[0] as Node, bindings, then);

/** By the kind of the pattern. */
const ALIKE: ReadonlyMap<string, MatchNode> = new Map<string, MatchNode>([
  [
    'Call',
    (matcher, pattern, target, bindings, then) => {
      if (target.kind === 'Decorator') return matchBareDecorator(matcher, pattern, target, bindings, then);
      return (
        bareCall(matcher, pattern, target, bindings, then) ||
        plainType(matcher, pattern, target, bindings, then)
      );
    },
  ],
  [
    'ExprStmt',
    (matcher, pattern, target, bindings, then) =>
      matchInStatement(matcher, pattern.children[0] as Node, target, bindings, then),
  ],
  [
    'Assign',
    (matcher, pattern, target, bindings, then) => {
      if (target.kind === 'Pair') return entry(matcher, pattern, target, bindings, then);
      return target.kind === 'VarDef' && declaration(matcher, pattern, target, bindings, then);
    },
  ],
  [
    'VarDef',
    (matcher, pattern, target, bindings, then) => {
      if (target.kind === 'FunctionDef')
        return matchFieldAsParameter(matcher, pattern, target, bindings, then);
      // A pattern such as `$X: $T = $Y` in a language whose plain assignments declare.
      return (
        target.kind === 'Assign' &&
        pattern.get('type') === undefined &&
        pattern.get('modifiers') === undefined &&
        matcher.matchRoles(pattern, target, ['target', 'value'], bindings, then)
      );
    },
  ],
  [
    'Import',
    (matcher, pattern, target, bindings, then) =>
      target.kind === 'ImportFrom' && matchImport(matcher, pattern, target, bindings, then),
  ],
  [
    'ImportFrom',
    (matcher, pattern, target, bindings, then) => {
      if (target.kind === 'Import') return matchImportedMember(matcher, pattern, target, bindings, then);
      return target.kind === 'VarDef' && matchImportedVariable(matcher, pattern, target, bindings, then);
    },
  ],
  [
    'For',
    (matcher, pattern, target, bindings, then) =>
      target.kind === 'ForEach' &&
      hasOpenHeader(pattern) &&
      matcher.matchRoles(pattern, target, ['body'], bindings, then),
  ],
  [
    'FunctionDef',
    (matcher, pattern, target, bindings, then) => {
      if (target.kind === 'VarDef')
        return (
          matchFunctionAsVariable(matcher, pattern, target, bindings, then) ||
          matchFunctionAsObject(matcher, pattern, target, bindings, then)
        );
      return target.kind === 'Lambda' && matchFunctionAsLambda(matcher, pattern, target, bindings, then);
    },
  ],
  [
    'Identifier',
    (matcher, pattern, target, bindings, then) =>
      calledName(matcher, pattern, target, bindings, then) ||
      plainType(matcher, pattern, target, bindings, then),
  ],
  [
    'Member',
    (matcher, pattern, target, bindings, then) =>
      matchChain(matcher, pattern, target, bindings, then) ||
      calledName(matcher, pattern, target, bindings, then) ||
      plainType(matcher, pattern, target, bindings, then),
  ],
  [
    'Array',
    (_, pattern, target, bindings, then) =>
      target.kind === 'Comprehension' && target.text === 'list' && onlyEllipsis(pattern) && then(bindings),
  ],
  // `{...}` where sets and dictionaries are written alike.
  [
    'Set',
    (_, pattern, target, bindings, then) =>
      target.kind === 'Object' && onlyEllipsis(pattern) && then(bindings),
  ],
  [
    'Interpolated',
    (matcher, pattern, target, bindings, then) => {
      if (target.kind !== 'String') return false;
      const isOpen = pattern.children.every((part) => part.text === '...');
      // A template is told from a string where its quotes are others.
      if (pattern.text === '`') return isOpen && target.children.length > 0 && then(bindings);
      if (pattern.text !== '' || !isQuoted(target)) return false;
      // `...` between quotes is a text without values, too; a metavariable alone between them is whatever text
      // stands there.
      return (isOpen && then(bindings)) || quoted(matcher, pattern, target, bindings, then);
    },
  ],
  [
    'Interpolation',
    (matcher, pattern, target, bindings, then) => {
      // In quotes in which `$x` is a variable, `$X` may also be a part of the text.
      const value = pattern.get('expression');
      return (
        target.kind === 'StringText' &&
        pattern.text !== '' &&
        value?.kind === 'Metavariable' &&
        matcher.bindNode(value.text, target, bindings, then)
      );
    },
  ],
  [
    'ExprBody',
    (matcher, pattern, target, bindings, then) => {
      // `(x) => $BODY` is a function with any body.
      const body = pattern.children[0];
      return (
        target.kind === 'Block' &&
        body?.kind === 'Metavariable' &&
        matcher.bindNode(body.text, target, bindings, then)
      );
    },
  ],
  [
    'Block',
    (matcher, pattern, target, bindings, then) =>
      target.kind === 'ExprBody' && matchExpressionBody(matcher, pattern, target, bindings, then),
  ],
  [
    'Type',
    (matcher, pattern, target, bindings, then) =>
      pattern.children.length === 1 && matcher.match(pattern.children[0] as Node, target, bindings, then),
  ],
]);

/** An assignment is also a declaration with a value. */
const declaration: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (!matcher.options.declarationIsAssignment || target.get('value') === undefined) return false;
  const [wanted, found] = [pattern.get('target'), target.get('target')];
  if (wanted !== undefined && found !== undefined && isFieldOf(matcher, found, wanted))
    return matcher.matchRoles(pattern, target, ['value'], bindings, then);
  const module = moduleTakenApart(matcher, pattern, target);
  if (module !== undefined) return matchTakenApart(matcher, pattern, target, module, bindings, then);
  return matcher.matchRoles(pattern, target, ['target', 'value'], bindings, then);
};

/** An assignment is also an entry that is written as one. */
const entry: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [wanted, key] = [pattern.get('target'), target.get('key')];
  if (target.text !== '=' || wanted === undefined || key === undefined) return false;
  return matcher.match(wanted, key, bindings, (more) =>
    matcher.matchRoles(pattern, target, ['value'], more, then),
  );
};

/** `f()` and `a.f(...)` where a name alone is a call: `f`, `a.f`. */
const bareCall: MatchNode = (matcher, pattern, target, bindings, then) => {
  const callee = pattern.get('callee');
  const given = pattern.get('arguments');
  if (callee === undefined || given === undefined || !isName(target)) return false;
  if (!meetsBareCalls(pattern) || !matcher.facts.isBareCall(target)) return false;
  const none = new Node('Arguments', '', target.to, target.to, [], null, target.unit);
  return matcher.match(callee, target, bindings, (more) => matcher.match(given, none, more, then));
};

/** The other way round, a name alone is also a call of it without arguments. */
const calledName: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (matcher.facts.semantics.bareCalls !== true || target.kind !== 'Call') return false;
  const callee = target.get('callee');
  const isBare = callee !== undefined && isName(callee) && target.get('arguments')?.children.length === 0;
  return isBare && matcher.match(pattern, callee, bindings, then);
};

/** `"$X"` in a language that interpolates `$x`, against a string without values. */
const quoted: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [only, another] = pattern.children;
  const inner = another === undefined ? only?.get('expression') : undefined;
  if (inner?.kind !== 'Metavariable') return false;
  const text = new Node('String', inner.text, pattern.from, pattern.to, [], null, pattern.unit);
  return matchLiteral(matcher, text, target, bindings, then);
};

/** `for (...)`: a header that says nothing. */
function hasOpenHeader(pattern: Node): boolean {
  const header = ['init', 'condition', 'update'].map((role) => pattern.get(role));
  return header.every((part) => part === undefined || part.kind === 'Ellipsis');
}
