/**
 * The generic tree: what matching and data flow see of a program.
 *
 * Every grammar's tree is read once and lowered into these nodes. What matters to a rule (a call, a
 * member, an assignment, a string with its parts, a function, …) has the same kind in every language;
 * all else keeps its grammar's own kind, so that nothing is lost and a pattern over it still matches
 * structurally. Nothing behind this file knows tree-sitter, and nothing here knows a language.
 *
 * A node is either *shaped* (each child plays a named role, at most one child a role, absent roles are
 * left out) or a *sequence* (children in order, `roles` is null). The catalogue below says which kinds
 * have which roles.
 */

/** A run of text that is lowered, kept and thrown away as one: a function, a class, a top-level statement. */
export interface Unit {
  /** Where the unit starts in the document now, a UTF-16 offset. An edit before it only changes this. */
  offset: number;
}

/**
 * The kinds that are the same in every language, with their roles. A kind that is not listed here is the
 * grammar's own: a sequence of its named children, whose `text` is its keywords and operators.
 *
 * `?` marks a role that may be absent. `[]` marks a sequence and what its children are.
 */
export type Kind =
  // Leaves. `text` is the content.
  | 'Identifier' //            a name in any position: variable, function, type, property, keyword argument
  | 'Number' //                `text` as written
  | 'Bool' //                  `text` is `true` or `false`
  | 'Null' //                  null, None, nil, undefined, NULL, nullptr; `text` as written
  /**
   * No interpolation; `text` is the value with escapes decoded as far as they are known. Without children, but for what
   * tells how it is written: StringText for each of the neighbours that are one string or for what is between the
   * quotes of a template, a Modifier `b` before bytes.
   */
  | 'String'
  | 'Char' //                  a character literal where the language tells it from a string
  | 'Regex' //                 `text` as written, with delimiters and flags
  | 'StringText' //            literal text inside an Interpolated, decoded
  | 'This' //                  this, self (where it is a keyword); `text` as written
  | 'Super'
  | 'Modifier' //              public, static, const, async, …; `text` is the word
  // Expressions.
  | 'Interpolated' //          [] StringText and Interpolation; `text` is the prefix where it matters (`f`, tag)
  | 'Interpolation' //         expression, format?
  | 'Call' //                  callee, typeArguments?, arguments: Arguments
  | 'New' //                   object? (of an inner class), placement?: Arguments, callee, arguments?: Arguments, initializer?: Object or Array, body?: ClassBody; `text` is `new` where a value is also made without the word (C++)
  | 'Arguments' //             [] expressions, Argument (named), Spread
  | 'Argument' //              name: Identifier, value
  | 'Member' //                object?, typeArguments?, property: Identifier; `text` is '' for `.` and `->`; else the operator (`::`, `?.`)
  | 'Index' //                 object, index (a Tuple when there are several)
  | 'Slice' //                 start?, stop?, step?
  | 'Unary' //                 operand; `text` is the operator: ! - + ~ typeof & * …
  | 'Update' //                operand; `text` is ++ or --
  | 'Binary' //                left, right; `text` is the operator; and → &&, or → ||, not in → not in
  | 'Assign' //                target, value (an expression; a statement wraps it in ExprStmt)
  | 'AugAssign' //             target, value; `text` is the operator with its =, e.g. +=
  | 'Conditional' //           condition, consequent, alternative
  | 'Array' //                 [] elements, Spread
  | 'Tuple' //                 [] elements
  | 'Set' //                   [] elements
  | 'Object' //                [] Pair, Spread, FunctionDef: a dictionary, map, hash or object literal; `text` is `exact` where a pattern leaves out nothing unless it says so
  | 'Pair' //                  key, value (a shorthand `{a}` has only key: Identifier and the same node as value)
  | 'Spread' //                value; `text` is the operator: * ** ...
  | 'Lambda' //                modifiers?, name?, parameters: Parameters, returnType?, results?, body: Block | ExprBody
  | 'ExprBody' //              expression: the body of a lambda or function that is a bare expression
  | 'Await' //                 value
  | 'Yield' //                 value?; `text` is '' or `from`/`*`
  | 'Cast' //                  type: Type, value
  | 'TypeTest' //              value, type: Type, name? (instanceof, is; the name that it binds)
  | 'Element' //               JSX: name?, attributes: Attributes, children?: Children
  | 'Attributes' //            [] Attribute, Spread
  | 'Attribute' //             name: Identifier, value?
  | 'Children' //              [] JSX children: Element, StringText, Interpolation
  | 'Comprehension' //         element, clauses: Clauses; `text` is list, set, dict or generator
  | 'Clauses' //               [] ForEach (no body) and If (no consequent)
  | 'Generic' //               type, typeArguments: TypeArguments (`List<String>`, where it is not called)
  | 'TypeArguments' //         [] types or expressions between the brackets of a generic
  | 'Type' //                  [] one child: a type expression; only in type positions
  // Statements and definitions.
  | 'Program' //               [] statements
  | 'Block' //                 [] statements
  | 'ExprStmt' //              expression
  | 'VarDef' //                decorators?, modifiers?, target, type?: Type, value?, tag?, accessors?: Accessors, else?: Block: one declared variable, constant or field; `text` is `let` where it is a test, and declares only if that holds
  | 'Accessors' //             [] FunctionDef `get`, `set`, …: those of a property
  | 'FunctionDef' //           decorators?, modifiers?, receiver?, name, typeParameters?, parameters, returnType?, results?: Parameters (named results), throws?: Throws, initializers?: Block (before the body of a constructor), body?
  | 'ClassDef' //              decorators?, modifiers?, name?, typeParameters?, parameters?: Parameters (of a record), supers?: Supers, body?: ClassBody; `text` is the keyword
  | 'ClassBody' //             [] members
  | 'Supers' //                [] types that the class extends or implements
  | 'Throws' //                [] types that a function declares to throw
  | 'Parameters' //            [] Parameter
  | 'Parameter' //             decorators?, modifiers?, name (an Identifier or a destructuring), type?: Type, default?; `text` is the rest operator (* ** ... &)
  | 'Decorators' //            [] Decorator
  | 'Decorator' //             expression (an annotation `@A` or `@A(x)`: Identifier, Member or Call)
  | 'Modifiers' //             [] Modifier
  | 'If' //                    init?, condition, consequent?, alternative? (an If for `else if`/`elif`)
  | 'While' //                 condition, body
  | 'DoWhile' //               body, condition
  | 'For' //                   init?, condition?, update?, body
  | 'ForEach' //               target, iterable, body?
  | 'Switch' //                init?, subject?, body: Cases
  | 'Cases' //                 [] Case
  | 'Case' //                  test? (none: default; a Tuple of several), guard?, body: Block; `text` is `->` where it never falls through
  | 'Try' //                   resources?, body, handlers?: Handlers, else?, finalizer?: Finally
  | 'Handlers' //              [] Catch
  | 'Catch' //                 type? (Tuple of several), name?, guard?, body
  | 'Finally' //               body
  | 'With' //                  items: Arguments-like sequence WithItems, body
  | 'WithItems' //             [] expressions, or Assign for `as`
  | 'Return' //                value?
  | 'Throw' //                 value?
  | 'Break' //                 `text` is the label, or in PHP the number, that it names, or ''
  | 'Continue' //              as Break
  | 'Import' //                module: String or Identifier/Member, alias?: Identifier (`import a.b as c`)
  | 'ImportFrom' //            module, names: ImportNames
  | 'ImportNames' //           [] ImportName; `text` is `*` for a wildcard
  | 'ImportName' //            name: Identifier, alias?: Identifier; `text` is `default`, `namespace` (import * as) or ''
  | 'Labeled' //               label, body
  | 'Delete' //                value
  // Only in patterns.
  | 'Metavariable' //          `text` is `$X` or `$_`
  | 'Ellipsis' //              `...`
  | 'EllipsisMetavariable' //  `text` is `$...X`
  | 'DeepExpression' //        expression: `<... e ...>`
  | 'Word' //                  text: a word of a shell, as a command or among what one is given
  | 'Variable' //              name: Metavariable, for a variable and nothing else
  | 'TypedMetavariable' //     metavariable: Metavariable, type: Type
  // The grammar's own kinds: lower-case words of the grammar.
  | (string & {});

