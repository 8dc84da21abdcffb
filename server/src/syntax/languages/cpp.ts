/** C++ up to C++23: C's table, and what C++ has beyond it. */

import type { Lowerer } from '../lower.ts';
import { block, bodyOf, empty, partsOf } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder } from '../places.ts';
import {
  bodyIn,
  drop,
  either,
  joined,
  listed,
  none,
  sequence,
  shape,
  table,
  token,
  unwrap,
  where,
} from '../table.ts';
import { c, cLowerings, cPattern, cSemantics } from './c.ts';
import {
  classDefinition,
  declared,
  functionDefinition,
  localDeclaration,
  parameter,
} from './cDeclarations.ts';
import { CPP_MEMORY } from './cMemory.ts';
import { callOf, expressionIn, member, otherwise, TRY } from './constructs.ts';
import type { Language } from './language.ts';

/** `a::b::c`, with `::a` for what is at the top. */
function qualified(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const scope = ctx.one(node.child('scope'));
  const name = ctx.one(node.child('name'));
  if (scope === undefined || name === undefined) return name ?? scope ?? [];
  if (name.kind !== 'Member' && name.kind !== 'Generic' && name.kind !== 'Call')
    return member(ctx, scope, name) ?? [];
  return withScope(ctx, scope, name);
}

/** Puts a scope in front of the first name of a chain. */
function withScope(ctx: Lowerer, scope: Node, name: Node): Node {
  const role = name.kind === 'Member' ? 'object' : name.kind === 'Generic' ? 'type' : 'callee';
  const first = name.get(role);
  if (first === undefined) return member(ctx, scope, name) as Node;
  const inner =
    first.kind === 'Member' || first.kind === 'Generic'
      ? withScope(ctx, scope, first)
      : (member(ctx, scope, first) as Node);
  const span = { start: scope.start, end: name.end };
  return ctx.shaped(name.kind, span, { ...partsOf(name), [role]: inner }, name.text);
}

const call = callOf('function', argumentsOf);

/** `f{x}` is given what `f(x)` is. */
function argumentsOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const list = node.child('arguments');
  return list?.type === 'initializer_list' ? ctx.sequence('Arguments', list, ctx.named(list)) : ctx.one(list);
}

/** `static_cast<T>(x)` and its kin are casts. */
function callOrCast(node: SyntaxNode, ctx: Lowerer): Node {
  const written = node.child('function');
  const list = node.child('arguments')?.namedChildren ?? [];
  const [value, another] = list;
  if (written?.type !== 'template_function' || value === undefined || another !== undefined)
    return call(node, ctx);
  const name = written.child('name');
  const types = written.child('arguments')?.namedChildren ?? [];
  const [type] = types;
  if (name === undefined || type === undefined || types.length > 1 || !CASTS.has(ctx.text(name)))
    return call(node, ctx);
  const inner = ctx.one(type);
  return ctx.shaped(
    'Cast',
    node,
    { type: inner && ctx.sequence('Type', type, [inner]), value: ctx.one(value) },
    ctx.text(name),
  );
}

const CASTS = new Set(['static_cast', 'dynamic_cast', 'const_cast', 'reinterpret_cast']);

function construction(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('arguments');
  const size = node.child('declarator');
  const written = ctx.one(node.child('type'));
  const type =
    size === undefined || written === undefined
      ? written
      : ctx.sequence(
          'array_type',
          { start: written.start, end: size.end },
          [written, ...ctx.named(size)],
          '[]',
        );
  const braced = list?.type === 'initializer_list';
  return ctx.shaped(
    'New',
    node,
    {
      placement: ctx.one(node.child('placement')),
      callee: type,
      arguments: braced ? undefined : (ctx.one(list) ?? empty(ctx, 'Arguments', node.end)),
      initializer: braced ? ctx.one(list) : undefined,
    },
    'new',
  );
}

function lambda(node: SyntaxNode, ctx: Lowerer): Node {
  const declarator = node.child('declarator');
  const list = declarator?.child('parameters');
  const trailing = declarator?.ofType('trailing_return_type')?.namedChildren[0];
  const captures = node.child('captures');
  return ctx.shaped('Lambda', node, {
    captures:
      captures === undefined || captures.namedChildren.length === 0
        ? undefined
        : ctx.sequence('captures', captures, ctx.named(captures)),
    parameters: list === undefined ? empty(ctx, 'Parameters', captures?.end ?? node.start) : ctx.one(list),
    returnType: trailing && ctx.sequence('Type', trailing, ctx.lower(trailing)),
    body: block(ctx, node.child('body')),
  });
}

