/**
 * Does a node match a pattern? The algorithm is one structural walk over both trees in continuation-passing
 * style: `then` is called for each way in which a pattern matches, with the bindings of that way, and says
 * whether to stop. Kinds that mean the same thing meet here (a declaration and an assignment, a name and what
 * it was imported from), and only here. Sequences are in `sequence.ts`, literals in `literal.ts`.
 *
 * The walk counts its steps. A pattern that needs too many, by design or by malice, is given up and reported.
 */

import { type Facts, sameName } from '../facts/facts.ts';
import { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { matchBinary } from './binary.ts';
import { Binding, type Bindings, type Bound, lookup } from './bindings.ts';
import { matchBareDecorator, matchDecorator } from './decorators.ts';
import { meetsBareCalls } from './dispatch.ts';
import { isEllipsis, onlyEllipsis } from './ellipsis.ts';
import { sameBound } from './equal.ts';
import { matchImport, matchImportedMember, matchImportedVariable, matchModule } from './imports.ts';
import { isLiteral, matchLiteral } from './literal.ts';
import type { Matcher, Then } from './matcher.ts';
import { dottedName, matchName } from './name.ts';
import type { MatchOptions } from './options.ts';
import { matchArguments, matchSequence } from './sequence.ts';
import { matchTyped } from './typed.ts';

/** Thrown when a match takes more steps than it may; caught by whoever set the budget. */
export class BudgetExceeded extends Error {}

/** Roles that a pattern may leave out though the code has them: "less is more". */
const OPTIONAL = new Set([
  'decorators',
  'modifiers',
  'typeParameters',
  'typeArguments',
  'throws',
  'results',
  'tag',
  'accessors',
  'initializers',
  'permits',
  'returnType',
  'type',
  'receiver',
  'supers',
  'alternative',
  'else',
  'finalizer',
  'resources',
  'alias',
  'format',
]);

/** Further roles that may be left out of a pattern, by kind: the parts of a partial definition. */
const OPTIONAL_IN: Readonly<Record<string, ReadonlySet<string>>> = {
  FunctionDef: new Set(['body', 'default']),
  ClassDef: new Set(['body', 'name', 'parameters']),
  Lambda: new Set(['name', 'body']),
  Element: new Set(['children']),
  Catch: new Set(['name', 'guard']),
  TypeTest: new Set(['name']),
  Try: new Set(['handlers']),
  ForEach: new Set(['body']),
  New: new Set(['body', 'initializer']),
  Parameter: new Set(['default']),
  If: new Set(['consequent']),
};

/** One matching of a pattern against a document's nodes. */
export class PatternMatcher implements Matcher {
  constructor(
    readonly facts: Facts,
    readonly options: MatchOptions,
    /** What regular expressions inside the pattern may cost. */
    readonly searches: SearchBudget,
    /** How many node comparisons are left. */
    private steps: number,
  ) {}

  /** Matches a node; `then` is called for each way. Answers whether a `then` said to stop. */
  match(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (--this.steps < 0) throw new BudgetExceeded('The match took too many steps.');
    switch (pattern.kind) {
      case 'Metavariable':
        return (
          this.bindNode(pattern.text, target, bindings, then) ||
          this.bindOriginal(pattern.text, target, bindings, then)
        );
      case 'Ellipsis':
        return then(bindings);
      case 'EllipsisMetavariable':
        return this.bind(pattern.text, { type: 'nodes', nodes: [target] }, bindings, then);
      case 'DeepExpression':
        return this.matchDeep(pattern.children[0] as Node, target, bindings, then);
      case 'Word':
        return isWord(pattern.text, target) && then(bindings);
      case 'Variable':
        return (
          target.kind === 'Identifier' && this.match(pattern.children[0] as Node, target, bindings, then)
        );
      case 'TypedMetavariable':
        return matchTyped(this, pattern, target, bindings, then);
      default:
        break;
    }
    if (isLiteral(pattern)) return matchLiteral(this, pattern, target, bindings, then);
    if (this.matchAlike(pattern, target, bindings, then)) return true;
    if (isName(target) && dottedName(pattern) !== null && matchName(this, pattern, target, bindings, then))
      return true;
    return this.throughDefinition(pattern, target, bindings, then);
  }

  /** Binds a metavariable, or holds it against what it is already bound to. */
  bind(name: string, bound: Bound, bindings: Bindings, then: Then): boolean {
    if (name === '$_') return then(bindings);
    const before = lookup(bindings, name);
    if (before === undefined) return then(new Binding(name, bound, bindings));
    return sameBound(before, bound, this.facts) && then(bindings);
  }

  /** Binds a metavariable to one node. */
  bindNode(name: string, target: Node, bindings: Bindings, then: Then): boolean {
    return this.bind(name, { type: 'nodes', nodes: [target] }, bindings, then);
  }

  private matchDeep(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const stack: Node[] = [target];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (this.match(pattern, node, bindings, then)) return true;
      const definition = this.definitionOf(node);
      if (definition !== undefined) stack.push(definition);
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i] as Node;
        // What the body of a function inside does is not done here.
        if (child.kind !== 'Block' && child.kind !== 'ExprBody') stack.push(child);
      }
    }
    return false;
  }

  /** With `symbolic_propagation`, a variable stands for its definition. */
  private throughDefinition(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const definition = this.definitionOf(target);
    return definition !== undefined && this.match(pattern, definition, bindings, then);
  }

  /** With `symbolic_propagation`, a metavariable may also stand for what a variable is another name of. */
  private bindOriginal(name: string, target: Node, bindings: Bindings, then: Then): boolean {
    const definition = this.definitionOf(target);
    return definition !== undefined && isName(definition) && this.bindNode(name, definition, bindings, then);
  }

  private definitionOf(target: Node): Node | undefined {
    if (!this.options.symbolicPropagation || !isName(target)) return undefined;
    const definition = this.facts.definition(target);
    return definition === target ? undefined : definition;
  }

  /** Nodes of one kind, and the kinds that mean the same. */
  private matchAlike(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (pattern.kind === target.kind) {
      if (pattern.kind === 'Binary') return matchBinary(this, pattern, target, bindings, then);
      if (pattern.kind === 'Member' && this.matchChain(pattern, target, bindings, then)) return true;
      return this.matchSame(pattern, target, bindings, then);
    }
    if (pattern.kind === 'Call') {
      if (this.matchBareCall(pattern, target, bindings, then)) return true;
      return target.kind === 'Decorator' && matchBareDecorator(this, pattern, target, bindings, then);
    }
    switch (pattern.kind) {
      case 'ExprStmt':
        return this.matchExpressionStatement(pattern.children[0] as Node, target, bindings, then);
      case 'Assign':
        // An entry that is written as an assignment is one.
        if (target.kind === 'Pair')
          return target.text === '=' && this.matchParts(pattern, target, ASSIGNED, bindings, then);
        return (
          target.kind === 'VarDef' &&
          this.options.declarationIsAssignment &&
          target.get('value') !== undefined &&
          this.matchRoles(pattern, target, ['target', 'value'], bindings, then)
        );
      case 'VarDef':
        // A pattern such as `$X: $T = $Y` in a language whose plain assignments declare.
        return (
          target.kind === 'Assign' &&
          pattern.get('type') === undefined &&
          pattern.get('modifiers') === undefined &&
          this.matchRoles(pattern, target, ['target', 'value'], bindings, then)
        );
      case 'Import':
        return target.kind === 'ImportFrom' && matchImport(this, pattern, target, bindings, then);
      case 'ImportFrom':
        return target.kind === 'Import'
          ? matchImportedMember(this, pattern, target, bindings, then)
          : target.kind === 'VarDef' && matchImportedVariable(this, pattern, target, bindings, then);
      case 'For':
        return (
          target.kind === 'ForEach' &&
          hasOpenHeader(pattern) &&
          this.matchRoles(pattern, target, ['body'], bindings, then)
        );
      case 'FunctionDef':
        if (target.kind === 'VarDef') return this.matchFunctionAsVariable(pattern, target, bindings, then);
        return target.kind === 'Lambda' && this.matchFunctionAsLambda(pattern, target, bindings, then);
      case 'Member':
        return this.matchChain(pattern, target, bindings, then);
      case 'Array':
        return (
          target.kind === 'Comprehension' && target.text === 'list' && onlyEllipsis(pattern) && then(bindings)
        );
      case 'Set':
        // `{...}` where sets and dictionaries are written alike.
        return target.kind === 'Object' && onlyEllipsis(pattern) && then(bindings);
      case 'Interpolated':
        if (target.kind !== 'String' || pattern.text !== '' || !isQuoted(target)) return false;
        // `...` between the quotes of a template is a template without values, too; a metavariable alone
        // between them is whatever text stands there.
        return (
          (pattern.children.every((part) => part.text === '...') && then(bindings)) ||
          this.matchQuoted(pattern, target, bindings, then)
        );
      case 'Interpolation': {
        // In quotes in which `$x` is a variable, `$X` may also be a part of the text.
        const value = pattern.get('expression');
        return (
          target.kind === 'StringText' &&
          pattern.text !== '' &&
          value?.kind === 'Metavariable' &&
          this.bindNode(value.text, target, bindings, then)
        );
      }
      case 'ExprBody': {
        // `(x) => $BODY` is a function with any body.
        const body = pattern.children[0];
        return (
          target.kind === 'Block' &&
          body?.kind === 'Metavariable' &&
          this.bindNode(body.text, target, bindings, then)
        );
      }
      case 'Block':
        return target.kind === 'ExprBody' && this.matchExpressionBody(pattern, target, bindings, then);
      case 'Type':
        return (
          pattern.children.length === 1 && this.match(pattern.children[0] as Node, target, bindings, then)
        );
      default:
        return (
          ((target.kind === 'Type' && target.children.length === 1) || target.kind === 'Generic') &&
          // A type without type arguments means it with any.
          this.match(pattern, target.children[0] as Node, bindings, then)
        );
    }
  }

  /** `f()` and `a.f(...)` where a name alone is a call: `f`, `a.f`. */
  private matchBareCall(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const callee = pattern.get('callee');
    const given = pattern.get('arguments');
    if (callee === undefined || given === undefined || !isName(target)) return false;
    if (!meetsBareCalls(pattern) || !this.facts.isBareCall(target)) return false;
    const none = new Node('Arguments', '', target.to, target.to, [], null, target.unit);
    return this.match(callee, target, bindings, (more) => this.match(given, none, more, then));
  }

  /** `"$X"` in a language that interpolates `$x`, against a string without values. */
  private matchQuoted(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const [only, another] = pattern.children;
    const inner = another === undefined ? only?.get('expression') : undefined;
    if (inner?.kind !== 'Metavariable') return false;
    const text = new Node('String', inner.text, pattern.from, pattern.to, [], null, pattern.unit);
    return matchLiteral(this, text, target, bindings, then);
  }

  /** A function named in the pattern is also a named function expression; `...` needs no name. */
  private matchFunctionAsLambda(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const name = pattern.get('name');
    if (target.get('name') === undefined && name?.kind !== 'Ellipsis') return false;
    return this.matchShaped(pattern, target, bindings, then);
  }

  /** A function named in the pattern is also a variable of that name whose value is a function without one. */
  private matchFunctionAsVariable(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const [name, lambda, variable] = [pattern.get('name'), target.get('value'), target.get('target')];
    if (name === undefined || variable === undefined || lambda?.kind !== 'Lambda') return false;
    if (lambda.get('name') !== undefined || pattern.get('modifiers') !== undefined) return false;
    return this.match(name, variable, bindings, (more) =>
      this.matchRoles(pattern, lambda, ['parameters', 'returnType', 'body'], more, then),
    );
  }

  /** A body of statements against a lambda's bare expression: `{ ... }`, or `{ return e; }`. */
  private matchExpressionBody(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (onlyEllipsis(pattern)) return then(bindings);
    const statements = pattern.children.filter((child) => child.kind !== 'Ellipsis');
    const [statement] = statements;
    const value =
      statement?.kind === 'Return' || statement?.kind === 'ExprStmt' ? statement.children[0] : undefined;
    if (statements.length !== 1 || value === undefined) return false;
    const expression = target.children[0];
    if (expression === undefined) return false;
    return statement?.kind === 'ExprStmt'
      ? this.matchDeep(value, expression, bindings, then)
      : this.match(value, expression, bindings, then);
  }

  /** An expression as a statement matches any statement it stands in, not what the statement's blocks hold. */
  private matchExpressionStatement(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (pattern.kind === 'Metavariable') return this.bindNode(pattern.text, target, bindings, then);
    if (this.match(pattern, target, bindings, then)) return true;
    if (!this.options.deepStatements || (HOLDS_STATEMENTS.has(target.kind) && target.kind !== 'If'))
      return false;
    for (const child of target.children) {
      if (!HOLDS_STATEMENTS.has(child.kind) && this.matchDeep(pattern, child, bindings, then)) return true;
    }
    return false;
  }

  /**
   * One statement of several. Where commands and calls are statements without a wrapper around them, they are
   * sought in a statement as an expression statement is elsewhere.
   */
  matchStatement(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    return pattern.kind === 'Call' || pattern.kind === 'Member'
      ? this.matchExpressionStatement(pattern, target, bindings, then)
      : this.match(pattern, target, bindings, then);
  }

  private sameLeaf(pattern: Node, target: Node): boolean {
    return (
      pattern.text === target.text ||
      (this.options.letIsVar &&
        pattern.kind === 'Modifier' &&
        pattern.text === 'var' &&
        DECLARING.has(target.text)) ||
      (pattern.kind === 'Identifier' && sameName(pattern.text, target.text, this.facts))
    );
  }

  private matchSame(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (pattern.kind === 'Decorator') return matchDecorator(this, pattern, target, bindings, then);
    if (pattern.kind === 'ExprStmt') {
      const [inner] = pattern.children;
      const [expression] = target.children;
      if (inner === undefined || expression === undefined) return inner === expression && then(bindings);
      if (this.match(inner, expression, bindings, then)) return true;
      return (
        this.options.deepStatements &&
        inner.kind !== 'Metavariable' &&
        expression.children.some((child) => this.matchDeep(inner, child, bindings, then))
      );
    }
    if (pattern.kind === 'Call' && pattern.get('callee')?.kind === 'Ellipsis') {
      // `... x` of a shell: the ellipsis may be any words of the command, its name among them, or none.
      if (matchArguments(this, words(pattern), words(target), bindings, then)) return true;
    }
    const statement = onlyUnbraced(pattern);
    if (statement !== undefined) {
      const single = target.children.length === 1 ? (target.children[0] as Node) : target;
      return this.bindNode(statement.text, single, bindings, then);
    }
    if (pattern.roles === null || target.roles === null) {
      if (pattern.children.length === 0 && target.children.length === 0)
        return this.sameLeaf(pattern, target) && then(bindings);
      if (pattern.text !== target.text && !this.textMayDiffer(pattern)) return false;
      return matchSequence(this, pattern, target, bindings, then);
    }
    if (pattern.text !== target.text && !this.textMayDiffer(pattern)) return false;
    return this.matchShaped(pattern, target, bindings, then);
  }

  /**
   * A default import of a pattern is any import of that name; `T{a}` is also what `new T(a)` makes; `a.b` is also
   * `a?.b`, but not the other way round.
   */
  private textMayDiffer(pattern: Node): boolean {
    const { kind, text } = pattern;
    if (kind === 'Arguments') return onlyEllipsis(pattern);
    if (kind === 'Interpolation') return true;
    return kind === 'ImportNames' || (kind === 'Member' && text !== '?.') || (kind === 'New' && text === '');
  }

  /** Holds the parts of two nodes of one kind against each other, role by role. */
  matchShaped(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    const optional = OPTIONAL_IN[pattern.kind];
    if (
      pattern.kind === 'Element' &&
      !this.options.looseSingletons &&
      (pattern.get('children') === undefined) !== (target.get('children') === undefined)
    )
      return false;
    const roles = target.roles ?? [];
    for (const role of roles) {
      if (pattern.get(role) === undefined && !OPTIONAL.has(role) && optional?.has(role) !== true)
        return false;
    }
    return this.matchRoles(pattern, target, pattern.roles ?? [], bindings, then);
  }

  /** The given roles one after the other. */
  matchRoles(pattern: Node, target: Node, roles: readonly string[], bindings: Bindings, then: Then): boolean {
    const next = (at: number, bound: Bindings): boolean => {
      const role = roles[at];
      if (role === undefined) return then(bound);
      const wanted = pattern.get(role);
      if (wanted === undefined) return next(at + 1, bound);
      const found = asList(pattern, role, wanted, target.get(role));
      if (found === undefined) return matchesNothing(wanted, role, pattern.kind) && next(at + 1, bound);
      if (role === 'key' && this.isNamedByText(wanted, found)) return next(at + 1, bound);
      if (role === 'value' && found.kind === 'Cast' && wanted.kind === 'Call')
        // What a call gives is what is assigned, whatever it is cast to.
        return (
          this.match(wanted, found, bound, (more) => next(at + 1, more)) ||
          this.match(wanted, found.get('value') ?? found, bound, (more) => next(at + 1, more))
        );
      if (role === 'module') return matchModule(this, wanted, found, bound, (more) => next(at + 1, more));
      return this.match(wanted, found, bound, (more) => next(at + 1, more));
    };
    return next(0, bindings);
  }

  /** Parts of the pattern against parts of the code in other roles. */
  private matchParts(
    pattern: Node,
    target: Node,
    roles: readonly (readonly [string, string])[],
    bindings: Bindings,
    then: Then,
  ): boolean {
    const next = (at: number, bound: Bindings): boolean => {
      const pair = roles[at];
      if (pair === undefined) return then(bound);
      const [wanted, found] = [pattern.get(pair[0]), target.get(pair[1])];
      if (wanted === undefined || found === undefined) return false;
      return this.match(wanted, found, bound, (more) => next(at + 1, more));
    };
    return next(0, bindings);
  }

  /** Whether the key of an entry is a name in the pattern, and the same as a text in the code. */
  private isNamedByText(wanted: Node, found: Node): boolean {
    if (!this.facts.keysAreNames || wanted.kind !== 'Identifier') return false;
    return found.kind === 'String' && found.text === wanted.text;
  }

  /** `a. ... .b()`: an ellipsis among members stands for any number of members, calls and indexes. */
  private matchChain(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (pattern.get('property')?.kind !== 'Ellipsis') return false;
    const object = pattern.get('object');
    if (object === undefined) return false;
    for (let at: Node | undefined = target; at !== undefined; at = chained(at)) {
      if (this.match(object, at, bindings, then)) return true;
    }
    return false;
  }
}

