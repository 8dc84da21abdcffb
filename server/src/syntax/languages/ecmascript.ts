/** What JavaScript, TypeScript and their JSX forms have in common: one table for three grammars. */

import { decorated } from '../decorated.ts';
import {
  block,
  blockIn,
  drop,
  each,
  group,
  grouped,
  jump,
  type Lowerer,
  type Lowerings,
  sequence,
  shape,
  token,
  unwrap,
  withRoles,
} from '../lower.ts';
import type { Chains, SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { BARE_IF, expressionOf, switchStatement } from './cLike.ts';
import type { CommentSyntax, PatternSyntax, Semantics } from './language.ts';
import { decodeEscapes } from './text.ts';

const PLACEHOLDERS = new Set(['Ellipsis', 'EllipsisMetavariable']);

/** The words before a definition that rules may ask for. */
const MODIFIERS = new Set([
  'async',
  'static',
  'get',
  'set',
  '*',
  'abstract',
  'declare',
  'readonly',
  'accessibility_modifier',
  'override_modifier',
  'accessor',
]);

function modifiers(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const words = node.children.filter((child) => child.field === null && MODIFIERS.has(child.type));
  const first = words[0];
  const last = words[words.length - 1];
  if (first === undefined || last === undefined) return undefined;
  return ctx.sequence(
    'Modifiers',
    { start: first.start, end: last.end },
    words.map((word) => ctx.leaf('Modifier', word, ctx.text(word))),
  );
}

function string(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = ctx.slice(node.start + 1, Math.max(node.start + 1, node.end - 1));
  return ctx.leaf('String', node, decodeEscapes(inside));
}

/** A template. Without substitutions it is a plain string. */
function template(node: SyntaxNode, ctx: Lowerer): Node {
  const parts: Node[] = [];
  let at = node.start + 1;
  const close = Math.max(at, node.end - 1);
  const text = (end: number): void => {
    if (end > at) parts.push(ctx.leaf('StringText', { start: at, end }, decodeEscapes(ctx.slice(at, end))));
  };
  for (const child of node.children) {
    if (child.type !== 'template_substitution') continue;
    text(child.start);
    parts.push(ctx.shaped('Interpolation', child, { expression: ctx.one(child.namedChildren[0]) }));
    at = child.end;
  }
  text(close);
  const plain = parts.map((part) => part.text).join('');
  // In a pattern, `...` between backticks is any template; between quotes it is any string.
  if (plain !== '...' && parts.every((part) => part.kind === 'StringText'))
    return ctx.leaf('String', node, plain);
  return ctx.sequence('Interpolated', node, parts);
}

/** `var a = 1, b` is a VarDef for each name. */
function declarations(node: SyntaxNode, ctx: Lowerer): Node[] {
  const keyword = node.children.find((child) => !child.named || child.field === 'kind');
  const words =
    keyword && ctx.sequence('Modifiers', keyword, [ctx.leaf('Modifier', keyword, ctx.text(keyword))]);
  const declarators = node.children.filter((child) => child.type === 'variable_declarator');
  const others = node.namedChildren.filter(
    (child) => child.type !== 'variable_declarator' && child !== keyword,
  );
  const list = declarators.map((declarator) =>
    ctx.shaped('VarDef', declarators.length === 1 ? node : declarator, {
      modifiers: words,
      target: ctx.one(declarator.child('name')),
      type: ctx.one(declarator.child('type')),
      value: ctx.one(declarator.child('value')),
    }),
  );
  return [...list, ...ctx.all(others)];
}

function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.sequence(
    'Parameters',
    node,
    node.namedChildren.flatMap((child) => parameter(child, ctx)),
  );
}