/** The role that a child plays in a shaped node; the catalogue above lists them by kind. */
export type Role = string;

/** One node of the generic tree. Immutable once lowered; only its unit's offset moves. */
export class Node {
  constructor(
    readonly kind: Kind,
    /** A leaf's content, an operator, or the keywords of a node that has the grammar's own kind. */
    readonly text: string,
    /** Start and end, UTF-16 offsets relative to the unit. Use `start` and `end` for the document's. */
    readonly from: number,
    readonly to: number,
    readonly children: readonly Node[],
    /** The role of each child, or null where the node is a sequence. Shared between nodes of one shape. */
    readonly roles: readonly Role[] | null,
    readonly unit: Unit,
  ) {}

  /** Start in the document, a UTF-16 offset. */
  get start(): number {
    return this.unit.offset + this.from;
  }

  /** End in the document, a UTF-16 offset, exclusive. */
  get end(): number {
    return this.unit.offset + this.to;
  }

  /** The child that plays `role`, or undefined. */
  get(role: Role): Node | undefined {
    const roles = this.roles;
    if (roles === null) return undefined;
    for (let i = 0; i < roles.length; i++) if (roles[i] === role) return this.children[i];
    return undefined;
  }
}

const NO_CHILDREN: readonly Node[] = [];

/** A node without children. Offsets are relative to the unit. */
export function leaf(kind: Kind, text: string, from: number, to: number, unit: Unit): Node {
  return new Node(kind, text, from, to, NO_CHILDREN, null, unit);
}

