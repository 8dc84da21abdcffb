/**
 * PHP up to 8.4. Files may have text around and between the code; it is left out. A variable is an Identifier
 * with its sigil (`$x`), since functions, constants and variables have names apart; a property is one without
 * (`$this->x` is declared by `public $x`), but for a static one, which is written with it everywhere.
 */

import { addAll } from '../../text/lists.ts';
import {
  block,
  blockIn,
  drop,
  each,
  group,
  jump,
  type Lowerer,
  type Lowerings,
  type Span,
  sequence,
  shape,
  token,
  unwrap,
} from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import {
  BARE_IF,
  bodyOf,
  caseOf,
  empty,
  isPlaceholder,
  member,
  modifierWords,
  sequenceOf,
  statement,
  tryStatement,
  typed,
  typeOf,
} from './cLike.ts';
import type { Language } from './language.ts';
import { doubleQuoted, heredoc, shellCommand, singleQuoted } from './phpStrings.ts';

// ---------------------------------------------------------------------------------------------------
// Names

/** What stands for other nodes in a pattern. */
const STAND_INS = new Set<string>(['Metavariable', 'TypedMetavariable', 'Ellipsis', 'EllipsisMetavariable']);

/** `$x`, `$this`, or a placeholder behind the sigil. */
function variable(node: SyntaxNode, ctx: Lowerer): Node {
  const inner = node.ofType('name');
  const lowered = ctx.one(inner);
  if (lowered !== undefined && STAND_INS.has(lowered.kind)) return widened(lowered, node, ctx);
  const text = ctx.text(node);
  return text === '$this' ? ctx.leaf('This', node, text) : ctx.leaf('Identifier', node, text);
}

/** A placeholder over the span of what it stands for. */
function widened(node: Node, span: Span, ctx: Lowerer): Node {
  return node.children.length === 0 ? ctx.leaf(node.kind, span, node.text) : node;
}

/** `$$x` and `${expression}`; `${x}` in a string is `$x`. */
function dynamicVariable(node: SyntaxNode, ctx: Lowerer): Node {
  const inner = node.namedChildren[0];
  const named = (name: SyntaxNode): Node => ctx.leaf('Identifier', name, `$${ctx.text(name)}`);
  if (inner?.type === 'name') return named(inner);
  const [object, index] = inner?.type === 'subscript_expression' ? inner.namedChildren : [];
  if (object?.type === 'name')
    return ctx.shaped('Index', node, { object: named(object), index: ctx.one(index) });
  return ctx.sequence('dynamic_variable_name', node, ctx.named(node));
}

/** `A\B\c`; a leading backslash says nothing once names are resolved. */
function qualified(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  let name: Node | undefined;
  const add = (each: SyntaxNode): void => {
    if (each.type === 'namespace_name') for (const child of each.namedChildren) add(child);
    else if (each.named) name = member(ctx, name, ctx.one(each), '\\');
  };
  for (const child of node.children) add(child);
  return name ?? [];
}

/** What a property is called: without the sigil of a declaration, unless it is static. */
function propertyName(node: SyntaxNode | undefined, isStatic: boolean, ctx: Lowerer): Node | undefined {
  const lowered = ctx.one(node);
  return lowered?.kind === 'Identifier' && !isStatic
    ? ctx.leaf('Identifier', lowered, lowered.text.replace(/^\$/, ''))
    : lowered;
}

// ---------------------------------------------------------------------------------------------------
// Calls

/** A call of something that the language writes as a keyword: `echo`, `include`, `exit`. */
function keywordCall(name: string, values: (node: SyntaxNode) => readonly SyntaxNode[]) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const word = node.children[0];
    const list = values(node);
    const [first] = list;
    const last = list.at(-1);
    const span = { start: first?.start ?? word?.end ?? node.end, end: last?.end ?? word?.end ?? node.end };
    const end = node.children.at(-1)?.type === ';' ? (node.children.at(-2)?.end ?? node.end) : node.end;
    return ctx.shaped(
      'Call',
      { start: node.start, end },
      {
        callee: ctx.leaf('Identifier', word ?? node, name),
        arguments: ctx.sequence('Arguments', span, ctx.all(list)),
      },
    );
  };
}

/** As `keywordCall`, for what is a statement. */
function keywordStatement(name: string) {
  const call = keywordCall(name, (node) =>
    node.namedChildren.flatMap((child) =>
      child.type === 'sequence_expression' ? sequenceMembers(child) : [child],
    ),
  );
  return (node: SyntaxNode, ctx: Lowerer): Node =>
    ctx.shaped('ExprStmt', node, { expression: call(node, ctx) });
}

function sequenceMembers(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.flatMap((child) =>
    child.type === 'sequence_expression' ? sequenceMembers(child) : [child],
  );
}

