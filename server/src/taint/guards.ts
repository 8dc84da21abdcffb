/**
 * What is known to be harmless where a condition holds, or does not: what it is compared with, what a check of a model
 * let through, what a function of the program looked at before it answered. A check is seen through negation, `and` and
 * `or`, comparisons with true, false and nothing, and variables that keep what it came to.
 *
 * Whether the value is still the one that was checked is for whoever clears it to say (`clearing.ts`).
 */

import { type Condition, conditionsOf } from '../flow/il.ts';
import type { Guard } from '../rule/rule.ts';
import { CONTAINERS, NAMES, type Node } from '../syntax/node.ts';
import type { Flow } from './flow.ts';
import { nameOf } from './functionEntry.ts';
import { areLookUpsHarmless } from './harm.ts';
import { boundNode, type PartMatch } from './matches.ts';
import type { Past, Proof } from './proof.ts';
import { keepsHarmOut, leavesNoHarm } from './regexGuards.ts';
import { isHarmlessType } from './scalars.ts';
import { allTaints } from './value.ts';

/** How many variables and calls are looked through. */
const MOST_CONDITIONS = 8;

const WHOLE: readonly string[] = [];

const MEMBERSHIP: ReadonlySet<string> = new Set(['in', 'not in']);
/** Operators that say that two values are the same, and those that say that they are not. */
const EQUAL: ReadonlySet<string> = new Set(['==', '===', 'is', 'in']);
const UNEQUAL: ReadonlySet<string> = new Set(['!=', '!==', '<>', 'is not', 'not in']);
/** What two values of different types never are to each other. */
const STRICT: ReadonlySet<string> = new Set(['===', '!==']);
/** What has the value of one of its parts. */
const WRAPPERS: Readonly<Record<string, string>> = {
  Await: 'value',
  Cast: 'value',
  Assign: 'value',
  VarDef: 'value',
};

/** Finds what conditions prove. */
export class Guards {
  constructor(
    private readonly flow: Flow,
    private readonly past: Past,
  ) {}

  /** What is harmless where a condition lets code pass. */
  provenBy(condition: Condition): readonly Proof[] {
    const { node, about, subject, isTrue } = condition;
    const found: Proof[] = [];
    if (about === 'truth') this.prove(node, isTrue, found, false, 0);
    else if (about === 'presence') {
      // What is missing.
      if (!isTrue) found.push({ node, path: WHOLE, isEarlier: false, isFalse: true });
    } else if (isTrue && subject !== null && this.isConstantCase(node))
      found.push({ node: subject, path: WHOLE, isEarlier: false });
    return found;
  }

  /** What is harmless behind a call that throws where it does not let pass. */
  provenByReturn(node: Node): readonly Proof[] {
    const found: Proof[] = [];
    for (const guard of this.flow.places.guardsAt(node))
      if (guard.part.when === 'returns') this.addChecked(guard, found, false);
    for (const each of this.flow.frame.checks.get(node)?.always ?? [])
      found.push({ ...each, isEarlier: false });
    return found;
  }

  private prove(node: Node, isTrue: boolean, found: Proof[], isEarlier: boolean, depth: number): void {
    if (depth > MOST_CONDITIONS) return;
    // What is false, or missing, carries no data.
    if (!isTrue) found.push({ node: node.get('target') ?? node, path: WHOLE, isEarlier, isFalse: true });
    for (const guard of this.flow.places.guardsAt(node))
      if (guard.part.when === String(isTrue)) this.addChecked(guard, found, isEarlier);
      else if (this.findsNoHarm(guard, isTrue)) this.addChecked(guard, found, isEarlier, true);
    const answered = this.flow.frame.checks.get(node);
    for (const each of (isTrue ? answered?.whenTrue : answered?.whenFalse) ?? [])
      found.push({ ...each, isEarlier });
    const further = (inner: Node | undefined, truth: boolean, earlier = isEarlier): void => {
      if (inner === undefined || inner === node) return;
      for (const each of conditionsOf(inner, truth))
        this.prove(each.node, each.isTrue, found, earlier, depth + 1);
    };
    const wrapped = WRAPPERS[node.kind];
    if (wrapped !== undefined) further(node.get(wrapped), isTrue);
    else if (node.kind === 'Identifier') further(this.flow.facts.definition(node), isTrue, true);
    else if (node.kind === 'Unary') further(this.negated(node), !isTrue);
    else if (node.kind === 'TypeTest') this.typeTest(node, isTrue, found, isEarlier);
    else if (node.kind === 'Index') this.lookedUp(node, isTrue, found, isEarlier);
    else if (node.kind === 'Binary' && node.text === (isTrue ? '||' : '&&'))
      found.push({ either: node.children.map((side) => this.provenOf(side, isTrue, isEarlier, depth)) });
    else if (node.kind === 'Conditional') this.chosen(node, isTrue, found, isEarlier, depth);
    else if (node.kind === 'Binary') {
      for (const same of this.sameAs(node, isTrue)) found.push({ node: same, path: WHOLE, isEarlier });
      const [inner, truth] = this.asTruth(node, isTrue) ?? [];
      if (truth !== undefined) further(inner, truth);
    }
  }

