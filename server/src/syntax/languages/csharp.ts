/** C# up to 13, with its snippets: statements and methods may stand at the top level. */

import { addAll } from '../../text/lists.ts';
import {
  block,
  drop,
  each,
  group,
  type Lowerer,
  type Lowerings,
  sequence,
  shape,
  token,
  unwrap,
} from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import {
  arrayOf,
  bodyOf,
  caseOf,
  DECLARED,
  empty,
  ifStatement,
  isPlaceholder,
  member,
  modifierWord,
  modifierWords,
  sequenceOf,
  statement,
  switchStatement,
  tryStatement,
  typed,
  typeOf,
} from './cLike.ts';
import type { Language } from './language.ts';
import { decodeEscapes, withoutIndentation } from './text.ts';

// ---------------------------------------------------------------------------------------------------
// Strings

/** The content of a raw string: between its quotes, of several lines without what the last one is indented by. */
function rawContent(text: string): string {
  return /^[ \t]*\r?\n/.test(text) ? withoutIndentation(text).replace(/\n$/, '') : text;
}

function rawString(node: SyntaxNode, ctx: Lowerer): Node {
  const content = node.ofType('raw_string_content');
  return ctx.leaf('String', node, content === undefined ? '' : rawContent(ctx.text(content)));
}

function string(node: SyntaxNode, ctx: Lowerer): Node {
  const parts = node.children.filter(
    (child) => child.type === 'string_literal_content' || child.type === 'escape_sequence',
  );
  return ctx.leaf('String', node, decodeEscapes(parts.map((part) => ctx.text(part)).join('')));
}

function verbatimString(node: SyntaxNode, ctx: Lowerer): Node {
  const text = ctx.text(node).replace(/^@"|"(?:u8)?$/gi, '');
  return ctx.leaf('String', node, text.replaceAll('""', '"'));
}

/** `$"a{x:N2}"`; `{{` stands for a brace, escapes are those of the string behind the `$`. */
function interpolated(node: SyntaxNode, ctx: Lowerer): Node {
  const opening = node.children[0] === undefined ? '' : ctx.text(node.children[0]);
  const isRaw = node.children.some((child) => child.type === 'raw_string_start');
  const isVerbatim = opening.includes('@');
  const decode = (text: string): string => {
    const plain = isRaw ? text : text.replaceAll('{{', '{').replaceAll('}}', '}');
    if (isRaw) return plain;
    return isVerbatim ? plain.replaceAll('""', '"') : decodeEscapes(plain);
  };
  const parts: Node[] = [];
  for (const child of node.children) {
    if (child.type === 'interpolation') parts.push(interpolation(child, ctx));
    else if (child.named && TEXT.has(child.type))
      parts.push(ctx.leaf('StringText', child, decode(ctx.text(child))));
  }
  return ctx.sequence('Interpolated', node, joinTexts(parts, ctx));
}

const TEXT = new Set(['string_content', 'escape_sequence', 'raw_string_content']);

/** Pieces of text that only an escape keeps apart are one. */
function joinTexts(parts: readonly Node[], ctx: Lowerer): Node[] {
  const joined: Node[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if (part.kind === 'StringText' && last?.kind === 'StringText') {
      joined[joined.length - 1] = ctx.leaf(
        'StringText',
        { start: last.start, end: part.end },
        last.text + part.text,
      );
    } else joined.push(part);
  }
  return joined;
}

function interpolation(node: SyntaxNode, ctx: Lowerer): Node {
  const format = node.ofType('interpolation_format_clause') ?? node.ofType('interpolation_alignment_clause');
  const expression = node.namedChildren.find((child) => !child.type.startsWith('interpolation_'));
  return ctx.shaped('Interpolation', node, { expression: ctx.one(expression), format: ctx.one(format) });
}

// ---------------------------------------------------------------------------------------------------
// Definitions

function decoratorsOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return group(
    ctx,
    'Decorators',
    node.children.filter((child) => child.type === 'attribute_list'),
  );
}

/** Words before a definition; some of them are no nodes of the grammar. */
const BARE_MODIFIERS = new Set([
  'using',
  'await',
  'event',
  'delegate',
  'record',
  'params',
  'implicit',
  'explicit',
]);

function modifiersOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return modifierWords(
    ctx,
    node.children.filter((child) => child.type === 'modifier' || BARE_MODIFIERS.has(child.type)),
  );
}

/** `[A]` is a name, `[A(…)]` a call of it. */
function attribute(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.one(node.child('name') ?? node.namedChildren[0]);
  const list = node.ofType('attribute_argument_list');
  if (isPlaceholder(name) && list === undefined) return name;
  const expression =
    list === undefined || name === undefined
      ? name
      : ctx.shaped('Call', { start: name.start, end: node.end }, { callee: name, arguments: ctx.one(list) });
  return ctx.shaped('Decorator', node, { expression });
}

/** An argument of an attribute: `x`, `name: x`, or `Name = x`, which sets a property. */
function attributeArgument(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const [first, second] = node.namedChildren;
  if (first?.type === 'assignment_expression') {
    return ctx.shaped('Argument', node, {
      name: ctx.one(first.child('left')),
      value: ctx.one(first.child('right')),
    });
  }
  return second === undefined
    ? ctx.named(node)
    : ctx.shaped('Argument', node, { name: ctx.one(first), value: ctx.one(second) });
}

/** Generic parameters with the constraints on them. */
function typeParametersOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return group(
    ctx,
    'type_parameters',
    node.children.filter(
      (child) => child.type === 'type_parameter_list' || child.type === 'type_parameter_constraints_clause',
    ),
  );
}