/** `exit` and its other name. */
const EXIT = /^(?:die|exit)$/i;

function functionCall(node: SyntaxNode, ctx: Lowerer): Node {
  const written = node.child('function');
  const callee =
    written?.type === 'name' && EXIT.test(ctx.text(written))
      ? ctx.leaf('Identifier', written, 'exit')
      : ctx.one(written);
  return callOf(node, callee, ctx);
}

/** A call, or with `(...)` alone the function itself: that is `Closure::fromCallable(f)`. */
function callOf(node: SyntaxNode, callee: Node | undefined, ctx: Lowerer): Node {
  const list = node.child('arguments');
  const dots = list?.ofType('variadic_placeholder');
  if (list === undefined || dots === undefined || callee === undefined)
    return ctx.shaped('Call', node, { callee, arguments: ctx.one(list) });
  const [closure, method] = [
    ctx.leaf('Identifier', dots, 'Closure'),
    ctx.leaf('Identifier', dots, 'fromCallable'),
  ];
  return ctx.shaped('Call', node, {
    callee: member(ctx, closure, method, '::'),
    arguments: ctx.sequence('Arguments', callee, [callee]),
  });
}

function access(operator: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] => {
    const object = ctx.one(node.child('object') ?? node.child('scope') ?? node.namedChildren[0]);
    const name = node.child('name') ?? node.namedChildren[1];
    return member(ctx, object, ctx.one(name), operator, node.end) ?? [];
  };
}

function methodCall(operator: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const object = ctx.one(node.child('object') ?? node.child('scope'));
    const callee = member(ctx, object, ctx.one(node.child('name')), operator);
    return callOf(node, callee, ctx);
  };
}

/** `x`, `name: x`, `...$x`. */
function argument(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const name = node.child('name');
  const values = ctx.all(node.namedChildren.filter((child) => child !== name));
  if (name === undefined) return values;
  return ctx.shaped('Argument', node, { name: ctx.one(name), value: values[0] });
}

/** `new A(…)`; without parentheses there are no arguments. `new class {…}` constructs the class right there. */
function construction(node: SyntaxNode, ctx: Lowerer): Node {
  const anonymous = node.ofType('anonymous_class');
  const list = (anonymous ?? node).ofType('arguments');
  const type = anonymous ?? node.namedChildren.find((child) => child !== list);
  return ctx.shaped('New', node, {
    callee: ctx.one(type),
    arguments: ctx.one(list) ?? empty(ctx, 'Arguments', type?.end ?? node.end),
  });
}

// ---------------------------------------------------------------------------------------------------
// Expressions

function binary(node: SyntaxNode, ctx: Lowerer): Node {
  const sign = node.child('operator');
  const operator = sign === undefined ? '' : ctx.text(sign).toLowerCase();
  const left = ctx.one(node.child('left'));
  const right = node.child('right');
  if (operator === 'instanceof')
    return ctx.shaped('TypeTest', node, { value: left, type: typeOf(ctx, right) });
  return ctx.shaped('Binary', node, { left, right: ctx.one(right) }, OPERATORS[operator] ?? operator);
}

const OPERATORS: Readonly<Record<string, string>> = { and: '&&', or: '||', '<>': '!=' };

/** `a ? b : c`; `a ?: c` is an operator, since `a` is condition and value. */
function conditional(node: SyntaxNode, ctx: Lowerer): Node {
  const [condition, consequent, alternative] = [
    ctx.one(node.child('condition')),
    ctx.one(node.child('body')),
    ctx.one(node.child('alternative')),
  ];
  return consequent === undefined
    ? ctx.shaped('Binary', node, { left: condition, right: alternative }, '?:')
    : ctx.shaped('Conditional', node, { condition, consequent, alternative });
}

/** `$a =& $b`: the value is the variable itself. */
function referenceAssignment(node: SyntaxNode, ctx: Lowerer): Node {
  const right = node.child('right');
  const sign = node.children.find((child) => child.type === '&');
  const value =
    right &&
    ctx.shaped(
      'Unary',
      { start: sign?.start ?? right.start, end: right.end },
      { operand: ctx.one(right) },
      '&',
    );
  return ctx.shaped('Assign', node, { target: ctx.one(node.child('left')), value });
}

/** `x`, `k => x`, `&x`, `...x` in an array; the same behind `yield`. */
function element(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const [key, value] = node.namedChildren;
  if (value === undefined) return ctx.named(node);
  const [first, second] = [ctx.one(key), ctx.one(value)];
  // An entry of a pattern that stands for any number of entries, however it is spelled.
  if (isPlaceholder(first) && isPlaceholder(second)) return first;
  return ctx.shaped('Pair', node, { key: first, value: second });
}