  /** What is proven where an expression is true, or false. */
  private provenOf(node: Node, isTrue: boolean, isEarlier: boolean, depth: number): readonly Proof[] {
    const found: Proof[] = [];
    for (const each of conditionsOf(node, isTrue))
      this.prove(each.node, each.isTrue, found, isEarlier, depth + 1);
    return found;
  }

  /** What is proven by either of two values with what decides between them; one that is never so is left out. */
  private chosen(node: Node, isTrue: boolean, found: Proof[], isEarlier: boolean, depth: number): void {
    const condition = node.get('condition');
    if (condition === undefined) return;
    const either: (readonly Proof[])[] = [];
    for (const [role, holds] of [
      ['consequent', true],
      ['alternative', false],
    ] as const) {
      const value = node.get(role);
      const constant = value && this.flow.facts.constant(value);
      if (value === undefined || (constant?.type === 'bool' && constant.value !== isTrue)) continue;
      either.push([
        ...this.provenOf(condition, holds, isEarlier, depth),
        ...this.provenOf(value, isTrue, isEarlier, depth),
      ]);
    }
    found.push({ either });
  }

  private negated({ text, children }: Node): Node | undefined {
    return text === '!' || text === 'not' ? children[0] : undefined;
  }

  private typeTest(node: Node, isTrue: boolean, found: Proof[], isEarlier: boolean): void {
    const [value, type] = [node.get('value'), node.get('type')];
    const written = type?.kind === 'Type' ? type.children[0] : type;
    if (
      isTrue &&
      value !== undefined &&
      written !== undefined &&
      isHarmlessType(this.flow, lastNameOf(written))
    )
      found.push({ node: value, path: WHOLE, isEarlier });
  }

  /** What something is found under, in a mapping of the program's own. */
  private lookedUp(node: Node, isTrue: boolean, found: Proof[], isEarlier: boolean): void {
    const [object, index] = [node.get('object'), node.get('index')];
    if (!isTrue || !areLookUpsHarmless(this.flow.places.kinds)) return;
    if (object !== undefined && index !== undefined && this.bringsNothing(object))
      found.push({ node: index, path: WHOLE, isEarlier });
  }

  // -------------------------------------------------------------------------------------------------
  // Comparisons

  /** The sides of a comparison that are the same as something of the program's own. */
  private sameAs({ text, children }: Node, isTrue: boolean): readonly Node[] {
    const [left, right] = children;
    if (!(isTrue ? EQUAL : UNEQUAL).has(text) || left === undefined || right === undefined) return [];
    if (MEMBERSHIP.has(text)) return this.isListOfProgram(right) ? [left] : [];
    return [
      ...(this.isValueOfProgram(right, text) ? [left] : []),
      ...(this.isValueOfProgram(left, text) ? [right] : []),
    ];
  }

  /** Whether what is equal to an expression is no data from outside. */
  private isValueOfProgram(node: Node, operator: string): boolean {
    const constant = this.flow.facts.constant(node);
    // What is equal to a number by a language's own ideas may be anything.
    if (constant !== undefined)
      return constant.type === 'string' || constant.type === 'null' || STRICT.has(operator);
    return NAMES.has(node.kind) && !this.isParameter(node) && this.bringsNothing(node);
  }

  /** Whether a name is that of something the function is passed, of which nobody knows more. */
  private isParameter({ kind, text }: Node): boolean {
    const { entry } = this.flow.frame;
    return kind === 'Identifier' && entry?.parameters.some((each) => nameOf(each) === text) === true;
  }

  /** Whether what is in a list is none of it from outside, as far as the list is written out. */
  private isListOfProgram(node: Node): boolean {
    return this.bringsNothing(node) && this.areContentsOfProgram(node, 0);
  }

  private areContentsOfProgram(node: Node, depth: number): boolean {
    if (depth > MOST_CONDITIONS) return false;
    if (MADE.has(node.kind)) return partsOf(node).every((each) => this.isElementOfProgram(each, depth));
    const definition = NAMES.has(node.kind) ? this.flow.facts.definition(node) : undefined;
    return (
      definition === undefined || definition === node || this.areContentsOfProgram(definition, depth + 1)
    );
  }

  /** Whether an element is the program's own: what a function answers may be anything, unless it makes a list too. */
  private isElementOfProgram(node: Node, depth: number): boolean {
    if (this.flow.facts.constant(node) !== undefined || this.isValueOfProgram(node, '==')) return true;
    return MADE.has(node.kind) && partsOf(node).length > 0 && this.areContentsOfProgram(node, depth + 1);
  }