/** A parameter in either grammar: JavaScript writes patterns, TypeScript wraps them. */
function parameter(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  if (node.type === 'required_parameter' || node.type === 'optional_parameter') {
    const name = node.child('pattern') ?? node.child('name') ?? node.namedChildren[0];
    const rest = name?.type === 'rest_pattern';
    const lowered = ctx.one(rest ? name.namedChildren[0] : name);
    const type = ctx.one(node.child('type'));
    const value = ctx.one(node.child('value'));
    if (lowered !== undefined && PLACEHOLDERS.has(lowered.kind) && type === undefined) return lowered;
    const decorators = group(
      ctx,
      'Decorators',
      node.children.filter((child) => child.type === 'decorator'),
    );
    const parts = { decorators, modifiers: modifiers(node, ctx), name: lowered, type, default: value };
    return ctx.shaped('Parameter', node, parts, rest ? '...' : '');
  }
  if (node.type === 'assignment_pattern') {
    const parts = { name: ctx.one(node.child('left')), default: ctx.one(node.child('right')) };
    return ctx.shaped('Parameter', node, parts);
  }
  if (node.type === 'rest_pattern') {
    return ctx.shaped('Parameter', node, { name: ctx.one(node.namedChildren[0]) }, '...');
  }
  const lowered = ctx.one(node);
  if (lowered === undefined || PLACEHOLDERS.has(lowered.kind)) return lowered ?? [];
  return ctx.shaped('Parameter', node, { name: lowered });
}

function parametersOf(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('parameters');
  if (list !== undefined) return parameters(list, ctx);
  const single = node.child('parameter');
  if (single === undefined) return ctx.sequence('Parameters', { start: node.start, end: node.start }, []);
  const lowered = parameter(single, ctx);
  return ctx.sequence('Parameters', single, Array.isArray(lowered) ? lowered : [lowered as Node]);
}

const functionDefinition = shape('FunctionDef', {
  decorators: grouped('Decorators', 'decorator'),
  modifiers,
  name: 'name',
  typeParameters: 'type_parameters',
  parameters: parametersOf,
  returnType: 'return_type',
  body: blockIn('body'),
});

/** Function expressions and arrows alike: a rule that looks for one means both. */
function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  const bodyNode =
    body === undefined || body.type === 'statement_block'
      ? block(ctx, body)
      : ctx.shaped('ExprBody', body, { expression: ctx.one(body) });
  return ctx.shaped('Lambda', node, {
    modifiers: modifiers(node, ctx),
    name: ctx.one(node.child('name')),
    parameters: parametersOf(node, ctx),
    returnType: ctx.one(node.child('return_type')),
    body: bodyNode,
  });
}

function classDefinition(keyword: string) {
  return (node: SyntaxNode, ctx: Lowerer): Node => {
    const heritage = node.children.filter((child) => /heritage|extends|implements/.test(child.type));
    const first = heritage[0];
    const last = heritage[heritage.length - 1];
    const supers =
      first &&
      last &&
      ctx.sequence(
        'Supers',
        { start: first.start, end: last.end },
        heritage.flatMap((clause) => superTypes(clause, ctx)),
      );
    const body = node.child('body');
    return ctx.shaped(
      'ClassDef',
      node,
      {
        decorators: group(
          ctx,
          'Decorators',
          node.children.filter((child) => child.type === 'decorator'),
        ),
        modifiers: modifiers(node, ctx),
        name: ctx.one(node.child('name')),
        typeParameters: ctx.one(node.child('type_parameters')),
        supers,
        body: body && ctx.sequence('ClassBody', body, classMembers(body, ctx)),
      },
      keyword,
    );
  };
}

function superTypes(clause: SyntaxNode, ctx: Lowerer): Node[] {
  return clause.namedChildren.flatMap((child) =>
    /extends|implements/.test(child.type)
      ? superTypes(child, ctx)
      : child.type === 'type_arguments'
        ? []
        : [...ctx.lower(child)],
  );
}

/** Members; the TypeScript grammar writes a member's decorators as siblings before it. */
function classMembers(body: SyntaxNode, ctx: Lowerer): Node[] {
  return decorated(ctx, ctx.named(body));
}

function field(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('VarDef', node, {
    decorators: group(
      ctx,
      'Decorators',
      node.children.filter((child) => child.type === 'decorator'),
    ),
    modifiers: modifiers(node, ctx),
    target: ctx.one(node.child('property') ?? node.child('name')),
    type: ctx.one(node.child('type')),
    value: ctx.one(node.child('value')),
  });
}