/** `[$a, 'k' => $b]` as a target: as the array that is taken apart. */
function destructuring(node: SyntaxNode, ctx: Lowerer): Node {
  const parts: Node[] = [];
  const { children } = node;
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as SyntaxNode;
    if (!child.named) {
      const skips = child.type === ',' && (children[i - 1]?.type === ',' || !children[i - 1]?.named);
      if (skips) parts.push(ctx.leaf('omitted_element', { start: child.start, end: child.start }, ''));
      continue;
    }
    const value = children[i + 1]?.type === '=>' ? children[i + 2] : undefined;
    const lowered = ctx.one(child);
    if (lowered === undefined) continue;
    if (value === undefined) parts.push(lowered);
    else {
      const span = { start: child.start, end: value.end };
      parts.push(ctx.shaped('Pair', span, { key: lowered, value: ctx.one(value) }));
      i += 2;
    }
  }
  return ctx.sequence('Array', node, parts);
}

/** `function (…) use ($a, &$b) {…}` and `fn (…) => e`. */
function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  return ctx.shaped('Lambda', node, {
    decorators: ctx.one(node.child('attributes')),
    modifiers: modifiersOf(node, ctx),
    parameters: ctx.one(node.child('parameters')) ?? empty(ctx, 'Parameters', node.start),
    captures: ctx.one(node.ofType('anonymous_function_use_clause')),
    returnType: typeOf(ctx, node.child('return_type')),
    body:
      body === undefined || node.type === 'anonymous_function'
        ? block(ctx, body)
        : ctx.shaped('ExprBody', body, { expression: ctx.one(body) }),
  });
}

/** `match (x) { 1, 2 => a, default => b }`. */
function matchExpression(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  return ctx.shaped('Switch', node, {
    subject: ctx.one(node.child('condition')),
    body: body && ctx.sequence('Cases', body, ctx.named(body)),
  });
}

function matchArm(node: SyntaxNode, ctx: Lowerer): Node {
  const tests = node.child('conditional_expressions');
  const result = ctx.one(node.child('return_expression'));
  const lowered = tests === undefined ? [] : ctx.named(tests);
  if (result === undefined) return ctx.sequence('Case', node, lowered);
  if (isPlaceholder(lowered[0]) && isPlaceholder(result)) return result;
  const statement = ctx.shaped('ExprStmt', result, { expression: result });
  return caseOf(ctx, node, lowered, undefined, ctx.sequence('Block', result, [statement]), '->');
}

// ---------------------------------------------------------------------------------------------------
// Definitions

const MODIFIERS = new Set([
  'visibility_modifier',
  'static_modifier',
  'final_modifier',
  'abstract_modifier',
  'readonly_modifier',
  'var_modifier',
]);

/** The words before a definition, and the `&` of a function or parameter that hands over a variable itself. */
function modifiersOf(node: SyntaxNode, ctx: Lowerer, further: readonly SyntaxNode[] = []): Node | undefined {
  const words = node.children.filter(
    (child) => MODIFIERS.has(child.type) || child.type === 'reference_modifier',
  );
  return modifierWords(ctx, [...words, ...further]);
}

/** The words before a method. One without a word for it is public; a pattern without one leaves it open. */
function methodModifiers(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const said = modifiersOf(node, ctx);
  if (ctx.isPattern || node.ofType('visibility_modifier') !== undefined) return said;
  const at = { start: node.start, end: node.start };
  const words = [ctx.leaf('Modifier', at, 'public'), ...(said?.children ?? [])];
  return ctx.sequence('Modifiers', { start: node.start, end: said?.end ?? node.start }, words);
}

function parameter(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.one(node.child('name'));
  if (isPlaceholder(name) && node.child('type') === undefined) return name;
  return ctx.shaped(
    'Parameter',
    node,
    {
      decorators: ctx.one(node.child('attributes')),
      modifiers: modifiersOf(node, ctx),
      type: typeOf(ctx, node.child('type')),
      name,
      default: ctx.one(node.child('default_value')),
    },
    node.type === 'variadic_parameter' ? '...' : '',
  );
}

function functionDefinition(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('FunctionDef', node, {
    decorators: ctx.one(node.child('attributes')),
    modifiers: node.type === 'method_declaration' ? methodModifiers(node, ctx) : modifiersOf(node, ctx),
    name: ctx.one(node.child('name')),
    parameters: ctx.one(node.child('parameters')) ?? empty(ctx, 'Parameters', node.end),
    returnType: typeOf(ctx, node.child('return_type')),
    body: block(ctx, node.child('body')),
  });
}

/** What a class extends and implements, in one list. */
function supersOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const clauses = node.children.filter(
    (child) => child.type === 'base_clause' || child.type === 'class_interface_clause',
  );
  return group(
    ctx,
    'Supers',
    clauses.flatMap((clause) => clause.namedChildren),
  );
}