  /** Whether nothing from outside is in the value of an expression. */
  private bringsNothing(node: Node): boolean {
    const value = this.past.lastValue(node);
    return value === undefined || allTaints(value).length === 0;
  }

  /** What a comparison with a constant says of the other side's truth. */
  private asTruth({ text, children: [left, right] }: Node, isTrue: boolean): [Node, boolean] | undefined {
    if (left === undefined || right === undefined) return undefined;
    const { facts } = this.flow;
    const [constant, inner, operator] =
      facts.constant(right) !== undefined
        ? [facts.constant(right), left, text]
        : [facts.constant(left), right, MIRRORED[text] ?? text];
    if (constant === undefined) return undefined;
    const isEqual = EQUAL.has(operator) ? isTrue : UNEQUAL.has(operator) ? !isTrue : undefined;
    if (constant.type === 'null' && isEqual !== undefined) return [inner, !isEqual];
    if (constant.type === 'bool' && isEqual !== undefined) return [inner, isEqual === constant.value];
    if (constant.type !== 'number') return undefined;
    const { value } = constant;
    if (value === 0 && isEqual !== undefined) return [inner, !isEqual];
    if (value === 1 && isEqual === true) return [inner, true];
    // A count: more than none.
    if ((operator === '>' && value === 0) || (operator === '>=' && value === 1)) return [inner, isTrue];
    return (operator === '<' && value === 1) || (operator === '<=' && value === 0)
      ? [inner, !isTrue]
      : undefined;
  }

  private isConstantCase(test: Node): boolean {
    if (test.kind === 'Tuple' || test.text === '|')
      return test.children.length > 0 && test.children.every((each) => this.isConstantCase(each));
    const constant = this.flow.facts.constant(test);
    return constant !== undefined && constant.type !== 'regex';
  }

  // -------------------------------------------------------------------------------------------------
  // Checks of models

  /** Whether a search for characters that are not allowed comes out as it does where there are none. */
  private findsNoHarm(guard: PartMatch<Guard>, isTrue: boolean): boolean {
    const { when, matches, extent } = guard.part;
    const isOpposite = when === String(!isTrue);
    return (
      isOpposite && matches !== undefined && extent === 'part' && leavesNoHarm(this.flow, guard, matches)
    );
  }

  private addChecked(guard: PartMatch<Guard>, found: Proof[], isEarlier: boolean, isFound = false): void {
    const { checks, against, normalized } = guard.part;
    const matches = isFound ? undefined : guard.part.matches;
    const node = boundNode(guard, checks);
    if (node === undefined) return;
    const other = against === undefined ? undefined : boundNode(guard, against);
    if (other !== undefined) {
      // A folder or a host is no list: it only has to be none that comes from outside.
      const isOfProgram = normalized === undefined ? this.isListOfProgram(other) : this.bringsNothing(other);
      if (!isOfProgram) return;
    }
    if (matches !== undefined && !keepsHarmOut(this.flow, guard, matches)) return;
    if (normalized !== undefined && !this.isNormalized(node, normalized, 0)) return;
    found.push({ node, path: WHOLE, isEarlier });
  }

  /** Whether a value came through something after which nothing in it means anything else. */
  private isNormalized(node: Node, way: string, depth: number): boolean {
    if (depth > MOST_CONDITIONS) return false;
    const wrapped = WRAPPERS[node.kind];
    const inner = wrapped === undefined ? undefined : node.get(wrapped);
    if (inner !== undefined) return this.isNormalized(inner, way, depth + 1);
    const derivations = this.flow.places.derivationsAt(node);
    if (derivations.some(({ part }) => part.normalizes === way)) return true;
    for (const derivation of derivations) {
      const from = boundNode(derivation, derivation.part.from);
      if (from !== undefined && this.isNormalized(from, way, depth + 1)) return true;
    }
    const definition = NAMES.has(node.kind)
      ? (this.flow.facts.definition(node) ?? this.past.firstOf(node))
      : undefined;
    return definition !== undefined && definition !== node && this.isNormalized(definition, way, depth + 1);
  }
}

/** What is made of parts that are written out: containers, and calls that may make one of what they are given. */
const MADE: ReadonlySet<string> = new Set([...CONTAINERS, 'Call', 'New']);
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** The elements or keys of a container, or what a call is given that may make one. */
function partsOf(node: Node): readonly Node[] {
  if (node.kind === 'Call') return node.get('arguments')?.children ?? [];
  if (node.kind === 'New') {
    const initializer = node.get('initializer');
    return initializer === undefined ? (node.get('arguments')?.children ?? []) : partsOf(initializer);
  }
  // What methods of an object are called is written out.
  return node.children.flatMap((child) =>
    child.kind === 'FunctionDef' ? [] : [child.kind === 'Pair' ? (child.get('key') ?? child) : child],
  );
}

/** The last name of a type as it is written. */
function lastNameOf(type: Node): string {
  return type.get('property')?.text ?? type.text;
}