function call(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('arguments');
  const callee = ctx.one(node.child('function'));
  const lowered = ctx.one(list);
  // A tagged template is a call whose only argument is the template.
  const args =
    list !== undefined && list.type === 'template_string' && lowered !== undefined
      ? ctx.sequence('Arguments', list, [lowered], 'tagged')
      : lowered;
  return ctx.shaped('Call', node, { callee, arguments: args });
}

/** `f<T>(x)`, which the grammar of JavaScript reads as two comparisons that nobody writes. */
function genericCall(
  node: SyntaxNode,
  left: Node | undefined,
  right: Node | undefined,
  ctx: Lowerer,
): Node | undefined {
  const inside = node.child('left');
  const given = node.child('right');
  if (left?.kind !== 'Binary' || left.text !== '<' || inside === undefined) return undefined;
  if (given?.type !== 'parenthesized_expression' || right === undefined) return undefined;
  if (!/^[\w$.]+<[\w$.[\]]+>$/.test(ctx.slice(inside.start, given.start))) return undefined;
  const list = right.kind === 'sequence_expression' ? right.children : [right];
  return ctx.shaped('Call', node, {
    callee: left.get('left'),
    arguments: ctx.sequence('Arguments', given, list),
  });
}

function conditional(node: SyntaxNode, ctx: Lowerer): Node {
  const otherwise = node.child('alternative');
  const inner = otherwise?.type === 'else_clause' ? otherwise.namedChildren[0] : otherwise;
  const alternative = inner?.type === 'if_statement' ? ctx.one(inner) : block(ctx, inner);
  return ctx.shaped('If', node, {
    condition: ctx.one(node.child('condition')),
    consequent: block(ctx, node.child('consequence')),
    alternative,
  });
}

function forStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const init = ctx.one(node.child('initializer'));
  const condition = ctx.one(node.child('condition'));
  return ctx.shaped('For', node, {
    init: expressionOf(init),
    condition: expressionOf(condition),
    update: ctx.one(node.child('increment')),
    body: block(ctx, node.child('body')),
  });
}

function forIn(node: SyntaxNode, ctx: Lowerer): Node {
  const operator = node.child('operator');
  return ctx.shaped(
    'ForEach',
    node,
    {
      target: ctx.one(node.child('left')),
      iterable: ctx.one(node.child('right')),
      body: block(ctx, node.child('body')),
    },
    operator === undefined ? '' : ctx.text(operator),
  );
}

function tryStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const handler = node.child('handler');
  const finalizer = node.child('finalizer');
  return ctx.shaped('Try', node, {
    body: block(ctx, node.child('body')),
    handlers: handler && group(ctx, 'Handlers', [handler]),
    finalizer: ctx.one(finalizer),
  });
}

function caseClause(node: SyntaxNode, ctx: Lowerer): Node {
  const test = node.child('value');
  const statements = node.namedChildren.filter((child) => child !== test);
  const start = statements[0]?.start ?? node.end;
  return ctx.shaped('Case', node, {
    test: ctx.one(test),
    body: ctx.sequence('Block', { start, end: node.end }, ctx.all(statements)),
  });
}

/** `import d, {a as b} from 'm'` and its other forms. A bare `import 'm'` is an Import. */
function importStatement(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const clause = node.ofType('import_clause');
  const required = node.ofType('import_require_clause');
  if (required !== undefined)
    return namespaceImport(node, required.namedChildren[0], ctx.one(required.child('source')), ctx);
  const module = ctx.one(node.child('source'));
  if (clause === undefined) return ctx.shaped('Import', node, { module });
  const names = clause.namedChildren.flatMap((child) => importNames(child, ctx));
  return ctx.shaped('ImportFrom', node, { module, names: ctx.sequence('ImportNames', clause, names) });
}

/** `import a = require('m')` and `import a = b.c` bind a name to all of a module, as `import * as a` does. */
function namespaceImport(
  node: SyntaxNode,
  name: SyntaxNode | undefined,
  module: Node | undefined,
  ctx: Lowerer,
): Node {
  const span = name ?? node;
  const names = [ctx.shaped('ImportName', span, { name: ctx.one(name) }, 'namespace')];
  return ctx.shaped('ImportFrom', node, { module, names: ctx.sequence('ImportNames', span, names) });
}