function classDefinition(keyword: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node =>
    ctx.shaped(
      'ClassDef',
      node,
      {
        decorators: ctx.one(node.child('attributes')),
        modifiers: modifiersOf(node, ctx),
        name: ctx.one(node.child('name')),
        supers: supersOf(node, ctx),
        body: ctx.one(node.child('body')),
      },
      keyword,
    );
}

/** A VarDef for each of several names that are declared together; one alone spans the whole statement. */
function declarations(
  outer: SyntaxNode,
  ctx: Lowerer,
  declared: readonly SyntaxNode[],
  modifiers: Node | undefined,
  parts: (node: SyntaxNode) => {
    target: Node | undefined;
    value: SyntaxNode | undefined;
    accessors?: Node | undefined;
  },
): Node[] {
  const decorators = ctx.one(outer.child('attributes'));
  const type = typeOf(ctx, outer.child('type'));
  return declared.map((each) => {
    const { target, value, accessors } = parts(each);
    return ctx.shaped('VarDef', declared.length === 1 ? outer : each, {
      decorators,
      modifiers,
      type,
      target,
      value: ctx.one(value),
      accessors,
    });
  });
}

/** The value behind a `=`. */
function valueBehindSign(node: SyntaxNode): SyntaxNode | undefined {
  const sign = node.children.findIndex((child) => child.type === '=');
  return sign < 0 ? undefined : node.children.slice(sign + 1).find((child) => child.named);
}

function constants(node: SyntaxNode, ctx: Lowerer): Node[] {
  const declared = node.children.filter((child) => child.type === 'const_element');
  const words = node.children.filter((child) => child.type === 'const');
  return declarations(node, ctx, declared, modifiersOf(node, ctx, words), (each) => ({
    target: ctx.one(each.namedChildren[0]),
    value: valueBehindSign(each),
  }));
}

function properties(node: SyntaxNode, ctx: Lowerer): Node[] {
  const declared = node.children.filter((child) => child.type === 'property_element');
  const isStatic = node.ofType('static_modifier') !== undefined;
  const hooks = node.ofType('property_hook_list');
  return declarations(node, ctx, declared, modifiersOf(node, ctx), (each) => ({
    target: propertyName(each.child('name'), isStatic, ctx),
    value: each.child('default_value'),
    accessors: ctx.one(hooks),
  }));
}

/** `get => e;` and `set($value) {…}` of a property. */
function propertyHook(node: SyntaxNode, ctx: Lowerer): Node {
  const name = node.ofType('name');
  const body = node.child('body');
  const at = name?.end ?? node.end;
  const value = ctx.leaf('Identifier', { start: at, end: at }, '$value');
  const own =
    name !== undefined && ctx.text(name) === 'set' ? [ctx.shaped('Parameter', value, { name: value })] : [];
  return ctx.shaped('FunctionDef', node, {
    decorators: ctx.one(node.child('attributes')),
    modifiers: modifiersOf(node, ctx),
    name: ctx.one(name),
    parameters: ctx.one(node.child('parameters')) ?? ctx.sequence('Parameters', { start: at, end: at }, own),
    body:
      body === undefined || body.type === 'compound_statement'
        ? block(ctx, body)
        : ctx.shaped('ExprBody', body, { expression: ctx.one(body) }),
  });
}

function staticVariables(node: SyntaxNode, ctx: Lowerer): Node[] {
  const declared = node.children.filter((child) => child.type === 'static_variable_declaration');
  const words = node.children.filter((child) => child.type === 'static');
  return declarations(node, ctx, declared, modifierWords(ctx, words), (each) => ({
    target: ctx.one(each.child('name')),
    value: each.child('value'),
  }));
}

const enumCase = shape('enum_constant', { decorators: 'attributes', name: 'name', value: 'value' });

/** The use of traits in a class; also where an ellipsis among members stands. */
function useOfTraits(node: SyntaxNode, ctx: Lowerer): Node {
  const [only, another] = ctx.named(node);
  return another === undefined && isPlaceholder(only)
    ? only
    : ctx.sequence('use_declaration', node, ctx.named(node));
}

function attribute(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  const name = ctx.one(node.namedChildren.find((child) => child !== list));
  if (isPlaceholder(name) && list === undefined) return name;
  const expression =
    list === undefined ? name : ctx.shaped('Call', node, { callee: name, arguments: ctx.one(list) });
  return ctx.shaped('Decorator', node, { expression });
}