/** Base types; one that the header gives arguments to is a call. */
function supersOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const list = node.ofType('base_list');
  if (list === undefined) return undefined;
  const supers: Node[] = [];
  const construct = (callee: Node | undefined, given: SyntaxNode): void => {
    if (callee === undefined) return;
    const span = { start: callee.start, end: given.end };
    supers.push(ctx.shaped('Call', span, { callee, arguments: ctx.one(given) }));
  };
  for (const child of list.namedChildren) {
    const given = child.ofType('argument_list');
    if (child.type === 'argument_list') construct(supers.pop(), child);
    else if (child.type === 'primary_constructor_base_type' && given !== undefined)
      construct(ctx.one(child.child('type') ?? child.namedChildren[0]), given);
    else addAll(supers, ctx.lower(child));
  }
  return ctx.sequence('Supers', list, supers);
}

/** Classes, interfaces, structs, enums; a record is a class with a word before it, whether it is a struct or not. */
function classDefinition(keyword: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const parameters = node.ofType('parameter_list');
    return ctx.shaped(
      'ClassDef',
      node,
      {
        decorators: decoratorsOf(node, ctx),
        modifiers: modifiersOf(node, ctx),
        name: ctx.one(node.child('name')),
        typeParameters: typeParametersOf(node, ctx),
        parameters: ctx.one(parameters),
        supers: supersOf(node, ctx),
        body: ctx.one(node.child('body')),
      },
      keyword,
    );
  };
}

function enumMember(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.one(node.child('name'));
  const value = ctx.one(node.child('value'));
  const decorators = decoratorsOf(node, ctx);
  if (isPlaceholder(name) && value === undefined && decorators === undefined) return name;
  return ctx.shaped('enum_constant', node, { decorators, name, value });
}

/** The body of a method: a block, or an expression behind `=>`. */
function functionBody(node: SyntaxNode | undefined, ctx: Lowerer): Node | undefined {
  if (node?.type !== 'arrow_expression_clause') return block(ctx, node);
  return ctx.shaped('ExprBody', node, { expression: ctx.one(node.namedChildren[0]) });
}

/** How an operator or a destructor is called; other functions have a name. */
function functionName(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const name = node.child('name');
  switch (node.type) {
    case 'destructor_declaration': {
      const sign = node.children.find((child) => child.type === '~');
      return (
        name &&
        ctx.leaf('Identifier', { start: sign?.start ?? name.start, end: name.end }, `~${ctx.text(name)}`)
      );
    }
    case 'operator_declaration':
    case 'conversion_operator_declaration': {
      const word = node.children.find((child) => child.type === 'operator');
      const parameters = node.child('parameters');
      if (word === undefined) return undefined;
      const span = { start: word.start, end: parameters?.start ?? word.end };
      return ctx.leaf('Identifier', span, ctx.slice(span.start, span.end).replace(/\s+/g, ' ').trim());
    }
    default:
      return ctx.one(name);
  }
}

/** Methods, constructors, operators, local functions, delegates. */
function functionDefinition(node: SyntaxNode, ctx: Lowerer): Node {
  const returns =
    node.child('returns') ??
    (node.type === 'conversion_operator_declaration' ? undefined : node.child('type'));
  const parameters = node.child('parameters');
  return ctx.shaped('FunctionDef', node, {
    decorators: decoratorsOf(node, ctx),
    modifiers: modifiersOf(node, ctx),
    returnType: typeOf(ctx, returns),
    name: functionName(node, ctx),
    typeParameters: typeParametersOf(node, ctx),
    parameters: ctx.one(parameters) ?? empty(ctx, 'Parameters', node.end),
    initializers: ctx.one(node.ofType('constructor_initializer')),
    body: functionBody(node.child('body') ?? node.ofType('arrow_expression_clause'), ctx),
  });
}

/** `: base(x)` and `: this(x)` are calls before the body. */
function constructorInitializer(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.ofType('argument_list');
  const target = node.namedChildren.find((child) => child !== list);
  const call = ctx.shaped(
    'Call',
    { start: target?.start ?? node.start, end: node.end },
    { callee: ctx.one(target), arguments: ctx.one(list) },
  );
  return ctx.sequence('Block', node, [ctx.shaped('ExprStmt', call, { expression: call })]);
}

/** What may follow a `=` without a field name: the value of a parameter or a variable. */
function givenValue(node: SyntaxNode): SyntaxNode | undefined {
  const sign = node.children.findIndex((child) => child.type === '=');
  return sign < 0 ? undefined : node.children.slice(sign + 1).find((child) => child.named);
}

function parameter(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('Parameter', node, {
    decorators: decoratorsOf(node, ctx),
    modifiers: modifiersOf(node, ctx),
    type: typeOf(ctx, node.child('type')),
    name: ctx.one(node.child('name')),
    default: ctx.one(givenValue(node)),
  });
}

/** `params T[] rest` is not a node of its own: its parts stand directly in the list. */
function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list: Node[] = [];
  for (const child of node.children) {
    if (!child.named || child.field !== null || child.type === 'attribute_list') continue;
    const lowered = ctx.lower(child);
    for (const each of lowered) {
      const name = each.get('name');
      list.push(isPlaceholder(name) && each.children.length === 1 ? name : each);
    }
  }
  const word = node.children.find((child) => child.type === 'params');
  if (word !== undefined) {
    const type = node.child('type');
    const name = node.child('name');
    const span = { start: word.start, end: name?.end ?? word.end };
    list.push(
      ctx.shaped(
        'Parameter',
        span,
        {
          decorators: decoratorsOf(node, ctx),
          modifiers: modifierWords(ctx, [word]),
          type: typeOf(ctx, type),
          name: ctx.one(name),
        },
        '...',
      ),
    );
  }
  return ctx.sequence('Parameters', node, list);
}

/** `$S;` of a pattern: a name alone is no statement, so it is spelled as a declaration of itself. */
function statementMetavariable(
  outer: SyntaxNode,
  type: Node | undefined,
  declarators: readonly SyntaxNode[],
  ctx: Lowerer,
): Node | undefined {
  const [only] = declarators;
  const written = type?.children[0];
  if (written?.kind !== 'Metavariable' || only === undefined || declarators.length > 1) return undefined;
  const name = ctx.one(only.child('name'));
  if (name?.kind !== 'Metavariable' || name.text !== written.text || givenValue(only) !== undefined)
    return undefined;
  return ctx.shaped('ExprStmt', outer, { expression: ctx.leaf('Metavariable', outer, name.text) });
}