/** What the parts of an assignment are in an entry. */
const ASSIGNED = [
  ['target', 'key'],
  ['value', 'value'],
] as const;

/** What declares a variable otherwise than `var`, which in a pattern means any of them. */
const DECLARING = new Set(['let', 'const']);

/** Parts of a statement that hold statements of their own: an expression statement is not sought there. */
const HOLDS_STATEMENTS = new Set([
  'Block',
  'ClassBody',
  'Cases',
  'Handlers',
  'If',
  'Modifiers',
  'Decorators',
]);

/** What is left of a chain of members, calls and indexes without its last link. */
function chained(node: Node): Node | undefined {
  switch (node.kind) {
    case 'Call':
      return node.get('callee');
    case 'Member':
    case 'Index':
      return node.get('object');
    case 'Await':
      return node.get('value');
    default:
      return undefined;
  }
}

/** What there may be one or several of is a list of one where the pattern has a list: `except (..., A, ...)`. */
function asList(pattern: Node, role: string, wanted: Node, found: Node | undefined): Node | undefined {
  if (wanted.kind !== 'Tuple' || found === undefined || found.kind === 'Tuple') return found;
  const isOpen = wanted.children.some(isEllipsis);
  if (!(pattern.kind === 'Catch' && role === 'type') && !(role === 'index' && isOpen)) return found;
  return new Node('Tuple', '', found.from, found.to, [found], null, found.unit);
}