/** `use A\B as C, D;` imports each; `use A\{B, C}` imports from A. */
function useOfNames(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const names = node.child('body');
  const kind = node.child('type');
  const text = kind === undefined ? '' : ctx.text(kind);
  if (names !== undefined) {
    const module = node.ofType('namespace_name', 'name');
    const imported = names.namedChildren.map((clause) => {
      const [name, alias] = importedName(clause, ctx);
      return isPlaceholder(name) ? name : ctx.shaped('ImportName', clause, { name, alias });
    });
    return ctx.shaped(
      'ImportFrom',
      node,
      { module: ctx.one(module), names: ctx.sequence('ImportNames', names, imported) },
      text,
    );
  }
  const clauses = node.children.filter((child) => child.type === 'namespace_use_clause');
  return clauses.map((clause) => {
    const own = clause.child('type');
    const [module, alias] = importedName(clause, ctx);
    return ctx.shaped(
      'Import',
      clauses.length === 1 ? node : clause,
      { module, alias },
      own === undefined ? text : ctx.text(own),
    );
  });
}

function importedName(clause: SyntaxNode, ctx: Lowerer): [Node | undefined, Node | undefined] {
  const alias = clause.child('alias');
  const type = clause.child('type');
  return [ctx.one(clause.namedChildren.find((child) => child !== alias && child !== type)), ctx.one(alias)];
}

// ---------------------------------------------------------------------------------------------------
// Statements

/** Statements in order. What `<?=` opens is printed. */
function statements(nodes: readonly SyntaxNode[], ctx: Lowerer): Node[] {
  const result: Node[] = [];
  let opening: SyntaxNode | undefined;
  for (const node of nodes) {
    if (!node.named) continue;
    const tag = node.type === 'text_interpolation' ? node.ofType('php_tag') : node;
    if (node.type === 'php_tag' || node.type === 'text_interpolation') {
      opening = tag !== undefined && ctx.text(tag) === '<?=' ? tag : undefined;
      continue;
    }
    const lowered = ctx.lower(node);
    addAll(result, opening === undefined ? lowered : [printed(opening, lowered, ctx)]);
    opening = undefined;
  }
  return result;
}

/** `<?= $a, $b ?>` is `echo $a, $b;`. */
function printed(tag: SyntaxNode, lowered: readonly Node[], ctx: Lowerer): Node {
  const values = lowered.flatMap((node) => {
    const value = node.kind === 'ExprStmt' ? node.children[0] : node;
    return value?.kind === 'sequence_expression' ? value.children : value === undefined ? [] : [value];
  });
  const end = values.at(-1)?.end ?? tag.end;
  const call = ctx.shaped(
    'Call',
    { start: tag.start, end },
    {
      callee: ctx.leaf('Identifier', tag, 'echo'),
      arguments: ctx.sequence('Arguments', { start: values[0]?.start ?? tag.end, end }, values),
    },
  );
  return ctx.shaped('ExprStmt', call, { expression: call });
}

function blockOf(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence('Block', node, statements(node.children, ctx));
}

/** A body that may be written as `: … endwhile;`, its statements directly in the loop. */
function loopBody(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const bodies = node.childrenOf('body');
  const [only] = bodies;
  if (!node.has(':') || only?.type === 'colon_block')
    return bodyOf(ctx, only) ?? empty(ctx, 'Block', node.end);
  const colon = node.children.findIndex((child) => child.type === ':');
  const inside = node.children.slice(colon + 1).filter((child) => child.named);
  const start = node.children[colon]?.start ?? node.end;
  return ctx.sequence('Block', { start, end: inside.at(-1)?.end ?? start + 1 }, statements(inside, ctx));
}

/** `if`, its `elseif` branches each the alternative of the one before. */
function ifStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const branches = node.childrenOf('alternative');
  // Without `else` there is an empty one, so that a pattern without it means an `if` without it.
  let alternative: Node | undefined =
    branches.at(-1)?.type === 'else_clause' ? undefined : empty(ctx, 'Block', node.end);
  for (const branch of [...branches].reverse()) {
    const body = branch.child('body') ?? branch.namedChildren.at(-1);
    if (branch.type === 'else_clause') {
      alternative = body?.type === 'if_statement' ? ctx.one(body) : bodyOf(ctx, body);
      continue;
    }
    alternative = ctx.shaped(
      'If',
      { start: branch.start, end: alternative?.end ?? branch.end },
      { condition: ctx.one(branch.child('condition')), consequent: bodyOf(ctx, body), alternative },
    );
  }
  return ctx.shaped('If', node, {
    condition: ctx.one(node.child('condition')),
    consequent: bodyOf(ctx, node.child('body')),
    alternative,
  });
}

function forStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const part = (field: string): Node | undefined =>
    sequenceOf(ctx, ctx.all(node.childrenOf(field).flatMap(flattened)));
  return ctx.shaped('For', node, {
    init: part('initialize'),
    condition: part('condition'),
    update: part('update'),
    body: loopBody(node, ctx),
  });
}