/** `int a = 1, b` is a VarDef for each name. `outer` is the statement or member around the declaration. */
function variables(outer: SyntaxNode, ctx: Lowerer): Node[] {
  const inner = outer.type === 'variable_declaration' ? outer : outer.ofType('variable_declaration');
  if (inner === undefined) return ctx.named(outer);
  const declarators = inner.children.filter((child) => child.type === 'variable_declarator');
  const decorators = decoratorsOf(outer, ctx);
  const modifiers = modifiersOf(outer, ctx);
  const type = typeOf(ctx, inner.child('type'));
  const stood = statementMetavariable(outer, type, declarators, ctx);
  if (stood !== undefined) return [stood];
  return declarators.map((declarator) =>
    ctx.shaped('VarDef', declarators.length === 1 ? outer : declarator, {
      decorators,
      modifiers,
      type,
      target: ctx.one(declarator.child('name') ?? declarator.namedChildren[0]),
      value: ctx.one(givenValue(declarator)),
    }),
  );
}

/** `get` and `set` are functions without a name's place; a setter has the parameter `value`. */
function accessor(parameters: SyntaxNode | undefined) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const name = node.child('name');
    const word = name === undefined ? '' : ctx.text(name);
    const at = name?.end ?? node.end;
    const own: Node[] = parameters === undefined ? [] : [...(ctx.one(parameters)?.children ?? [])];
    if (word !== 'get') {
      const value = ctx.leaf('Identifier', { start: at, end: at }, 'value');
      own.push(ctx.shaped('Parameter', value, { name: value }));
    }
    return ctx.shaped('FunctionDef', node, {
      decorators: decoratorsOf(node, ctx),
      modifiers: modifiersOf(node, ctx),
      name: name && ctx.leaf('Identifier', name, word),
      parameters: ctx.sequence('Parameters', { start: at, end: at }, own),
      body: functionBody(node.child('body'), ctx),
    });
  };
}

/** Properties, indexers and events: a field with accessors. `=> e` alone is a getter. */
function property(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('accessors');
  const parameters = node.child('parameters');
  const value = node.child('value');
  const arrow = value?.type === 'arrow_expression_clause' ? value : undefined;
  const one = accessor(parameters);
  const getter = (clause: SyntaxNode): Node => {
    const at = { start: clause.start, end: clause.start };
    const own = parameters === undefined ? [] : (ctx.one(parameters)?.children ?? []);
    return ctx.shaped('FunctionDef', clause, {
      name: ctx.leaf('Identifier', at, 'get'),
      parameters: ctx.sequence('Parameters', at, own),
      body: functionBody(clause, ctx),
    });
  };
  const accessors =
    arrow !== undefined
      ? ctx.sequence('Accessors', arrow, [getter(arrow)])
      : list &&
        ctx.sequence(
          'Accessors',
          list,
          list.namedChildren.map((each) => one(each, ctx)),
        );
  const self = node.children.find((child) => child.type === 'this');
  return ctx.shaped('VarDef', node, {
    decorators: decoratorsOf(node, ctx),
    modifiers: modifiersOf(node, ctx),
    type: typeOf(ctx, node.child('type')),
    target: ctx.one(node.child('name')) ?? (self && ctx.leaf('This', self, 'this')),
    value: arrow === undefined ? ctx.one(value) : undefined,
    accessors,
  });
}

function usingDirective(node: SyntaxNode, ctx: Lowerer): Node {
  const alias = node.child('name');
  const path = node.namedChildren.find((child) => child !== alias);
  const module = ctx.one(path);
  if (node.has('static') && path !== undefined) {
    const names = ctx.sequence('ImportNames', { start: path.end, end: path.end }, [], '*');
    return ctx.shaped('ImportFrom', node, { module, names }, 'static');
  }
  return ctx.shaped('Import', node, { module, alias: ctx.one(alias) });
}

// ---------------------------------------------------------------------------------------------------
// Expressions

/** A name with type arguments, apart from them. */
function split(
  node: SyntaxNode | undefined,
  ctx: Lowerer,
): { name: Node | undefined; typeArguments?: Node | undefined } {
  if (node?.type === 'generic_name')
    return { name: ctx.one(node.namedChildren[0]), typeArguments: ctx.one(node.namedChildren[1]) };
  const bound =
    node?.type === 'conditional_access_expression' ? node.ofType('member_binding_expression') : undefined;
  if (node?.type === 'member_access_expression' || bound !== undefined) {
    const last = (bound ?? node)?.child('name');
    if (last?.type === 'generic_name') {
      const object = ctx.one(node?.child('expression') ?? node?.child('condition'));
      return {
        name: member(ctx, object, ctx.one(last.namedChildren[0])),
        typeArguments: ctx.one(last.namedChildren[1]),
      };
    }
  }
  return { name: ctx.one(node) };
}

function call(node: SyntaxNode, ctx: Lowerer): Node {
  const { name, typeArguments } = split(node.child('function'), ctx);
  return ctx.shaped('Call', node, {
    callee: name,
    typeArguments,
    arguments: ctx.one(node.child('arguments')),
  });
}

/** `a.b`; with type arguments that are not called, a Generic. */
function memberAccess(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const { name, typeArguments } =
    node.child('name')?.type === 'generic_name'
      ? split(node, ctx)
      : { name: member(ctx, ctx.one(node.child('expression')), ctx.one(node.child('name')), '', node.end) };
  if (name === undefined) return [];
  return typeArguments === undefined ? name : ctx.shaped('Generic', node, { type: name, typeArguments });
}

/** `a?.b` and `a?[i]` are a member and an element like others. */
function conditionalAccess(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const object = ctx.one(node.child('condition'));
  const bound = node.namedChildren.find((child) => child !== node.child('condition'));
  if (bound?.type === 'member_binding_expression') {
    if (bound.child('name')?.type === 'generic_name') {
      const { name, typeArguments } = split(node, ctx);
      return ctx.shaped('Generic', node, { type: name, typeArguments });
    }
    return member(ctx, object, ctx.one(bound.child('name')), '', node.end) ?? [];
  }
  if (bound?.type === 'element_binding_expression')
    return ctx.shaped('Index', node, { object, index: indexOf(bound, ctx) });
  return ctx.sequence('conditional_access_expression', node, ctx.named(node));
}