/** Visits a node and all below it, parents first. Iterative: nesting is as deep as the input likes. */
export function visit(root: Node, enter: (node: Node) => void): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    enter(node);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node);
  }
}

/** As `visit`, but what is below a node for which `enter` answers false is left out. */
export function visitWhere(root: Node, enter: (node: Node) => boolean): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!enter(node)) continue;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node);
  }
}

/** The innermost function around a node below `root`, itself left out; undefined where there is none. */
export function functionAround(root: Node, inner: Node): Node | undefined {
  let found: Node | undefined;
  for (let node: Node | undefined = root; node !== undefined && node !== inner; ) {
    if (isFunction(node)) found = node;
    node = node.children.find(({ start, end }) => start <= inner.start && inner.end <= end);
  }
  return found;
}

/** The first node, a node itself included and parents first, that is what is looked for. */
export function firstIn(root: Node, isIt: (node: Node) => boolean): Node | undefined {
  let found: Node | undefined;
  visitWhere(root, (node) => {
    if (found === undefined && isIt(node)) found = node;
    return found === undefined;
  });
  return found;
}

/**
 * Kinds that go on with what stands at their start, their first child. One is a grammar's own: operators of which
 * no rule knows what they mean.
 */
const LINKS: ReadonlySet<string> = new Set([
  'Binary',
  'Call',
  'Member',
  'Index',
  'Unary',
  'Await',
  'binary_expression',
]);

/** Names of variables and of members of something. */
export const NAMES: ReadonlySet<Kind> = new Set<Kind>(['Identifier', 'Member']);
/** Lists whose elements are written out, and all containers whose contents are. */
export const LISTS: ReadonlySet<Kind> = new Set<Kind>(['Array', 'Tuple', 'Set']);
export const CONTAINERS: ReadonlySet<Kind> = new Set<Kind>([...LISTS, 'Object']);

/** Whether a node is a function, with a name or without. */
export function isFunction({ kind }: Node): boolean {
  return kind === 'FunctionDef' || kind === 'Lambda';
}

/** What a link goes on with: the left operand, what is called, whose member it is. Undefined where it is none. */
export function before(node: Node): Node | undefined {
  const [first] = node.children;
  return first !== undefined && first.from === node.from && first.unit === node.unit && LINKS.has(node.kind)
    ? first
    : undefined;
}

/**
 * The links of a chain that ends in a node, the node first: `a + b + c` is in the tree as `(a + b) + c`, so a
 * long sum is as deep as it is long. What is left of the last link begins the chain. Empty where the node is
 * no link.
 */
export function chainOf(node: Node): Node[] {
  const links: Node[] = [];
  let at = node;
  for (let next = before(at); next !== undefined; next = before(at)) {
    links.push(at);
    at = next;
  }
  return links;
}

/** The tree as text, one node a line, for tests and for people who write rules. */
export function dump(root: Node): string {
  const lines: string[] = [];
  const stack: { node: Node; depth: number; role: string }[] = [{ node: root, depth: 0, role: '' }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, depth, role } = item;
    lines.push(
      `${'  '.repeat(depth)}${role}${node.kind}${node.text === '' ? '' : ` ${JSON.stringify(node.text)}`}`,
    );
    for (let i = node.children.length - 1; i >= 0; i--) {
      const childRole = node.roles === null ? '' : `${node.roles[i]}: `;
      stack.push({ node: node.children[i] as Node, depth: depth + 1, role: childRole });
    }
  }
  return lines.join('\n');
}