function importNames(node: SyntaxNode, ctx: Lowerer): readonly Node[] {
  if (node.type === 'namespace_import') {
    return [ctx.shaped('ImportName', node, { name: ctx.one(node.namedChildren[0]) }, 'namespace')];
  }
  if (node.type === 'named_imports') return node.namedChildren.flatMap((child) => importNames(child, ctx));
  if (node.type === 'import_specifier') {
    const name = ctx.one(node.child('name'));
    if (name !== undefined && PLACEHOLDERS.has(name.kind)) return [name];
    return [ctx.shaped('ImportName', node, { name, alias: ctx.one(node.child('alias')) })];
  }
  const name = ctx.one(node);
  if (name === undefined || PLACEHOLDERS.has(name.kind)) return name === undefined ? [] : [name];
  return [ctx.shaped('ImportName', node, { name }, 'default')];
}

/** What is exported is what counts to most rules; the export itself is kept around names and re-exports. */
function exportStatement(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const decorators = group(
    ctx,
    'Decorators',
    node.children.filter((child) => child.type === 'decorator'),
  );
  const declaration = node.child('declaration');
  if (declaration !== undefined) {
    const lowered = ctx.lower(declaration);
    const [first, ...others] = lowered;
    if (decorators === undefined || first === undefined) return lowered;
    return [withRoles(ctx, node, first, { decorators }), ...others];
  }
  const equals = node.has('=');
  const value = node.child('value') ?? (equals ? node.namedChildren[0] : undefined);
  const text = node.has('default') ? 'export default' : equals ? 'export =' : 'export';
  if (value !== undefined) return ctx.shaped('export_statement', node, { value: ctx.one(value) }, text);
  const made = ctx.sequence('export_statement', node, ctx.named(node), text);
  const source = node.child('source');
  const clause = node.ofType('export_clause');
  if (source === undefined || clause === undefined) return made;
  // What is handed on from another module is imported from it.
  const names = clause.namedChildren.map((each) =>
    ctx.shaped('ImportName', each, {
      name: ctx.one(each.child('name')),
      alias: ctx.one(each.child('alias')),
    }),
  );
  const imported = ctx.shaped('ImportFrom', node, {
    module: ctx.one(source),
    names: ctx.sequence('ImportNames', clause, names),
  });
  return [made, imported];
}

function shorthand(node: SyntaxNode, ctx: Lowerer): Node {
  const name = ctx.leaf('Identifier', node, ctx.text(node));
  return ctx.shaped('Pair', node, { key: name, value: ctx.leaf('Identifier', node, ctx.text(node)) });
}

function element(node: SyntaxNode, ctx: Lowerer): Node {
  const opening =
    node.type === 'jsx_self_closing_element'
      ? node
      : (node.child('open_tag') ?? node.ofType('jsx_opening_element'));
  const attributes =
    opening?.children.filter(
      (child) => child.named && child !== opening.child('name') && child.type !== 'type_arguments',
    ) ?? [];
  const list = ctx.all(attributes);
  const span = {
    start: attributes[0]?.start ?? opening?.end ?? node.start,
    end: attributes.at(-1)?.end ?? opening?.end ?? node.start,
  };
  const body =
    node === opening
      ? undefined
      : ctx.sequence(
          'Children',
          { start: opening?.end ?? node.start, end: node.end },
          ctx.all(
            node.children.filter(
              (child) => child.named && child !== opening && child.type !== 'jsx_closing_element',
            ),
          ),
        );
  return ctx.shaped('Element', node, {
    name: ctx.one(opening?.child('name')),
    attributes: ctx.sequence('Attributes', span, list),
    children: body,
  });
}

function attribute(node: SyntaxNode, ctx: Lowerer): Node {
  const [name, value] = node.namedChildren;
  const lowered = value?.type === 'jsx_expression' ? ctx.one(value.namedChildren[0]) : ctx.one(value);
  return ctx.shaped('Attribute', node, { name: ctx.one(name), value: lowered });
}

function jsxExpression(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const inside = ctx.one(node.namedChildren[0]);
  if (inside === undefined || inside.kind === 'Spread' || inside.kind === 'Ellipsis') return inside ?? [];
  return ctx.shaped('Interpolation', node, { expression: inside });
}