function flattened(node: SyntaxNode): SyntaxNode[] {
  return node.type === 'sequence_expression' ? sequenceMembers(node) : node.named ? [node] : [];
}

function forEach(node: SyntaxNode, ctx: Lowerer): Node {
  const word = node.children.findIndex((child) => child.type === 'as');
  const iterable = node.children.slice(0, Math.max(0, word)).find((child) => child.named);
  const target = node.children.slice(word + 1).find((child) => child.named);
  return ctx.shaped('ForEach', node, {
    target: ctx.one(target),
    iterable: ctx.one(iterable),
    body: loopBody(node, ctx),
  });
}

function switchStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  return ctx.shaped('Switch', node, {
    subject: ctx.one(node.child('condition')),
    body: body && ctx.sequence('Cases', body, ctx.named(body)),
  });
}

function caseStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const colon = node.children.findIndex((child) => child.type === ':' || child.type === ';');
  const test = node.child('value');
  const inside = node.children.slice(colon + 1);
  const start = inside.find((child) => child.named)?.start ?? node.end;
  const body = ctx.sequence('Block', { start, end: node.end }, statements(inside, ctx));
  return caseOf(ctx, node, test === undefined ? [] : ctx.lower(test), undefined, body);
}

function catchClause(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('type');
  const types = list === undefined ? [] : ctx.named(list);
  return ctx.shaped('Catch', node, {
    type: list !== undefined && types.length > 1 ? ctx.sequence('Tuple', list, types) : types[0],
    name: ctx.one(node.child('name')),
    body: block(ctx, node.child('body')),
  });
}

/** An expression as a statement; `die;` is read as a name. */
function expressionStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const inner = node.namedChildren[0];
  const isExit = inner?.type === 'name' && EXIT.test(ctx.text(inner));
  const lowered = isExit ? ctx.leaf('Identifier', inner, 'exit') : ctx.one(inner);
  const expression =
    isExit && lowered !== undefined
      ? ctx.shaped('Call', lowered, { callee: lowered, arguments: empty(ctx, 'Arguments', lowered.end) })
      : lowered;
  return ctx.shaped('ExprStmt', node, { expression });
}