function indexOf(list: SyntaxNode | undefined, ctx: Lowerer): Node | undefined {
  if (list === undefined) return undefined;
  const nodes = ctx.named(list);
  return nodes.length > 1 ? ctx.sequence('Tuple', list, nodes) : nodes[0];
}

/** `x`, `name: x`, or `ref x`, which gives the variable itself. */
function argument(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const name = node.child('name');
  const word = node.children.find((child) => BY_REFERENCE.has(child.type));
  const inner = node.namedChildren.find((child) => child !== name);
  const plain = ctx.one(inner);
  const value =
    word === undefined || plain === undefined || isPlaceholder(plain)
      ? plain
      : ctx.shaped('Unary', { start: word.start, end: node.end }, { operand: plain }, word.type);
  if (name === undefined) return value ?? [];
  return ctx.shaped('Argument', node, { name: ctx.one(name), value });
}

const BY_REFERENCE = new Set(['ref', 'out', 'in']);

/** `new T(…) { A = 1 }`. Without parentheses there are no arguments; without a type it is found elsewhere. */
function construction(node: SyntaxNode, ctx: Lowerer): Node {
  const type = node.child('type');
  const list = node.ofType('argument_list');
  const initializer = node.ofType('initializer_expression');
  const word = node.children.find((child) => child.type === 'new');
  return ctx.shaped('New', node, {
    callee: ctx.one(type),
    arguments: ctx.one(list) ?? empty(ctx, 'Arguments', type?.end ?? word?.end ?? node.end),
    initializer:
      initializer &&
      ctx.sequence(
        'Object',
        initializer,
        initializer.namedChildren.flatMap((child) => entry(child, ctx)),
      ),
  });
}

/** `A = 1`, `["a"] = 1` and `{ "a", 1 }` are pairs; other elements are themselves. */
function entry(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const [first, second, third] = node.namedChildren;
  const pair = (key: Node | undefined, value: SyntaxNode | undefined): Node =>
    ctx.shaped(
      'Pair',
      node,
      { key, value: valueIn(value, ctx) },
      node.type === 'assignment_expression' ? '=' : '',
    );
  if (node.type === 'assignment_expression' || node.type === 'with_initializer') {
    const left = node.child('left') ?? first;
    const key = left?.type === 'element_binding_expression' ? indexOf(left, ctx) : ctx.one(left);
    return pair(key, node.child('right') ?? second);
  }
  if (node.type === 'initializer_expression' && second !== undefined && third === undefined)
    return pair(ctx.one(first), second);
  return ctx.lower(node);
}

/** What an entry gives a property: braces set properties of what is there already. */
function valueIn(node: SyntaxNode | undefined, ctx: Lowerer): Node | undefined {
  if (node?.type !== 'initializer_expression') return ctx.one(node);
  return ctx.sequence(
    'Object',
    node,
    node.namedChildren.flatMap((child) => entry(child, ctx)),
  );
}

/** `new { A = 1, b, c.D }`: what has no name is called as it is written. */
function anonymousObject(node: SyntaxNode, ctx: Lowerer): Node {
  const pairs: Node[] = [];
  for (let i = 0; i < node.children.length; i++) {
    const child = node.children[i] as SyntaxNode;
    if (!child.named) continue;
    const value = node.children[i + 1]?.type === '=' ? node.children[i + 2] : undefined;
    const lowered = ctx.one(child);
    if (lowered === undefined) continue;
    if (value !== undefined) {
      const span = { start: child.start, end: value.end };
      pairs.push(ctx.shaped('Pair', span, { key: lowered, value: ctx.one(value) }));
      i += 2;
    } else if (isPlaceholder(lowered)) pairs.push(lowered);
    else {
      const key = lowered.kind === 'Member' ? lowered.get('property') : lowered;
      pairs.push(ctx.shaped('Pair', child, { key, value: lowered }));
    }
  }
  const open = node.children.find((child) => child.type === '{');
  const object = ctx.sequence('Object', { start: open?.start ?? node.start, end: node.end }, pairs);
  return ctx.shaped('New', node, { initializer: object });
}

/** `new T[n]`, `new[] {…}`, `stackalloc T[n]`: sizes are the arguments, elements the value. */
function arrayCreation(node: SyntaxNode, ctx: Lowerer): Node {
  const written = node.child('type');
  const rank = written?.child('rank') ?? written?.ofType('array_rank_specifier');
  const element = rank === undefined ? ctx.one(written) : ctx.one(written?.child('type'));
  const type = rank === undefined ? element : arrayOf(ctx, written ?? node, element, 1);
  const sizes = rank?.namedChildren ?? [];
  return ctx.shaped('array_creation_expression', node, {
    type: type && ctx.sequence('Type', type, [type]),
    arguments: group(ctx, 'Arguments', sizes),
    value: ctx.one(node.ofType('initializer_expression')),
  });
}

function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  const body = node.child('body') ?? node.ofType('block');
  const written = ctx.one(list);
  const lowered =
    list === undefined || written === undefined
      ? empty(ctx, 'Parameters', node.start)
      : list.type === 'parameter_list'
        ? written
        : ctx.sequence('Parameters', list, [
            isPlaceholder(written) ? written : ctx.shaped('Parameter', list, { name: written }),
          ]);
  return ctx.shaped('Lambda', node, {
    modifiers: modifierWords(
      ctx,
      node.children.filter((child) => child.type === 'modifier'),
    ),
    returnType: typeOf(ctx, node.child('type')),
    parameters: lowered,
    body:
      body === undefined || body.type === 'block'
        ? block(ctx, body)
        : ctx.shaped('ExprBody', body, { expression: ctx.one(body) }),
  });
}

