/**
 * From a program to what it says of routes: the entries of frameworks are looked for, and what their metavariables
 * stand for becomes plain data. An entry that stands before another in its framework wins where both are about one
 * declaration, so what says more stands first.
 */

import type { Framework, FrameworkEntry, RouteEntry, RouteTemplate } from '../rule/frameworks.ts';
import type { Formula } from '../rule/rule.ts';
import { Evaluator } from '../search/evaluate.ts';
import type { Match } from '../search/matches.ts';
import type { Target } from '../search/target.ts';
import { type Node, visit } from '../syntax/node.ts';
import { addAll } from '../text/lists.ts';
import { compileRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { StepBudget } from '../text/searchBudget.ts';
import { BoundMatch } from './bound.ts';
import type {
  DeclaredMount,
  DeclaredPrefix,
  DeclaredRoute,
  DeclaredRouter,
  Handing,
  NamedValue,
  PathPiece,
  Reference,
  RouteDeclarations,
} from './declarations.ts';
import { definitionsOf, exportedValues } from './exported.ts';
import { handlerNamed, handlerOf } from './handlers.ts';
import { References } from './references.ts';
import { type Scoped, Scopes } from './scopes.ts';
import { fill } from './templates.ts';

/** What regular expressions of frameworks may cost in a file: so many steps, and so many for each character. */
const STEPS_IN_FILE = 1_000_000;
const STEPS_PER_CHARACTER = 100;

/** A match of an entry, and which of the list it is of. */
export interface Found<Entry> {
  readonly entry: Entry;
  readonly bound: BoundMatch;
  readonly match: Match;
}

/**
 * What a file says of routes. `path` is the file's, with `/`; `frameworks` are those of the file's language. Never
 * throws on what the file holds.
 */
export function readRoutes(
  target: Target,
  frameworks: readonly Framework[],
  path: string,
): RouteDeclarations {
  const budget = new StepBudget(STEPS_IN_FILE + STEPS_PER_CHARACTER * target.text.length);
  return new RouteReader(target, frameworks, path, budget).read();
}

class RouteReader {
  private readonly evaluator: Evaluator;
  private readonly routes: DeclaredRoute[] = [];
  private readonly routers: DeclaredRouter[] = [];
  private readonly mounts: DeclaredMount[] = [];
  private readonly prefixes: DeclaredPrefix[] = [];
  private readonly values: NamedValue[] = [];
  private readonly limits: string[] = [];

  constructor(
    private readonly target: Target,
    private readonly frameworks: readonly Framework[],
    private readonly path: string,
    private readonly budget: SearchBudget & StepBudget,
  ) {
    this.evaluator = new Evaluator(target, {}, budget);
  }

  read(): RouteDeclarations {
    const { program } = this.target;
    const root = program?.index.segments[0]?.root;
    if (root === undefined || this.frameworks.length === 0) return this.declarations([], []);
    const made = this.frameworks.map((framework) => this.find(framework.routers, ['$CALL']));
    const spans = new Set(made.flatMap((list) => list.map(({ match }) => keyOf(match))));
    const references = new References(root, this.target.facts, (node) => spans.has(keyOf(node)));
    for (const [i, framework] of this.frameworks.entries())
      this.readFramework(framework, made[i] ?? [], references);
    addAll(this.values, exportedValues(references));
    return this.declarations(definitionsOf(references), this.handings(root, references));
  }

  private declarations(
    definitions: RouteDeclarations['definitions'],
    handings: readonly Handing[],
  ): RouteDeclarations {
    const { routes, routers, mounts, prefixes, values } = this;
    const limits = [...this.limits, ...this.evaluator.limits];
    if (this.budget.stops > 0)
      limits.push(
        'The regular expressions of frameworks took too many steps: not all routes of the file are known.',
      );
    return {
      file: this.path,
      names: widest(this.frameworks),
      routes,
      routers,
      mounts,
      prefixes,
      definitions,
      values,
      handings,
      limits,
    };
  }

  private readFramework(
    framework: Framework,
    made: readonly Found<Framework['routers'][number]>[],
    references: References,
  ): void {
    const { id } = framework;
    const { definitions } = references;
    const scopes = new Scopes(
      this.find(framework.scopes, ['$PATH']).map(({ entry, bound, match }) => {
        const inside = entry.isWhole ? undefined : definitions.firstIn(match.start, match.end);
        return { entry, bound, match, inside: inside?.node ?? match };
      }),
      (entry, bound) => this.pieces(entry, bound),
    );
    const files = this.fileMounts(framework);
    addAll(this.mounts, files);
    const counts = (entry: FrameworkEntry, scoped: Scoped): boolean =>
      (!entry.needsScope || scoped.isScoped) &&
      (entry.router !== 'file' || framework.files.length === 0 || files.length > 0);

    for (const { entry, bound, match } of made) {
      const parent = bound.node('$ROUTER');
      const router = parent === undefined ? null : references.of(parent);
      if (parent !== undefined && router === null) continue;
      const [path = []] = scopes.around(match, this.pieces(entry, bound));
      const base = entry.isRoot ? ({ type: 'root' } as const) : router;
      this.routers.push({ framework: id, ...spanOf(match), parent: base, path: path.slice() });
    }
    for (const { entry, bound, match } of this.find(framework.mounts, ['$CHILD', '$PATH'])) {
      const parent = this.routerOf(entry, bound, references);
      const child = this.childOf(bound, references);
      if (parent === null || child === null || !counts(entry, scopes.at(match))) continue;
      // What may stand in the place of a path and is a function looks at all requests, and is none.
      const given = bound.node('$PATH');
      const isFunction = given !== undefined && references.of(given)?.type === 'place';
      const pieces = isFunction ? [{ text: '', isRegex: false }] : this.pieces(entry, bound);
      for (const path of scopes.around(match, pieces))
        this.mounts.push({
          framework: id,
          ...spanOf(match),
          parent,
          child,
          path,
          replaces: entry.replaces,
        });
    }
    for (const { entry, bound, match } of this.find(framework.prefixes, []))
      for (const piece of this.pieces(entry, bound))
        this.prefixes.push({ framework: id, ...spanOf(match), path: [piece] });
    for (const { entry, bound, match } of this.find(framework.exports, ['$VALUE'])) {
      const node = bound.node('$VALUE');
      const first = node ?? definitions.firstIn(match.start, this.target.text.length)?.node;
      const value = first === undefined ? null : references.of(first);
      const name = entry.name ?? bound.text('$NAME');
      if (value !== null && name !== null) this.values.push({ name, value });
    }
    for (const found of this.find(framework.routes, ['$VERB', '$PATH', '$NAME', '$HANDLER']))
      if (counts(found.entry, scopes.at(found.match))) this.readRoute(framework, found, references, scopes);
  }

  private readRoute(
    framework: Framework,
    { entry, bound, match }: Found<RouteEntry>,
    references: References,
    scopes: Scopes,
  ): void {
    const router = this.routerOf(entry, bound, references);
    if (router === null) return;
    const only = bound.words('$ONLY');
    const except = bound.words('$EXCEPT');
    for (const template of entry.each) {
      if (template.action !== null) {
        if (only !== undefined && only?.includes(template.action) === false) continue;
        if (except?.includes(template.action) === true) continue;
      }
      const { within, textOf } = scopes.at(match);
      const text = (name: string): string | null => bound.text(name) ?? textOf(name);
      const own = this.pieces({ ...entry, path: template.path ?? entry.path }, bound, text);
      const methods = template.methods.length > 0 ? anyOrMethods(template.methods) : bound.methods();
      const handler = this.handler(framework, template, bound, match, references, within, text);
      for (const written of scopes.around(match, own)) {
        const path = written.map((piece) => withoutTokens(piece, framework, text));
        this.routes.push({ framework: framework.id, ...spanOf(match), router, methods, path, handler });
      }
    }
  }

  private handler(
    framework: Framework,
    template: RouteTemplate,
    bound: BoundMatch,
    match: Match,
    references: References,
    within: string | null,
    text: (name: string) => string | null,
  ): Reference | null {
    const named = (name: string | null): Reference | null =>
      name === null || within === null ? null : handlerNamed(within + name, framework.handlers, this.budget);
    if (template.handler !== null) return named(fill(template.handler, text));
    const node = bound.node('$HANDLER');
    if (node !== undefined) {
      const constant = this.target.facts.constant(node);
      if (constant?.type === 'string') return named(constant.value);
      const found = handlerOf(node, references, this.target.facts);
      const action = template.action;
      return action === null || found === null ? found : memberOf(found, action, references);
    }
    const first = references.definitions.firstIn(match.start, this.target.text.length);
    return first === undefined ? null : { type: 'place', at: first.start };
  }

  /** What a mount puts below a router; an imported module by its name as well. */
  private childOf(bound: BoundMatch, references: References): Reference | null {
    const node = bound.node('$CHILD');
    if (node === undefined) {
      const module = bound.text('$CHILD');
      return module === null ? null : { type: 'import', module, names: [] };
    }
    const constant = this.target.facts.constant(node);
    if (constant?.type === 'string') return { type: 'import', module: constant.value, names: [] };
    return references.of(node);
  }

  private routerOf(entry: FrameworkEntry, bound: BoundMatch, references: References): Reference | null {
    const node = bound.node('$ROUTER');
    if (node === undefined) return entry.router === 'file' ? { type: 'file' } : { type: 'root' };
    const router = references.of(node);
    // A name that nothing in the file gives a value is no router.
    return router?.type === 'name' || router?.type === 'place' ? null : router;
  }

  /** The paths of an entry: several where a list is given. */
  private pieces(
    entry: FrameworkEntry,
    bound: BoundMatch,
    textOf: (name: string) => string | null = (name) => bound.text(name),
  ): PathPiece[] {
    if (entry.path !== null) return [{ text: fill(entry.path, textOf), isRegex: entry.isRegex }];
    const paths = bound.paths();
    if (paths.length === 0) return [{ text: '', isRegex: false }];
    return paths.map(({ text, isRegex }) => ({ text, isRegex: isRegex || entry.isRegex }));
  }

  /** What the path of the file says, as a mount of the file. */
  private fileMounts({ id, files }: Framework): DeclaredMount[] {
    for (const { path, prefix, drop } of files) {
      const compiled = compileRegex(path);
      if ('error' in compiled) continue;
      const [found] = compiled.regex.matches(this.path, this.budget);
      if (found === undefined) continue;
      const route = found.groups.find((group) => group?.name === 'route')?.text ?? '';
      const kept = route.split('/').filter((segment) => segment !== '' && !this.isDropped(segment, drop));
      const text = fill(prefix, (name) => (name === '$ROUTE' ? kept.join('/') : null));
      const mount = { parent: { type: 'root' }, child: { type: 'file' }, replaces: false } as const;
      return [{ framework: id, start: 0, end: 0, ...mount, path: [{ text, isRegex: false }] }];
    }
    return [];
  }

  private isDropped(segment: string, drop: string | null): boolean {
    const compiled = drop === null ? null : compileRegex(drop);
    return (
      compiled !== null && 'regex' in compiled && compiled.regex.matches(segment, this.budget).length > 0
    );
  }

  /**
   * The matches of entries, one for each anchor: of the first entry that has one there, that which binds most.
   */
  private find<Entry extends { readonly formula: Formula }>(
    entries: readonly Entry[],
    anchors: readonly string[],
  ): Found<Entry>[] {
    const taken = new Map<number | string, Found<Entry>>();
    for (const entry of entries) {
      for (const match of this.evaluator.find(entry.formula).matches) {
        const bound = new BoundMatch(match, this.target.facts);
        // A metavariable in the place of an argument also takes one that is given by name, which is another one.
        if (PLACED.some((name) => bound.node(name)?.kind === 'Argument')) continue;
        const key = bound.anchor(anchors) ?? keyOf(match);
        const known = taken.get(key);
        if (known === undefined || (known.entry === entry && known.bound.size < bound.size))
          taken.set(key, { entry, bound, match });
      }
    }
    return [...taken.values()];
  }

  private handings(root: Node, references: References): Handing[] {
    const handings: Handing[] = [];
    visit(root, (node) => {
      if (node.kind !== 'Call') return;
      const callee = node.get('callee');
      if (callee === undefined) return;
      const object = callee.get('object');
      const receiver = object === undefined ? null : handedOn(references.of(object));
      const given = node.get('arguments')?.children ?? [];
      const handed = given.map((argument) => handedOn(references.of(argument)));
      if (receiver === null && handed.every((each) => each === null)) return;
      const property = callee.get('property')?.text ?? '';
      const called =
        receiver === null ? references.of(callee) : ({ type: 'name', names: [property] } as const);
      if (called === null || called.type === 'parameter' || called.type === 'router') return;
      handings.push({ ...spanOf(node), callee: called, receiver, arguments: handed });
    });
    return handings;
  }
}

/** A piece of a path with what the framework's tokens in it stand for. */
function withoutTokens(
  piece: PathPiece,
  { tokens }: Framework,
  textOf: (name: string) => string | null,
): PathPiece {
  let { text } = piece;
  for (const [token, template] of tokens) {
    if (text?.includes(token) !== true) continue;
    const filled = fill(template, textOf);
    text = filled === null ? null : text.replaceAll(token, () => filled);
  }
  return { ...piece, text };
}

/** What is meant by its place where no name is written. */
const PLACED = ['$PATH', '$HANDLER', '$CHILD', '$ROUTER'];

/** Only what may be a router is of interest. */
function handedOn(reference: Reference | null): Reference | null {
  return reference?.type === 'router' || reference?.type === 'parameter' ? reference : null;
}

/** A method of a class that is given as a whole. */
function memberOf(reference: Reference, member: string, references: References): Reference {
  if (reference.type === 'import' || reference.type === 'name')
    return { ...reference, names: [...reference.names, member] };
  const owner = reference.type === 'place' ? references.definitions.at(reference.at) : undefined;
  const [method] = owner === undefined ? [] : references.definitions.named([...owner.names, member]);
  return method === undefined ? reference : { type: 'place', at: method.start };
}

function widest(frameworks: readonly Framework[]): Framework['names'] {
  const names = frameworks.map((framework) => framework.names);
  return (['everywhere', 'folder'] as const).find((each) => names.includes(each)) ?? 'file';
}

function anyOrMethods(methods: readonly string[]): readonly string[] {
  return methods.includes('ANY') ? [] : methods;
}

function keyOf({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`;
}

function spanOf({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}
