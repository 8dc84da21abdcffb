/**
 * Does a node match a pattern? The algorithm is one structural walk over both trees in continuation-passing
 * style: `then` is called for each way in which a pattern matches, with the bindings of that way, and says
 * whether to stop. Kinds that mean the same thing (a declaration and an assignment) meet in `alike.ts`, a name and
 * what it was imported from in `name.ts`. Sequences are in `sequence.ts`, literals in `literal.ts`.
 *
 * The walk counts its steps. A pattern that needs too many, by design or by malice, is given up and reported.
 */

import { type Facts, sameName } from '../facts/facts.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { matchAlike } from './alike.ts';
import { matchBinary } from './binary.ts';
import { Binding, type Bindings, type Bound, lookup } from './bindings.ts';
import { matchChain } from './chains.ts';
import { matchDecorator } from './decorators.ts';
import { onlyEllipsis } from './ellipsis.ts';
import { sameBound } from './equal.ts';
import { matchModule } from './imports.ts';
import { isLiteral, matchLiteral } from './literal.ts';
import type { Matcher, Then } from './matcher.ts';
import { dottedName, isName, matchName } from './name.ts';
import type { MatchOptions } from './options.ts';
import { asList, matchesNothing, mayBeUnsaid } from './roles.ts';
import { matchArguments, matchSequence } from './sequence.ts';
import { matchOneOfSeveral } from './severalAssignments.ts';
import { matchExpressionStatements, matchInStatement, onlyUnbraced } from './statements.ts';
import { matchTyped } from './typed.ts';
import { isWord, words } from './words.ts';

const ASSIGNMENTS = new Set(['Assign', 'VarDef']);

/** Thrown when a match takes more steps than it may; caught by whoever set the budget. */
export class BudgetExceeded extends Error {}

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
    const isSame = pattern.kind === target.kind;
    if (
      isSame
        ? this.matchSame(pattern, target, bindings, then)
        : matchAlike(this, pattern, target, bindings, then)
    )
      return true;
    if (ASSIGNMENTS.has(pattern.kind) && ASSIGNMENTS.has(target.kind))
      return matchOneOfSeveral(this, pattern, target, bindings, then);
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

  matchDeep(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
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

  /**
   * One statement of several. Where commands and calls are statements without a wrapper around them, they are
   * sought in a statement as an expression statement is elsewhere.
   */
  matchStatement(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    return pattern.kind === 'Call' || pattern.kind === 'Member'
      ? matchInStatement(this, pattern, target, bindings, then)
      : this.match(pattern, target, bindings, then);
  }

  /** Nodes of one kind. */
  private matchSame(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    switch (pattern.kind) {
      case 'Binary':
        return matchBinary(this, pattern, target, bindings, then);
      case 'Member':
        if (matchChain(this, pattern, target, bindings, then)) return true;
        break;
      case 'Update':
        if (isPostfix(pattern) !== isPostfix(target)) return false;
        break;
      case 'Decorator':
        return matchDecorator(this, pattern, target, bindings, then);
      case 'ExprStmt':
        return matchExpressionStatements(this, pattern, target, bindings, then);
      case 'Call':
        // `... x` of a shell: the ellipsis may be any words of the command, its name among them, or none.
        if (pattern.get('callee')?.kind !== 'Ellipsis') break;
        if (matchArguments(this, words(pattern), words(target), bindings, then)) return true;
        break;
      case 'Block': {
        const statement = onlyUnbraced(pattern);
        if (statement === undefined) break;
        const [only = target, another] = target.children;
        return this.bindNode(statement.text, another === undefined ? only : target, bindings, then);
      }
      default:
        break;
    }
    const isSequence = pattern.roles === null || target.roles === null;
    if (isSequence && pattern.children.length === 0 && target.children.length === 0)
      return this.sameLeaf(pattern, target) && then(bindings);
    if (pattern.text !== target.text && !textMayDiffer(pattern)) return false;
    return isSequence
      ? matchSequence(this, pattern, target, bindings, then)
      : this.matchShaped(pattern, target, bindings, then);
  }

  private sameLeaf({ kind, text }: Node, target: Node): boolean {
    if (text === target.text) return true;
    if (kind === 'Identifier') return sameName(text, target.text, this.facts);
    if (kind !== 'Modifier' || !this.options.letIsVar) return false;
    const words = this.facts.semantics.declaringWords;
    return text === words?.[0] && words.includes(target.text);
  }

  /** Holds the parts of two nodes of one kind against each other, role by role. */
  matchShaped(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean {
    if (
      pattern.kind === 'Element' &&
      !this.options.looseSingletons &&
      (pattern.get('children') === undefined) !== (target.get('children') === undefined)
    )
      return false;
    for (const role of target.roles ?? [])
      if (pattern.get(role) === undefined && !mayBeUnsaid(pattern.kind, role)) return false;
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
      return this.matchPart(role, wanted, found, bound, (more) => next(at + 1, more));
    };
    return next(0, bindings);
  }

  private matchPart(role: string, wanted: Node, found: Node, bindings: Bindings, then: Then): boolean {
    if (role === 'module') return matchModule(this, wanted, found, bindings, then);
    if (role === 'key' && this.isNamedByText(wanted, found)) return then(bindings);
    if (this.match(wanted, found, bindings, then)) return true;
    // What a call gives is what is assigned, whatever it is cast to.
    const cast =
      role === 'value' && found.kind === 'Cast' && wanted.kind === 'Call' ? found.get('value') : undefined;
    return cast !== undefined && this.match(wanted, cast, bindings, then);
  }

  /** Whether the key of an entry is a name in the pattern, and the same as a text in the code. */
  private isNamedByText(wanted: Node, found: Node): boolean {
    if (this.facts.semantics.keysAreNames !== true || wanted.kind !== 'Identifier') return false;
    return found.kind === 'String' && found.text === wanted.text;
  }
}

/** Whether the operator stands behind what it changes: `x++`. There may be brackets around that, on both sides. */
function isPostfix(update: Node): boolean {
  const operand = update.get('operand');
  return operand !== undefined && update.to - operand.to > operand.from - update.from;
}

/**
 * Whether two nodes of this kind may differ in their text. A default import of a pattern is any import of that name;
 * `T{a}` is also what `new T(a)` makes; `a.b` is also `a?.b`, but not the other way round.
 */
function textMayDiffer(pattern: Node): boolean {
  switch (pattern.kind) {
    case 'ImportNames':
    case 'Interpolation':
      return true;
    case 'Arguments':
      return onlyEllipsis(pattern);
    case 'Member':
      return pattern.text !== '?.';
    case 'New':
      return pattern.text === '';
    default:
      return false;
  }
}