/** `x is T`, `x is T y`, and `x is` a pattern, which is an operator of its own. */
function isPattern(node: SyntaxNode, ctx: Lowerer): Node {
  const value = ctx.one(node.child('expression'));
  const pattern = node.child('pattern');
  if (pattern?.type === 'declaration_pattern') {
    return ctx.shaped('TypeTest', node, {
      value,
      type: typeOf(ctx, pattern.child('type')),
      name: ctx.one(pattern.child('name')),
    });
  }
  return ctx.shaped('Binary', node, { left: value, right: ctx.one(pattern) }, 'is');
}

/** A variable that is declared inside an expression or a pattern. */
function binding(node: SyntaxNode, ctx: Lowerer): Node {
  const type = node.child('type');
  const name = node.child('name') ?? node.namedChildren.at(-1);
  return ctx.shaped('VarDef', node, {
    type: type === name ? undefined : typeOf(ctx, type),
    target: ctx.one(name),
  });
}

/** A query is a comprehension: sources and conditions, and what is selected. */
function query(node: SyntaxNode, ctx: Lowerer): Node {
  const clauses = node.namedChildren;
  const last = clauses.filter((child) => RESULTS.has(child.type)).at(-1);
  const others = clauses.filter((child) => child !== last);
  return ctx.shaped(
    'Comprehension',
    node,
    { element: ctx.one(last?.namedChildren[0]), clauses: group(ctx, 'Clauses', others) },
    'query',
  );
}

const RESULTS = new Set(['select_clause', 'group_clause']);

function fromClause(node: SyntaxNode, ctx: Lowerer): Node {
  const word = node.children.findIndex((child) => child.type === 'in');
  const source = node.children.slice(word + 1).find((child) => child.named);
  const name =
    node.child('name') ??
    node.children
      .slice(0, word)
      .filter((child) => child.named)
      .at(-1);
  return ctx.shaped('ForEach', node, { target: ctx.one(name), iterable: ctx.one(source) });
}

function unary(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const operator = node.children.find((child) => !child.named)?.type ?? '';
  const operand = ctx.one(node.namedChildren[0]);
  // `x!` only quiets the compiler.
  if (node.type === 'postfix_unary_expression' && operator === '!') return operand ?? [];
  const kind = operator === '++' || operator === '--' ? 'Update' : 'Unary';
  return ctx.shaped(kind, node, { operand }, operator);
}

// ---------------------------------------------------------------------------------------------------
// Statements

function forStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const named = (field: string): SyntaxNode[] => node.childrenOf(field).filter((child) => child.named);
  return ctx.shaped('For', node, {
    init: sequenceOf(ctx, ctx.all(named('initializer'))),
    condition: ctx.one(node.child('condition')),
    update: sequenceOf(ctx, ctx.all(named('update'))),
    body: bodyOf(ctx, node.child('body')),
  });
}

function forEach(node: SyntaxNode, ctx: Lowerer): Node {
  const type = node.child('type');
  const left = node.child('left');
  const lowered = ctx.one(left);
  const target =
    type === undefined || left === undefined
      ? lowered
      : ctx.shaped(
          'VarDef',
          { start: type.start, end: left.end },
          { type: typeOf(ctx, type), target: lowered },
        );
  return ctx.shaped('ForEach', node, {
    target,
    iterable: ctx.one(node.child('right')),
    body: bodyOf(ctx, node.child('body')),
  });
}

function switchSection(node: SyntaxNode, ctx: Lowerer): Node {
  const colon = node.children.findIndex((child) => child.type === ':');
  const head = node.children.slice(0, colon < 0 ? 0 : colon).filter((child) => child.named);
  const guard = head.find((child) => child.type === 'when_clause');
  const statements = node.children.slice(colon + 1).filter((child) => child.named);
  const start = statements[0]?.start ?? node.end;
  return caseOf(
    ctx,
    node,
    ctx.all(head.filter((child) => child !== guard)),
    ctx.one(guard?.namedChildren[0]),
    ctx.sequence('Block', { start, end: node.end }, ctx.all(statements)),
  );
}

function switchExpression(node: SyntaxNode, ctx: Lowerer): Node {
  const arms = node.children.filter((child) => child.type === 'switch_expression_arm');
  const open = node.children.find((child) => child.type === '{');
  const span = { start: open?.start ?? node.end, end: node.end };
  return ctx.shaped('Switch', node, {
    subject: ctx.one(node.namedChildren[0]),
    body: ctx.sequence('Cases', span, ctx.all(arms)),
  });
}

/** `pattern when g => e`; `_` without a condition is the default. */
function switchArm(node: SyntaxNode, ctx: Lowerer): Node {
  const guard = node.ofType('when_clause');
  const parts = node.namedChildren.filter((child) => child !== guard);
  const [test, value] = parts;
  const result = ctx.one(value);
  if (result === undefined) return ctx.sequence('Case', node, []);
  const lowered = test === undefined ? [] : ctx.lower(test);
  // Arms of a pattern that stand for any number of them are spelled as one.
  if (isPlaceholder(lowered[0]) && isPlaceholder(result)) return result;
  const statement = ctx.shaped('ExprStmt', result, { expression: result });
  const isDefault = test?.type === 'discard' && guard === undefined;
  return caseOf(
    ctx,
    node,
    isDefault ? [] : lowered,
    ctx.one(guard?.namedChildren[0]),
    ctx.sequence('Block', result, [statement]),
    '->',
  );
}

function catchClause(node: SyntaxNode, ctx: Lowerer): Node {
  const caught = node.ofType('catch_declaration');
  const guard = node.ofType('catch_filter_clause');
  return ctx.shaped('Catch', node, {
    type: ctx.one(caught?.child('type')),
    name: ctx.one(caught?.child('name')),
    guard: ctx.one(guard?.namedChildren[0]),
    body: block(ctx, node.child('body')),
  });
}

function usingStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  const items = node.namedChildren.filter((child) => child !== body);
  return ctx.shaped('With', node, { items: group(ctx, 'WithItems', items), body: bodyOf(ctx, body) });
}