function forRange(node: SyntaxNode, ctx: Lowerer): Node {
  const { name, type } = declared(node.child('declarator'), ctx.one(node.child('type')), ctx);
  const span = {
    start: node.child('type')?.start ?? node.start,
    end: node.child('declarator')?.end ?? node.end,
  };
  return ctx.shaped('ForEach', node, {
    target: ctx.shaped('VarDef', span, { type, target: name }),
    iterable: ctx.one(node.child('right')),
    body: bodyOf(ctx, node.child('body')),
  });
}

function catchClause(node: SyntaxNode, ctx: Lowerer): Node {
  const caught = node.child('parameters')?.namedChildren[0];
  const lowered = ctx.one(caught);
  const isParameter = lowered?.kind === 'Parameter';
  return ctx.shaped('Catch', node, {
    type: isParameter ? lowered.get('type') : lowered,
    name: isParameter ? lowered.get('name') : undefined,
    body: block(ctx, node.child('body')),
  });
}

/** `if (int x = f(); x > 0)`: what a condition declares comes before it. */
const INIT = expressionIn('condition/initializer');
const TEST = expressionIn('condition/value or condition/#-1 or condition');

const LAST = allFinder('#-1');

const lowerings = table(cLowerings, {
  'namespace_identifier|auto|operator_name|destructor_name|operator_cast': token('Identifier'),
  'placeholder_type_specifier|lambda_default_capture': token('Identifier'),
  compound_statement: (node, ctx) =>
    ctx.sequence(
      'Block',
      node,
      node.namedChildren.flatMap((child) =>
        child.type === 'declaration' ? (localDeclaration(child, ctx) ?? []) : ctx.lower(child),
      ),
    ),
  this: token('This'),
  raw_string_literal: token('String', joined('<raw_string_content>')),
  qualified_identifier: qualified,
  nested_namespace_specifier: (node, ctx) => {
    const names = ctx.named(node);
    return names.reduce((object, property) => member(ctx, object, property) as Node);
  },
  'template_type|template_function|template_method': shape('Generic', {
    type: 'name',
    typeArguments: 'arguments',
  }),
  template_argument_list: sequence('TypeArguments'),
  'dependent_type|dependent_name|subscript_argument_list|init_statement|condition_clause': unwrap,
  decltype: shape('decltype', { value: '#0' }),
  structured_binding_declarator: sequence('Tuple'),
  call_expression: callOrCast,
  new_expression: construction,
  // What is deleted by `delete[]` was made by `new[]`.
  delete_expression: shape('Delete', { value: '#-1' }, (node) => (node.has('[') ? '[]' : '')),
  lambda_expression: lambda,
  lambda_capture_initializer: shape('Assign', { target: 'left', value: 'right' }),
  lambda_capture_specifier: sequence('captures'),
  parameter_pack_expansion: shape('Spread', { value: 'pattern' }, '...'),
  co_await_expression: shape('Await', { value: 'argument' }),
  co_yield_statement: shape('Yield', { value: '#0' }),
  co_return_statement: shape('Return', { value: '#0' }),
  throw_statement: shape('Throw', { value: '#0' }),
  try_statement: shape('Try', TRY),
  catch_clause: catchClause,
  for_range_loop: forRange,
  if_statement: shape('If', {
    init: INIT,
    condition: TEST,
    consequent: bodyIn('consequence'),
    alternative: otherwise('alternative'),
  }),
  while_statement: shape('While', { condition: TEST, body: bodyIn('body') }),
  switch_statement: shape('Switch', {
    init: INIT,
    subject: TEST,
    body: either(listed('Cases', 'body'), none('Cases', 'end')),
  }),
  // Namespaces are transparent to names here: what is in them stands at the top level of its own block.
  namespace_definition: shape('namespace_definition', { name: 'name', body: listed('Block', 'body') }),
  namespace_alias_definition: shape('Import', { module: '#-1', alias: 'name' }),
  // `using namespace std;` imports all of it, `using std::string;` one name.
  using_declaration: where(
    '<namespace>',
    shape('ImportFrom', { module: '#0', names: none('ImportNames', 'end', '*') }),
    shape('Import', { module: '#0' }),
  ),
  alias_declaration: shape('type_declaration', { name: 'name', type: 'type' }),
  // A template is what it is a template of, with type parameters.
  'template_declaration|template_instantiation|friend_declaration': (node, ctx) => ctx.all(LAST(node)),
  class_specifier: classDefinition('class'),
  access_specifier: drop,
  field_initializer_list: sequence('Block'),
  // `: a(b)` gives the field a the value b.
  field_initializer: (node, ctx) => {
    const [field, list] = node.namedChildren;
    const values = list?.namedChildren ?? [];
    const [value] = values;
    const target = ctx.one(field);
    const made =
      values.length === 1
        ? ctx.shaped('Assign', node, { target, value: ctx.one(value) })
        : ctx.shaped('Call', node, {
            callee: target,
            arguments: list && ctx.sequence('Arguments', list, ctx.named(list)),
          });
    return ctx.shaped('ExprStmt', node, { expression: made });
  },
  'optional_parameter_declaration|variadic_parameter_declaration': parameter,
  explicit_object_parameter_declaration: parameter,
  'inline_method_definition|constructor_or_destructor_definition|operator_cast_definition':
    functionDefinition,
  virtual_specifier: token('Modifier'),
  static_assert_declaration: (node, ctx) => {
    const made = ctx.shaped('Call', node, {
      callee: ctx.leaf('Identifier', node, 'static_assert'),
      arguments: ctx.sequence('Arguments', node, ctx.named(node)),
    });
    return ctx.shaped('ExprStmt', node, { expression: made });
  },
});