function jsxText(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const text = ctx.text(node).trim();
  if (text === '') return [];
  return text === '...' ? ctx.leaf('Ellipsis', node, '...') : ctx.leaf('StringText', node, text);
}

/** A constructor written without an argument list has an empty one. */
function construction(node: SyntaxNode, ctx: Lowerer): Node {
  return ctx.shaped('New', node, {
    callee: ctx.one(node.child('constructor')),
    arguments:
      ctx.one(node.child('arguments')) ?? ctx.sequence('Arguments', { start: node.end, end: node.end }, []),
  });
}

/** `a, b, c` in one expression; the grammar nests it to the right. */
const comma = sequence('sequence_expression');

const name = token('Identifier');

const lowerings: Lowerings = {
  program: unwrap,
  expression_statement: shape('ExprStmt', { expression: '#0' }),
  statement_block: sequence('Block'),
  empty_statement: drop,
  parenthesized_expression: unwrap,
  hash_bang_line: drop,
  ...each(
    [
      'identifier',
      'property_identifier',
      'private_property_identifier',
      'shorthand_property_identifier_pattern_name',
      'statement_identifier',
      'type_identifier',
      'predefined_type',
      'jsx_identifier',
    ],
    name,
  ),
  shorthand_property_identifier: shorthand,
  shorthand_property_identifier_pattern: shorthand,
  number: token('Number'),
  string,
  template_string: template,
  regex: token('Regex'),
  true: token('Bool', 'true'),
  false: token('Bool', 'false'),
  null: token('Null'),
  undefined: token('Identifier'),
  this: token('This'),
  super: token('Super'),
  call_expression: call,
  new_expression: construction,
  arguments: sequence('Arguments'),
  member_expression: (node, ctx) =>
    ctx.shaped(
      'Member',
      node,
      { object: ctx.one(node.child('object')), property: ctx.one(node.child('property')) },
      node.child('optional_chain') === undefined ? '' : '?.',
    ),
  subscript_expression: shape('Index', { object: 'object', index: 'index' }),
  binary_expression: (node, ctx) => {
    const operator = ctx.text(node.child('operator') ?? node);
    const [left, right] = [ctx.one(node.child('left')), ctx.one(node.child('right'))];
    const made = genericCall(node, left, right, ctx);
    if (made !== undefined) return made;
    return operator === 'instanceof'
      ? ctx.shaped('TypeTest', node, { value: left, type: right })
      : ctx.shaped('Binary', node, { left, right }, operator);
  },
  unary_expression: shape('Unary', { operand: 'argument' }, { operator: 'operator' }),
  update_expression: shape('Update', { operand: 'argument' }, { operator: 'operator' }),
  assignment_expression: shape('Assign', { target: 'left', value: 'right' }),
  augmented_assignment_expression: shape(
    'AugAssign',
    { target: 'left', value: 'right' },
    { operator: 'operator' },
  ),
  ternary_expression: shape('Conditional', {
    condition: 'condition',
    consequent: 'consequence',
    alternative: 'alternative',
  }),
  array: sequence('Array'),
  array_pattern: sequence('Array'),
  object: sequence('Object'),
  object_pattern: sequence('Object'),
  object_type: sequence('object_type'),
  pair: shape('Pair', { key: 'key', value: 'value' }),
  pair_pattern: shape('Pair', { key: 'key', value: 'value' }),
  computed_property_name: unwrap,
  object_assignment_pattern: (node, ctx) => {
    const left = ctx.one(node.child('left'));
    const key = left?.kind === 'Pair' ? left.children[0] : left;
    const value = ctx.shaped('Assign', node, {
      target: left?.kind === 'Pair' ? left.children[1] : left,
      value: ctx.one(node.child('right')),
    });
    return ctx.shaped('Pair', node, { key, value });
  },
  assignment_pattern: shape('Assign', { target: 'left', value: 'right' }),
  ...each(['spread_element', 'rest_pattern'], shape('Spread', { value: '#0' }, { text: '...' })),
  sequence_expression: (node, ctx) => {
    const parts = ctx
      .named(node)
      .flatMap((part) => (part.kind === 'sequence_expression' ? part.children : [part]));
    return parts.length > 0 ? ctx.sequence('sequence_expression', node, parts) : comma(node, ctx);
  },
  await_expression: shape('Await', { value: '#0' }),
  yield_expression: (node, ctx) =>
    ctx.shaped('Yield', node, { value: ctx.one(node.namedChildren[0]) }, node.has('*') ? '*' : ''),
  ...each(['function_expression', 'function', 'generator_function', 'arrow_function'], lambda),
  ...each(
    [
      'function_declaration',
      'generator_function_declaration',
      'method_definition',
      'function_signature',
      'method_signature',
      'abstract_method_signature',
    ],
    functionDefinition,
  ),
  formal_parameters: parameters,
  ...each(['class_declaration', 'class', 'abstract_class_declaration'], classDefinition('class')),
  interface_declaration: classDefinition('interface'),
  enum_declaration: classDefinition('enum'),
  class_body: (node, ctx) => ctx.sequence('ClassBody', node, classMembers(node, ctx)),
  class_static_block: shape('class_static_block', { body: 'body' }),
  ...each(['field_definition', 'public_field_definition', 'property_signature'], field),
  decorator: shape('Decorator', { expression: '#0' }),
  variable_declaration: declarations,
  lexical_declaration: declarations,
  if_statement: conditional,
  for_statement: forStatement,
  for_in_statement: forIn,
  while_statement: shape('While', { condition: 'condition', body: blockIn('body') }),
  do_statement: shape('DoWhile', { body: blockIn('body'), condition: 'condition' }),
  try_statement: tryStatement,
  catch_clause: shape('Catch', { name: 'parameter', body: blockIn('body') }),
  finally_clause: shape('Finally', { body: blockIn('body') }),
  switch_statement: switchStatement,
  switch_case: caseClause,
  switch_default: caseClause,
  return_statement: shape('Return', { value: '#0' }),
  throw_statement: shape('Throw', { value: '#0' }),
  break_statement: jump('Break', 'statement_identifier'),
  continue_statement: jump('Continue', 'statement_identifier'),
  labeled_statement: shape('Labeled', { label: 'label', body: 'body' }),
  import_statement: importStatement,
  export_statement: exportStatement,
  jsx_element: element,
  jsx_self_closing_element: element,
  jsx_fragment: element,
  jsx_attribute: attribute,
  jsx_expression: jsxExpression,
  jsx_text: jsxText,
  // TypeScript.
  type_annotation: sequence('Type'),
  as_expression: shape('Cast', { value: '#0', type: '#1' }),
  satisfies_expression: shape('Cast', { value: '#0', type: '#1' }),
  type_assertion: shape('Cast', { type: '#0', value: '#1' }),
  non_null_expression: unwrap,
  ambient_declaration: unwrap,
  nested_type_identifier: shape('Member', { object: 'module', property: 'name' }),
  nested_identifier: shape('Member', { object: 'object', property: 'property' }),
  import_alias: (node, ctx) =>
    namespaceImport(node, node.namedChildren[0], ctx.one(node.namedChildren[1]), ctx),
  instantiation_expression: shape('instantiation_expression', { value: '#0' }),
};