/** `yield return x`, and `yield break`, which ends the function. */
function yieldStatement(node: SyntaxNode, ctx: Lowerer): Node {
  if (node.has('break')) return ctx.shaped('Return', node, {});
  const made = ctx.shaped('Yield', node, { value: ctx.one(node.namedChildren[0]) });
  return ctx.shaped('ExprStmt', node, { expression: made });
}

/** What a directive keeps or leaves out is all read: which of it is compiled is not known. */
function conditionalCode(node: SyntaxNode, ctx: Lowerer): Node[] {
  const condition = node.child('condition');
  return ctx.all(node.namedChildren.filter((child) => child !== condition));
}

const name = token('Identifier');
const pair = (kind: string) => shape(kind, { left: 'left', right: 'right' }, { operator: 'operator' });

const lowerings: Lowerings = {
  compilation_unit: unwrap,
  global_statement: unwrap,
  block: sequence('Block'),
  expression_statement: shape('ExprStmt', { expression: '#0' }),
  parenthesized_expression: unwrap,
  parenthesized_pattern: unwrap,
  checked_expression: unwrap,
  empty_statement: drop,
  shebang_directive: drop,
  ...each(['identifier', 'predefined_type', 'implicit_parameter', 'implicit_type', 'discard'], name),
  ...each(['integer_literal', 'real_literal'], token('Number')),
  boolean_literal: (node, ctx) => ctx.leaf('Bool', node, ctx.text(node)),
  null_literal: token('Null'),
  this: token('This'),
  base: token('Super'),
  string_literal: string,
  verbatim_string_literal: verbatimString,
  raw_string_literal: rawString,
  interpolated_string_expression: interpolated,
  character_literal: (node, ctx) =>
    ctx.leaf('Char', node, decodeEscapes(ctx.slice(node.start + 1, Math.max(node.start + 1, node.end - 1)))),
  generic_name: shape('Generic', { type: '#0', typeArguments: '#1' }),
  type_argument_list: sequence('TypeArguments'),
  qualified_name: (node, ctx) => {
    const last = node.child('name');
    const object = ctx.one(node.child('qualifier'));
    if (last?.type !== 'generic_name') return member(ctx, object, ctx.one(last)) ?? [];
    const [type, typeArguments] = [ctx.one(last.namedChildren[0]), ctx.one(last.namedChildren[1])];
    return ctx.shaped('Generic', node, { type: member(ctx, object, type), typeArguments });
  },
  alias_qualified_name: (node, ctx) => {
    const alias = node.child('alias');
    const last = ctx.one(node.child('name'));
    // `global::` is only where names begin anyway.
    if (alias !== undefined && ctx.text(alias) === 'global') return last ?? [];
    return ctx.shaped('Member', node, { object: ctx.one(alias), property: last }, '::');
  },
  array_type: (node, ctx) => arrayOf(ctx, node, ctx.one(node.child('type')), 1) ?? [],
  scoped_type: unwrap,
  invocation_expression: call,
  argument_list: sequence('Arguments'),
  argument,
  member_access_expression: memberAccess,
  conditional_access_expression: conditionalAccess,
  element_access_expression: (node, ctx) =>
    ctx.shaped('Index', node, {
      object: ctx.one(node.child('expression')),
      index: indexOf(node.child('subscript'), ctx),
    }),
  // Alone it is a collection: `[1, ..rest]`.
  element_binding_expression: (node, ctx) =>
    ctx.sequence(
      'Array',
      node,
      ctx.named(node).map((part) => {
        const only = part.kind === 'Slice' && part.get('start') === undefined ? part.get('stop') : undefined;
        return only === undefined ? part : ctx.shaped('Spread', part, { value: only }, '...');
      }),
    ),
  range_expression: (node, ctx) => {
    const dots = node.children.find((child) => child.type === '..');
    const before = node.namedChildren.find((child) => dots !== undefined && child.end <= dots.start);
    const after = node.namedChildren.find((child) => dots !== undefined && child.start >= dots.end);
    return ctx.shaped('Slice', node, { start: ctx.one(before), stop: ctx.one(after) });
  },
  object_creation_expression: construction,
  implicit_object_creation_expression: construction,
  anonymous_object_creation_expression: anonymousObject,
  ...each(
    [
      'array_creation_expression',
      'implicit_array_creation_expression',
      'stackalloc_expression',
      'implicit_stackalloc_expression',
    ],
    arrayCreation,
  ),
  initializer_expression: sequence('Array'),
  with_expression: (node, ctx) => {
    const [value, ...entries] = node.namedChildren;
    const open = node.children.find((child) => child.type === '{');
    const span = { start: open?.start ?? node.end, end: node.end };
    const object = ctx.sequence(
      'Object',
      span,
      entries.flatMap((child) => entry(child, ctx)),
    );
    return ctx.shaped('with_expression', node, { value: ctx.one(value), initializer: object });
  },
  assignment_expression: (node, ctx) => {
    const operator = node.child('operator');
    const text = operator === undefined ? '=' : ctx.text(operator);
    return ctx.shaped(
      text === '=' ? 'Assign' : 'AugAssign',
      node,
      { target: ctx.one(node.child('left')), value: ctx.one(node.child('right')) },
      text === '=' ? '' : text,
    );
  },
  binary_expression: pair('Binary'),
  and_pattern: pair('Binary'),
  or_pattern: pair('Binary'),
  negated_pattern: shape('Unary', { operand: '#0' }, { text: 'not' }),
  constant_pattern: unwrap,
  type_pattern: (node, ctx) => typeOf(ctx, node.child('type') ?? node.namedChildren[0]) ?? [],
  ...each(['declaration_pattern', 'declaration_expression', 'var_pattern'], binding),
  recursive_pattern: (node, ctx) => {
    const name = node.child('name');
    const parts = ctx.all(node.namedChildren.filter((child) => child !== name));
    const bound = name && ctx.shaped('VarDef', name, { target: ctx.one(name) });
    return ctx.sequence('recursive_pattern', node, bound === undefined ? parts : [...parts, bound]);
  },
  relational_pattern: shape('relational_pattern', { value: '#0' }, { operator: true }),
  is_pattern_expression: isPattern,
  is_expression: shape('TypeTest', { value: 'left', type: typed('right') }),
  as_expression: shape('Cast', { value: 'left', type: typed('right') }, { text: 'as' }),
  cast_expression: shape('Cast', { type: typed('type'), value: 'value' }),
  ...each(['prefix_unary_expression', 'postfix_unary_expression', 'unary_expression'], unary),
  ref_expression: shape('Unary', { operand: '#0' }, { text: 'ref' }),
  conditional_expression: shape('Conditional', {
    condition: 'condition',
    consequent: 'consequence',
    alternative: 'alternative',
  }),
  await_expression: shape('Await', { value: '#0' }),
  throw_expression: shape('Throw', { value: '#0' }),
  ...each(['lambda_expression', 'anonymous_method_expression'], lambda),
  ...each(['tuple_expression', 'tuple_pattern', 'parenthesized_variable_designation'], sequence('Tuple')),
  ...each(['typeof_expression', 'default_expression', 'sizeof_expression'], (node, ctx) =>
    ctx.shaped(node.type, node, { type: typeOf(ctx, node.child('type')) }),
  ),
  query_expression: query,
  ...each(['from_clause', 'join_clause'], fromClause),
  let_clause: shape('VarDef', { target: '#0', value: '#1' }),
  where_clause: shape('If', { condition: '#0' }),
  switch_expression: switchExpression,
  switch_expression_arm: switchArm,
  attribute_list: unwrap,
  attribute,
  attribute_argument_list: sequence('Arguments'),
  attribute_argument: attributeArgument,
  ...each(
    [
      'method_declaration',
      'constructor_declaration',
      'destructor_declaration',
      'operator_declaration',
      'conversion_operator_declaration',
      'local_function_statement',
      'delegate_declaration',
    ],
    functionDefinition,
  ),
  constructor_initializer: constructorInitializer,
  parameter_list: parameters,
  bracketed_parameter_list: parameters,
  parameter,
  ...each(
    ['field_declaration', 'event_field_declaration', 'local_declaration_statement', 'variable_declaration'],
    variables,
  ),
  ...each(['property_declaration', 'indexer_declaration', 'event_declaration'], property),
  accessor_declaration: accessor(undefined),
  class_declaration: classDefinition('class'),
  struct_declaration: classDefinition('struct'),
  interface_declaration: classDefinition('interface'),
  enum_declaration: classDefinition('enum'),
  record_declaration: classDefinition('class'),
  ...each(['declaration_list', 'enum_member_declaration_list'], sequence('ClassBody')),
  enum_member_declaration: enumMember,
  namespace_declaration: (node, ctx) => {
    const body = node.child('body');
    return ctx.shaped('namespace_declaration', node, {
      name: ctx.one(node.child('name')),
      body: body && ctx.sequence('Block', body, ctx.named(body)),
    });
  },
  file_scoped_namespace_declaration: shape('namespace_declaration', { name: 'name' }),
  using_directive: usingDirective,
  if_statement: ifStatement,
  while_statement: statement('While', { condition: 'condition', body: 'body' }),
  do_statement: statement('DoWhile', { body: 'body', condition: 'condition' }),
  for_statement: forStatement,
  foreach_statement: forEach,
  switch_statement: switchStatement,
  switch_section: switchSection,
  try_statement: tryStatement,
  catch_clause: catchClause,
  finally_clause: (node, ctx) => ctx.shaped('Finally', node, { body: block(ctx, node.ofType('block')) }),
  using_statement: usingStatement,
  lock_statement: statement('lock_statement', { value: '#0', body: '#1' }),
  ...each(['checked_statement', 'unsafe_statement'], (node, ctx) =>
    ctx.shaped(node.type, node, { body: block(ctx, node.ofType('block')) }, node.children[0]?.type ?? ''),
  ),
  fixed_statement: (node, ctx) => {
    const declaration = node.ofType('variable_declaration');
    return ctx.sequence('fixed_statement', node, [
      ...(declaration === undefined ? [] : ctx.lower(declaration)),
      ...[bodyOf(ctx, node.namedChildren.at(-1))].filter((body) => body !== undefined),
    ]);
  },
  labeled_statement: shape('Labeled', { label: '#0', body: '#1' }),
  return_statement: shape('Return', { value: '#0' }),
  throw_statement: shape('Throw', { value: '#0' }),
  yield_statement: yieldStatement,
  break_statement: token('Break', ''),
  continue_statement: token('Continue', ''),
  modifier: modifierLeaf,
  ...each(['preproc_if', 'preproc_elif', 'preproc_else', 'preproc_if_in_attribute_list'], conditionalCode),
  ...each(
    [
      'preproc_region',
      'preproc_endregion',
      'preproc_line',
      'preproc_pragma',
      'preproc_nullable',
      'preproc_error',
      'preproc_warning',
      'preproc_define',
      'preproc_undef',
    ],
    drop,
  ),
};