/** Whether a node is a name, which may stand for something else. */
function isName(node: Node): boolean {
  return node.kind === 'Identifier' || node.kind === 'Member';
}

/** `for (...)`: a header that says nothing. */
function hasOpenHeader(pattern: Node): boolean {
  const header = ['init', 'condition', 'update'].map((role) => pattern.get(role));
  return header.every((part) => part === undefined || part.kind === 'Ellipsis');
}

/** The metavariable of a block without braces that is nothing else: `if (…) $S`. It stands for the block. */
function onlyUnbraced(pattern: Node): Node | undefined {
  const [statement] = pattern.children;
  if (pattern.kind !== 'Block' || pattern.children.length !== 1 || statement === undefined) return undefined;
  if (statement.from !== pattern.from || statement.to !== pattern.to) return undefined;
  const inner = statement.kind === 'ExprStmt' ? statement.children[0] : statement;
  return inner?.kind === 'Metavariable' ? inner : undefined;
}

/** Whether a part of a pattern also matches where the code has nothing. */
function matchesNothing(wanted: Node, role: string, parent: string): boolean {
  if (isEllipsis(wanted)) return true;
  // A handler need not name what it catches, nor a function expression itself.
  if (wanted.kind === 'Metavariable' && (parent === 'Catch' || (parent === 'Lambda' && role === 'name')))
    return true;
  return (
    wanted.roles === null &&
    (onlyEllipsis(wanted) ||
      wanted.kind === 'Attributes' ||
      wanted.kind === 'Arguments' ||
      wanted.kind === 'Children') &&
    wanted.children.every((child) => child.kind === 'Ellipsis')
  );
}

/** What is called and what it is given, in one list: a name among words is a word. */
function words(call: Node): readonly Node[] {
  const callee = call.get('callee');
  const given = call.get('arguments')?.children ?? [];
  if (callee?.kind !== 'Identifier') return callee === undefined ? given : [callee, ...given];
  return [new Node('String', callee.text, callee.from, callee.to, [], null, callee.unit), ...given];
}

/** Whether a node is a word of a shell, or a command that has it for a name. */
function isWord(word: string, target: Node): boolean {
  if (target.kind === 'Call') return target.get('callee')?.text === word;
  return target.kind === 'String' && target.text === word;
}

/** Whether a string stands in quotes, which a word of a shell need not. */
function isQuoted({ text, from, to }: Node): boolean {
  return to - from >= text.length + 2;
}