/** A text that ends inside a string in the given quotes, directly behind `last`. */
function inQuotes(quotes: string, last = ''): RegExp {
  const strings = /[^"'`]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`/s.source;
  return new RegExp(`^(?:${strings})*(${quotes})(?:(?!\\1)[^\\\\]|\\\\.)*${last}$`, 's');
}

const name = token('Identifier');
const firstOf = (node: SyntaxNode): readonly SyntaxNode[] => node.namedChildren.slice(0, 1);

const lowerings: Lowerings = {
  program: (node, ctx) => statements(node.children, ctx),
  php_tag: drop,
  php_end_tag: drop,
  text: drop,
  text_interpolation: drop,
  empty_statement: drop,
  compound_statement: blockOf,
  colon_block: blockOf,
  expression_statement: expressionStatement,
  parenthesized_expression: unwrap,
  ...each(['name', 'primitive_type', 'cast_type', 'bottom_type', 'relative_scope'], (node, ctx) =>
    ctx.text(node).toLowerCase() === 'parent' && node.type === 'relative_scope'
      ? ctx.leaf('Super', node, 'parent')
      : name(node, ctx),
  ),
  named_type: unwrap,
  namespace_name: qualified,
  qualified_name: qualified,
  relative_name: qualified,
  variable_name: variable,
  dynamic_variable_name: dynamicVariable,
  by_ref: shape('Unary', { operand: '#0' }, { text: '&' }),
  ...each(['integer', 'float'], token('Number')),
  boolean: (node, ctx) => ctx.leaf('Bool', node, ctx.text(node).toLowerCase()),
  null: token('Null'),
  string: singleQuoted,
  encapsed_string: doubleQuoted,
  heredoc,
  nowdoc: heredoc,
  shell_command_expression: shellCommand,
  array_creation_expression: sequence('Array'),
  array_element_initializer: element,
  list_literal: destructuring,
  pair: shape('Pair', { key: '#0', value: '#1' }),
  variadic_unpacking: shape('Spread', { value: '#0' }, { text: '...' }),
  arguments: sequence('Arguments'),
  argument,
  function_call_expression: functionCall,
  member_call_expression: methodCall(''),
  nullsafe_member_call_expression: methodCall(''),
  scoped_call_expression: methodCall('::'),
  member_access_expression: access(''),
  nullsafe_member_access_expression: access(''),
  scoped_property_access_expression: access('::'),
  class_constant_access_expression: access('::'),
  subscript_expression: shape('Index', { object: '#0', index: '#1' }),
  object_creation_expression: construction,
  anonymous_class: classDefinition('class'),
  ...each(['anonymous_function', 'arrow_function'], lambda),
  anonymous_function_use_clause: sequence('Captures'),
  assignment_expression: shape('Assign', { target: 'left', value: 'right' }),
  reference_assignment_expression: referenceAssignment,
  augmented_assignment_expression: shape(
    'AugAssign',
    { target: 'left', value: 'right' },
    { operator: 'operator' },
  ),
  binary_expression: binary,
  unary_op_expression: shape('Unary', { operand: 'argument' }, { operator: 'operator' }),
  update_expression: shape('Update', { operand: 'argument' }, { operator: 'operator' }),
  error_suppression_expression: shape('Unary', { operand: '#0' }, { text: '@' }),
  clone_expression: shape('Unary', { operand: '#0' }, { text: 'clone' }),
  cast_expression: shape('Cast', { type: typed('type'), value: 'value' }),
  conditional_expression: conditional,
  match_expression: matchExpression,
  ...each(['match_conditional_expression', 'match_default_expression'], matchArm),
  throw_expression: shape('Throw', { value: '#0' }),
  yield_expression: (node, ctx) =>
    ctx.shaped(
      'Yield',
      node,
      { value: ctx.one(node.namedChildren[0]) },
      /^yield\s+from/i.test(ctx.text(node)) ? 'from' : '',
    ),
  print_intrinsic: keywordCall('print', firstOf),
  include_expression: keywordCall('include', firstOf),
  include_once_expression: keywordCall('include_once', firstOf),
  require_expression: keywordCall('require', firstOf),
  require_once_expression: keywordCall('require_once', firstOf),
  echo_statement: keywordStatement('echo'),
  exit_statement: keywordStatement('exit'),
  unset_statement: keywordStatement('unset'),
  attribute_list: (node, ctx) =>
    ctx.sequence(
      'Decorators',
      node,
      node.namedChildren.flatMap((child) => ctx.named(child)),
    ),
  attribute,
  formal_parameters: sequence('Parameters'),
  ...each(['simple_parameter', 'variadic_parameter', 'property_promotion_parameter'], parameter),
  ...each(['function_definition', 'method_declaration'], functionDefinition),
  class_declaration: classDefinition('class'),
  interface_declaration: classDefinition('interface'),
  trait_declaration: classDefinition('trait'),
  enum_declaration: classDefinition('enum'),
  ...each(['declaration_list', 'enum_declaration_list'], sequence('ClassBody')),
  enum_case: enumCase,
  use_declaration: useOfTraits,
  const_declaration: constants,
  property_declaration: properties,
  property_hook_list: sequence('Accessors'),
  property_hook: propertyHook,
  function_static_declaration: staticVariables,
  namespace_definition: shape('namespace_declaration', { name: 'name', body: 'body' }),
  namespace_use_declaration: useOfNames,
  if_statement: ifStatement,
  while_statement: statement('While', { condition: 'condition', body: 'body' }),
  do_statement: statement('DoWhile', { body: 'body', condition: 'condition' }),
  for_statement: forStatement,
  foreach_statement: forEach,
  switch_statement: switchStatement,
  ...each(['case_statement', 'default_statement'], caseStatement),
  try_statement: tryStatement,
  catch_clause: catchClause,
  finally_clause: shape('Finally', { body: blockIn('body') }),
  return_statement: shape('Return', { value: '#0' }),
  break_statement: jump('Break', 'integer'),
  continue_statement: jump('Continue', 'integer'),
  named_label_statement: shape('Labeled', { label: '#0', body: '#1' }),
};

export const php: Language = {
  id: 'php',
  names: ['php'],
  editorIds: ['php'],
  extensions: ['.php', '.phtml', '.php3', '.php4', '.php5', '.php7', '.php8', '.phps', '.inc'],
  interpreters: ['php', 'php-cgi'],
  grammar: 'tree-sitter-php.wasm',
  comments: { line: ['//', '#'], block: [['/*', '*/']] },
  chains: {
    first: new Set([
      'binary_expression',
      'function_call_expression',
      'member_call_expression',
      'nullsafe_member_call_expression',
      'scoped_call_expression',
      'member_access_expression',
      'nullsafe_member_access_expression',
      'scoped_property_access_expression',
      'subscript_expression',
    ]),
    last: new Map([
      ['if_statement', 'alternative'],
      ['else_clause', 'body'],
    ]),
  },
  commentTypes: new Set(['comment']),
  unitTypes: new Set([
    'function_definition',
    'method_declaration',
    'anonymous_function',
    'class_declaration',
    'interface_declaration',
    'trait_declaration',
    'enum_declaration',
    'anonymous_class',
  ]),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    ellipses: ['…', '$…', '…;', 'use …;', '… => …', '… => …,', 'case …:', '…;…;…', '… $…'],
    likely: [
      {
        open: '{',
        header: /\b(?:class|interface|trait|enum)\b[^(){};]*(?:\([^(){};]*\)[^(){};]*)?$/i,
        spelling: 'use …;',
      },
      { open: '{', header: /\bmatch\s*\((?:[^()]|\([^()]*\))*\)\s*$/i, spelling: '… => …' },
      { open: '(', header: /\bfn\s*&?\s*$|\bfunction\b[^(){};]*$/i, spelling: '$…' },
    ],
    metavariable: '$…',
    spread: true,
    memberArrow: true,
    likelyMetavariables: [
      { behind: inQuotes("'"), spelling: '…' },
      { behind: inQuotes('["`]', '\\{'), spelling: '$…' },
      { behind: inQuotes('["`]'), spelling: '{$…}' },
      {
        behind:
          /(?:\b(?:function\s*&?|class|interface|trait|enum|extends|implements|namespace|goto|const|use|case)|#\[|\)\s*:\s*\??|\bcatch\s*\((?:[^()]*\|)?)\s*$/i,
        spelling: '…',
      },
    ],
    ownNames: /^\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES|ENV|SESSION)$|^\$GLOBALS$/,
    contexts: [
      { text: '…', when: /^<\?/ },
      { text: '<?php switch ($__aiss_s) { … }', when: /^(?:case|default)\b/i },
      { text: '<?php … {}', fills: 'consequent', when: BARE_IF },
      // What begins with a keyword of a statement must not be read as a name.
      { text: '<?php return …;', when: /^(?!(?:break|continue|return|exit|die|echo|unset|global|goto)\b)/i },
      { text: '<?php …' },
      { text: '<?php …;', completes: ';' },
      { text: '<?php try {} …' },
      { text: '<?php … finally {}', fills: 'finalizer' },
      { text: '<?php class __aiss_c { … }' },
      { text: '<?php class __aiss_c { …; }', completes: ';' },
      { text: '<?php … {}', fills: 'body' },
      { text: '<?php class __aiss_c { … {} }', fills: 'body', completes: ' {}' },
      { text: '<?php return match ($__aiss_s) { … };' },
      { text: '<?php … class __aiss_c {}' },
      { text: '<?php function __aiss_f(…) {}' },
      { text: '<?php __aiss_f(…);' },
      { text: '<?php [ … ];' },
      { text: '<?php enum __aiss_e { … }' },
    ],
  },
  semantics: {
    sigil: '$',
    importCalls: [],
    concatenation: ['.'],
    concatenatesAnything: true,
    // Constants and properties do not ignore case, but names that differ by nothing else are rare.
    caseInsensitiveNames: /^[^$]/,
    assignmentDeclares: true,
    blockScope: false,
    selfNames: ['self', 'static'],
    constructors: ['__construct'],
    fieldModifiers: ['public', 'protected', 'private', 'readonly'],
    outerDeclarations: ['global_declaration'],
    isolatedNames: /^\$/,
    importBinds: 'last',
    fallsThrough: true,
    jumps: ['goto_statement'],
    containerFunctions: ['array_push', 'array_unshift'],
    removingFunctions: ['unset'],
    accessors: { sets: /^set([A-Z]\w*)$/, gets: /^get([A-Z]\w*)$/ },
    foldingFunctions: ['array_reduce', 'reduce'],
    callMethods: ['__invoke'],
    containerMethods: [
      'add',
      'append',
      'attach',
      'enqueue',
      'insert',
      'offsetSet',
      'push',
      'put',
      'set',
      'unshift',
    ],
    lengthFunctions: ['strlen', 'count'],
    stringFunctions: ['escapeshellarg', 'escapeshellcmd'],
    booleanLogic: true,
    functionTypes: {
      ...{ intval: 'int', strlen: 'int', count: 'int', sizeof: 'int', time: 'int', crc32: 'int', ord: 'int' },
      ...{ floatval: 'float', doubleval: 'float', round: 'float', floor: 'float', ceil: 'float' },
      ...{ boolval: 'bool', is_numeric: 'bool', is_int: 'bool', is_string: 'bool', is_array: 'bool' },
      ...{ in_array: 'bool', array_key_exists: 'bool', ctype_digit: 'bool', ctype_alnum: 'bool' },
      ...{ str_contains: 'bool', str_starts_with: 'bool', str_ends_with: 'bool', strval: 'string' },
    },
    literalTypes: {
      string: ['string'],
      integer: ['int'],
      float: ['float'],
      bool: ['bool'],
      null: ['null'],
    },
    equalTypes: [
      ['int', 'integer'],
      ['float', 'double'],
      ['bool', 'boolean'],
    ],
  },
};