function modifierLeaf(node: SyntaxNode, ctx: Lowerer): Node {
  return modifierWord(ctx, node);
}

export const csharp: Language = {
  id: 'csharp',
  names: ['csharp', 'c#', 'cs'],
  editorIds: ['csharp'],
  extensions: ['.cs', '.csx'],
  interpreters: ['dotnet-script', 'csi'],
  grammar: 'tree-sitter-c-sharp.wasm',
  comments: { line: ['//'], block: [['/*', '*/']] },
  chains: {
    first: new Set([
      'binary_expression',
      'invocation_expression',
      'member_access_expression',
      'element_access_expression',
      'conditional_access_expression',
    ]),
    last: new Map([
      ['if_statement', 'alternative'],
      ['conditional_expression', 'alternative'],
    ]),
  },
  commentTypes: new Set(['comment']),
  namedTokens: new Set(['this', 'base']),
  unitTypes: new Set([
    'method_declaration',
    'constructor_declaration',
    'destructor_declaration',
    'operator_declaration',
    'conversion_operator_declaration',
    'property_declaration',
    'indexer_declaration',
    'local_function_statement',
    'lambda_expression',
    'anonymous_method_expression',
    'class_declaration',
    'struct_declaration',
    'interface_declaration',
    'enum_declaration',
    'record_declaration',
    'namespace_declaration',
  ]),
  lowerings,
  pattern: {
    prefix: '__aiss_',
    // A name alone is no statement: an ellipsis is a declaration.
    statement: '… …;',
    ellipses: ['…', '… …', '… …;', '…=…', '…;…;…', 'case …:', '… => …'],
    likely: [
      {
        open: '{',
        header: /\b(?:class|interface|record|struct)\s[^(){};]*(?:\([^(){};]*\)[^(){};]*)?$/,
        spelling: '… …;',
      },
      { open: '(', header: DECLARED, spelling: '… …' },
    ],
    metavariables: ['…;', '… …'],
    likelyMetavariables: [
      {
        behind:
          /(?:^|[;{}]|\belse|\b(?:if|while|for|foreach|using|lock|fixed)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\s*$/,
        ahead: /^\s*;/,
        spelling: '… …',
      },
    ],
    contexts: [
      // Braces alone are a block, though they may also be the elements of an array.
      { text: '__aiss_v = …;', when: /^[^{]/ },
      { text: '…' },
      { text: '…;', completes: ';' },
      { text: 'try {} …' },
      { text: '… finally {}', fills: 'finalizer' },
      { text: 'class __aiss_c { … }' },
      { text: 'class __aiss_c { …; }', completes: ';' },
      { text: '… {}', fills: 'body' },
      { text: 'class __aiss_c { … {} }', fills: 'body', completes: ' {}' },
      { text: 'void __aiss_f() { … }' },
      { text: 'switch (__aiss_s) { … }' },
      { text: '__aiss_v = __aiss_s switch { … };' },
      { text: '… class __aiss_c {}' },
      { text: 'void __aiss_f(…) {}' },
      { text: '__aiss_f(…);' },
      { text: '__aiss_v = new __aiss_t { … };' },
      { text: '__aiss_v = __aiss_s is …;' },
      { text: '__aiss_v = typeof(…);' },
    ],
  },
  semantics: {
    importCalls: [],
    concatenation: ['+'],
    assignmentDeclares: false,
    blockScope: true,
    selfNames: [],
    bareMembers: 'everywhere',
    importBinds: 'members',
    keysAreNames: true,
    fallsThrough: true,
    concatenatesAnything: true,
    integerDivision: true,
    lengthProperties: ['Length'],
    keyedMethods: { puts: ['Add', 'TryAdd'], gets: ['GetValueOrDefault'], removes: ['Remove'] },
    iteratingFunctions: /^(?:Array|Parallel)\.(?:ForEach|ConvertAll|Find|FindAll|TrueForAll)$/,
    foldingFunctions: ['Aggregate'],
    callMethods: ['Invoke', 'DynamicInvoke', 'BeginInvoke'],
    lists: {
      types: ['List'],
      appends: ['Add'],
      removes: ['RemoveAt'],
      reorders: ['Clear', 'Remove', 'RemoveAll', 'RemoveRange', 'Reverse', 'Sort'],
    },
    containerMethods: [
      'Add',
      'TryAdd',
      'AddRange',
      'Append',
      'AppendLine',
      'AppendFormat',
      'AppendJoin',
      'AddFirst',
      'AddLast',
      'AddOrUpdate',
      'Push',
      'Enqueue',
      'Insert',
      'InsertRange',
    ],
    jumps: ['goto_statement'],
    closingModifiers: ['using'],
    addressOperators: ['&', 'ref', 'out'],
    booleanLogic: true,
    entriesAreAssigned: true,
    functionTypes: {
      ...{ 'int.Parse': 'int', 'Int32.Parse': 'int', 'Convert.ToInt32': 'int' },
      ...{ 'long.Parse': 'long', 'Int64.Parse': 'long', 'Convert.ToInt64': 'long' },
      ...{
        'short.Parse': 'short',
        'Convert.ToInt16': 'short',
        'byte.Parse': 'byte',
        'Convert.ToByte': 'byte',
      },
      ...{ 'double.Parse': 'double', 'Double.Parse': 'double', 'Convert.ToDouble': 'double' },
      ...{ 'decimal.Parse': 'decimal', 'Convert.ToDecimal': 'decimal', 'float.Parse': 'float' },
      ...{ 'bool.Parse': 'bool', 'Boolean.Parse': 'bool', 'Convert.ToBoolean': 'bool' },
      ...{ 'int.TryParse': 'bool', 'long.TryParse': 'bool', 'bool.TryParse': 'bool' },
      ...{ 'string.IsNullOrEmpty': 'bool', 'String.IsNullOrEmpty': 'bool' },
      ...{ 'string.Format': 'string', 'String.Format': 'string', 'Convert.ToString': 'string' },
    },
    literalTypes: {
      string: ['string', 'String', 'System.String'],
      char: ['char', 'Char', 'System.Char'],
      integer: ['int', 'Int32', 'System.Int32'],
      float: ['double', 'Double', 'System.Double'],
      bool: ['bool', 'Boolean', 'System.Boolean'],
    },
    equalTypes: [
      ['string', 'String', 'System.String'],
      ['char', 'Char', 'System.Char'],
      ['int', 'Int32', 'System.Int32'],
      ['long', 'Int64', 'System.Int64'],
      ['short', 'Int16', 'System.Int16'],
      ['byte', 'Byte', 'System.Byte'],
      ['float', 'Single', 'System.Single'],
      ['double', 'Double', 'System.Double'],
      ['decimal', 'Decimal', 'System.Decimal'],
      ['bool', 'Boolean', 'System.Boolean'],
      ['object', 'Object', 'System.Object'],
    ],
  },
};