const chains: Chains = {
  first: new Set([
    'binary_expression',
    'call_expression',
    'member_expression',
    'subscript_expression',
    'non_null_expression',
  ]),
  last: new Map([
    ['if_statement', 'alternative'],
    ['else_clause', null],
    ['ternary_expression', 'alternative'],
  ]),
};

const commentTypes = new Set(['comment', 'html_comment']);

const unitTypes = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
  'class_declaration',
  'abstract_class_declaration',
  'class',
]);

const comments: CommentSyntax = { line: ['//'], block: [['/*', '*/']] };

const pattern: PatternSyntax = {
  prefix: '__aiss_',
  ellipses: ['…', '…;', '…: …', '…(){}', '...…', '…;…;…', '{…}'],
  metavariables: ['"…"', '{…}'],
  // The value of an attribute of JSX is a string or an expression in braces, which stands for both.
  likelyMetavariables: [{ behind: /<[\w$.]+\s[^<>]*[\w$-]=$/, spelling: '{…}' }],
  spread: true,
  typesBehind: true,
  contexts: [
    // `export = x` would be an assignment among expressions.
    { text: '…', when: /^\s*export\b/ },
    { text: '… {}', fills: 'consequent', when: BARE_IF },
    { text: 'try {} …', when: /^catch\b/ },
    // What begins as an entry of an object does is one, unless it is a label after all.
    { text: '({ … })', when: /^(?!(?:default|case)\b)(?:\$?[\w]+|"[^"\n]*"|'[^'\n]*')\s*:(?!:)/ },
    { text: '(…)' },
    { text: '…' },
    { text: '… {}', fills: 'body' },
    { text: 'class __aiss_c { … }' },
    { text: 'function __aiss_f() { … }' },
    { text: 'switch (__aiss_s) { … }' },
    { text: 'class __aiss_c { … {} }', fills: 'body', completes: ' {}' },
    { text: '… finally {}', fills: 'finalizer' },
    { text: 'try {} …' },
    { text: '… class __aiss_c {}' },
    { text: 'async function* __aiss_f() { … }' },
  ],
};

const semantics: Semantics = {
  importCalls: ['require', 'import'],
  concatenation: ['+'],
  assignmentDeclares: false,
  declaringWords: ['var', 'let', 'const'],
  blockScope: true,
  selfNames: ['this'],
  numbersAreConditions: true,
  hoistedModifiers: ['var'],
  constructors: ['constructor'],
  fieldModifiers: ['public', 'protected', 'private', 'readonly', 'override'],
  importBinds: 'nothing',
  keysAreNames: true,
  fallsThrough: true,
  concatenatesAnything: true,
  wrappers: [
    'promisify',
    'util.promisify',
    'Promise.promisify',
    'Promise.promisifyAll',
    '__importDefault',
    '__importStar',
    '__toESM',
    '_interopRequireDefault',
    '_interopRequireWildcard',
  ],
  lengthProperties: ['length'],
  keyedMethods: { puts: ['set'], gets: ['get'], removes: ['delete'] },
  accessors: { sets: /^set([A-Z]\w*)$/, gets: /^get([A-Z]\w*)$/ },
  iteratingFunctions:
    /^(?:_|lodash|async|Array)\.(?:each|forEach|map|flatMap|filter|find|reduce|reduceRight|from)$/,
  foldingFunctions: ['reduce', 'reduceRight'],
  lists: {
    types: ['Array'],
    appends: ['push'],
    removes: [],
    reorders: ['copyWithin', 'pop', 'reverse', 'shift', 'sort'],
  },
  containerMethods: [
    'push',
    'unshift',
    'splice',
    'fill',
    'add',
    'set',
    'append',
    'insert',
    'enqueue',
    'write',
  ],
  stringFunctions: ['String', 'encodeURIComponent', 'encodeURI', 'escape', 'JSON.stringify'],
  functionTypes: {
    ...{ Number: 'number', parseInt: 'number', parseFloat: 'number', BigInt: 'bigint' },
    ...{ 'Number.parseInt': 'number', 'Number.parseFloat': 'number', 'Date.now': 'number' },
    ...{ 'Math.floor': 'number', 'Math.ceil': 'number', 'Math.round': 'number', 'Math.trunc': 'number' },
    ...{ 'Math.abs': 'number', 'Math.min': 'number', 'Math.max': 'number', 'Math.random': 'number' },
    ...{ Boolean: 'boolean', isNaN: 'boolean', isFinite: 'boolean', 'Array.isArray': 'boolean' },
    ...{ 'Number.isInteger': 'boolean', 'Number.isNaN': 'boolean', 'Number.isFinite': 'boolean' },
    String: 'string',
  },
  literalTypes: {
    string: ['string'],
    integer: ['number', 'float', 'int'],
    float: ['number', 'float'],
    bool: ['boolean'],
    null: ['null'],
    regex: ['RegExp'],
  },
};

/** What the languages are to the rest but for their names and grammars. */
export const ecmascript = {
  comments,
  chains,
  commentTypes,
  unitTypes,
  lowerings,
  assemble: decorated,
  pattern,
  semantics,
};