export const cpp: Language = {
  ...c,
  id: 'cpp',
  narrowerThan: undefined,
  macros: /^[A-Z_][A-Z0-9_]*$/,
  names: ['cpp', 'c++'],
  editorIds: ['cpp', 'cuda-cpp'],
  extensions: ['.cpp', '.cc', '.cxx', '.c++', '.hpp', '.hh', '.hxx', '.h++', '.ipp', '.inl', '.cu', '.ino'],
  grammar: 'tree-sitter-cpp.wasm',
  unitTypes: new Set([...c.unitTypes, 'class_specifier', 'lambda_expression', 'template_declaration']),
  lowerings,
  pattern: {
    ...cPattern,
    metavariables: [...(cPattern.metavariables ?? []), '… …;'],
    contexts: [
      ...cPattern.contexts,
      { text: 'class __aiss_c { … };' },
      { text: 'class __aiss_c { …; };', completes: ';' },
      { text: 'void __aiss_f() { try {} … }' },
      { text: 'class __aiss_c { __aiss_c() … };' },
    ],
  },
  semantics: {
    deleteFrees: true,
    ...cSemantics,
    memory: CPP_MEMORY,
    concatenation: ['+'],
    bareMembers: 'everywhere',
    changingOperators: ['<<'],
    containerFunctions: (cSemantics.containerFunctions ?? []).flatMap((name) => [name, `std::${name}`]),
    containerMethods: [
      ...['push_back', 'push_front', 'emplace_back', 'emplace_front', 'push', 'emplace', 'insert'],
      ...['insert_or_assign', 'try_emplace', 'append', 'assign', 'replace', 'write', 'put', 'str'],
    ],
    keyedMethods: {
      puts: ['emplace', 'insert_or_assign', 'try_emplace'],
      gets: ['at', 'find'],
      removes: ['erase'],
    },
    accessors: { sets: /^set([A-Z]\w*)$/, gets: /^get([A-Z]\w*)$/ },
    iteratingFunctions: /^std\.(?:ranges\.)?\w+$/,
    foldingFunctions: ['accumulate', 'reduce'],
    importBinds: 'last',
    lengthProperties: [],
    booleanLogic: true,
    functionTypes: {
      ...cSemantics.functionTypes,
      ...{ 'std.strlen': 'size_t', 'std.stoi': 'int', 'std.stol': 'long', 'std.stoul': 'unsigned long' },
      ...{ 'std.stod': 'double', 'std.stof': 'float', 'std.atoi': 'int', stoi: 'int', stol: 'long' },
    },
    literalTypes: {
      ...cSemantics.literalTypes,
      bool: ['bool'],
      null: ['nullptr_t', 'std::nullptr_t'],
    },
    equalTypes: [...(cSemantics.equalTypes ?? []), ['string', 'std::string'], ['wstring', 'std::wstring']],
  },
};
