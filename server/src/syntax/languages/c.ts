/** C up to C23, with its snippets: statements may stand at the top level. The table is C++'s as well. */

import type { Extractor, Lowerer } from '../lower.ts';
import { joinedString } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import {
  all,
  blockIn,
  bodyIn,
  drop,
  either,
  grouped,
  listed,
  none,
  sequence,
  shape,
  table,
  token,
  unwrap,
  where,
  written,
} from '../table.ts';
import {
  classDefinition,
  declaration,
  declared,
  functionDefinition,
  parameter,
  parameters,
  typeDescriptor,
} from './cDeclarations.ts';
import { C_MEMORY } from './cMemory.ts';
import { DECLARED, expressionIn, memberOf, usual } from './constructs.ts';
import type { Language, PatternSyntax, Semantics } from './language.ts';
import { decodeEscapes } from './text.ts';

/** What a macro stands for: text to the grammar, a number to everybody who reads it. */
function macroValue(node: SyntaxNode, ctx: Lowerer): Node {
  const text = ctx.text(node);
  const number = /^\(?\s*(-?(?:0[xX][\da-fA-F]+|\d+)[uUlL]*)\s*\)?\s*(?:\/[/*].*)?$/s.exec(text)?.[1];
  return number === undefined ? ctx.leaf('preproc_arg', node, text) : ctx.leaf('Number', node, number);
}

/** The inside of a literal behind its prefix (`L`, `u8`) and between its quotes. */
function inside(node: SyntaxNode, ctx: Lowerer): string {
  const text = ctx.text(node);
  const open = text.search(/["']/);
  return open < 0 ? text : text.slice(open + 1, Math.max(open + 1, text.length - 1));
}

/** `"a" "b"` is one string, as the compiler sees it; with a macro between them it is a sum. */
function concatenation(node: SyntaxNode, ctx: Lowerer): Node {
  const parts = node.namedChildren;
  if (parts.every(({ type }) => type === 'string_literal'))
    return joinedString(
      ctx,
      node,
      parts.map((part) => ctx.leaf('StringText', part, decodeEscapes(inside(part, ctx)))),
    );
  // What stands between `#if` and `#endif` is any number of parts, or none.
  const [first, ...others] = ctx.all(parts);
  return others.reduce(
    (left, right) => ctx.shaped('Binary', { start: left.start, end: right.end }, { left, right }, '+'),
    first ?? joinedString(ctx, node, []),
  );
}

/** `sizeof(T)` and `sizeof x` are calls of sizeof. */
function sizeOf(node: SyntaxNode, ctx: Lowerer): Node {
  const keyword = node.children[0];
  const operand = node.child('type') ?? node.child('value') ?? node.namedChildren[0];
  const callee = ctx.leaf('Identifier', keyword ?? node, keyword?.type ?? 'sizeof');
  const span = { start: keyword?.end ?? node.start, end: node.end };
  return ctx.shaped('Call', node, {
    callee,
    arguments: ctx.sequence('Arguments', span, operand === undefined ? [] : ctx.lower(operand)),
  });
}

/** A value of a type made in place: `(struct a){1}`, in C++ `T{1}`. */
function compound(node: SyntaxNode, ctx: Lowerer): Node {
  const list = node.child('value');
  const isObject = list?.namedChildren.some(({ type }) => type === 'initializer_pair') === true;
  return ctx.shaped('New', node, {
    callee: ctx.one(node.child('type')),
    arguments: isObject || list === undefined ? undefined : ctx.sequence('Arguments', list, ctx.named(list)),
    initializer: isObject ? ctx.one(list) : undefined,
  });
}

/** `{1, 2}` is an Array, `{.a = 1}` an Object. */
function initializers(node: SyntaxNode, ctx: Lowerer): Node {
  const isObject = node.namedChildren.some(({ type }) => type === 'initializer_pair');
  return ctx.sequence(isObject ? 'Object' : 'Array', node, ctx.named(node));
}

/** The Type of a cast spans all that is written in its brackets. */
const castType: Extractor = (node, ctx) => {
  const type = node.child('type');
  const inner = ctx.one(type);
  return inner && ctx.sequence('Type', type ?? inner, [inner]);
};

export const cLowerings = table(usual, {
  'declaration_list|attributed_statement|extension_expression': unwrap,
  linkage_specification: (node, ctx) => ctx.lower(node.child('body') ?? node),
  compound_statement: sequence('Block'),
  expression_statement: where('#0', shape('ExprStmt', { expression: '#0' }), drop),
  sized_type_specifier: token('Identifier'),
  number_literal: token('Number'),
  char_literal: token('Char', (node, ctx) => decodeEscapes(inside(node, ctx))),
  string_literal: token('String', (node, ctx) => decodeEscapes(inside(node, ctx))),
  system_lib_string: token('String'),
  concatenated_string: concatenation,
  // The brackets of `<a.h>` tell it from `"a.h"`.
  preproc_include: shape('Import', { module: 'path' }),
  // `#define A 1`: the value is text to the grammar.
  'preproc_def|preproc_function_def': shape('preproc_def', {
    name: 'name',
    parameters: 'parameters',
    value: 'value',
  }),
  preproc_params: parameters,
  preproc_arg: macroValue,
  // Code between `#if` and `#endif` counts as if the lines with `#` were not there.
  'preproc_if|preproc_ifdef|preproc_else|preproc_elif|preproc_elifdef': all('#* but condition but name'),
  'declaration|field_declaration': declaration,
  function_definition: functionDefinition,
  parameter_list: parameters,
  parameter_declaration: parameter,
  variadic_parameter: shape('Parameter', {}, '...'),
  type_definition: (node, ctx) => {
    const base = ctx.one(node.child('type'));
    const names = node.childrenOf('declarator').filter((child) => child.named);
    return names.map((each) => {
      const { name: alias, type } = declared(each, base, ctx);
      return ctx.shaped('type_declaration', node, { type, name: alias });
    });
  },
  struct_specifier: classDefinition('struct'),
  union_specifier: classDefinition('union'),
  enum_specifier: classDefinition('enum'),
  enumerator: shape('VarDef', { target: 'name', value: 'value' }),
  type_descriptor: typeDescriptor,
  bitfield_clause: drop,
  binary_expression: shape(
    'Binary',
    { left: 'left', right: 'right' },
    written('operator', { and: '&&', or: '||', not_eq: '!=' }),
  ),
  unary_expression: shape('Unary', { operand: 'argument' }, written('operator', { not: '!', compl: '~' })),
  pointer_expression: shape('Unary', { operand: 'argument' }, written('operator')),
  update_expression: shape('Update', { operand: 'argument' }, written('operator')),
  cast_expression: shape('Cast', { type: castType, value: 'value' }),
  'sizeof_expression|alignof_expression': sizeOf,
  call_expression: shape('Call', { callee: 'function', arguments: 'arguments' }),
  field_expression: memberOf('argument', 'field'),
  subscript_expression: shape('Index', { object: 'argument', index: 'index or indices' }),
  comma_expression: sequence('sequence_expression'),
  compound_literal_expression: compound,
  initializer_list: initializers,
  initializer_pair: shape('Pair', { key: 'designator', value: 'value' }),
  'field_designator|subscript_designator': unwrap,
  for_statement: shape('For', {
    init: expressionIn('initializer'),
    condition: 'condition',
    update: 'update',
    body: bodyIn('body'),
  }),
  switch_statement: shape('Switch', {
    subject: 'condition',
    body: either(listed('Cases', 'body'), none('Cases', 'end')),
  }),
  case_statement: shape('Case', {
    test: 'value',
    body: either(grouped('Block', '#* but value'), none('Block', 'end')),
  }),
  labeled_statement: shape('Labeled', { label: 'label', body: '#-1' }),
  break_statement: token('Break', ''),
  continue_statement: token('Continue', ''),
  goto_statement: shape('goto_statement', { label: 'label' }),
  seh_try_statement: blockIn('body'),
});

/** How patterns of C and C++ are written. */
export const cPattern: PatternSyntax = {
  prefix: '__aiss_',
  ellipses: ['…', '…;', '… …', '… …;', '"…"', '…;…;…', 'case …:', '.… = …'],
  likely: [
    { open: '{', header: /\b(?:struct|union|class)\s[^(){};]*$/, spelling: '… …;' },
    { open: '(', header: DECLARED, spelling: '… …' },
  ],
  metavariables: ['…;', '… …', '"…"', '<…>'],
  memberArrow: true,
  contexts: [
    { text: '…\n', completes: '\n', when: /^\s*#/ },
    { text: 'void __aiss_f() { (…); }' },
    { text: '…\n' },
    { text: '…;', completes: ';' },
    { text: 'void __aiss_f() { … }' },
    { text: 'void __aiss_f() { …; }', completes: ';' },
    { text: '… {}', fills: 'body' },
    { text: 'struct __aiss_s { … };' },
    { text: 'void __aiss_f() { switch (__aiss_s) { … } }' },
    { text: 'void __aiss_f(…) {}' },
    { text: '__aiss_t __aiss_v = …;' },
  ],
};

export const cSemantics: Semantics = {
  keysAreNames: true,
  importCalls: [],
  concatenation: [],
  assignmentDeclares: false,
  blockScope: true,
  enumerations: { byWord: true },
  selfNames: [],
  importBinds: 'nothing',
  fallsThrough: true,
  integerDivision: true,
  jumps: ['goto_statement'],
  sizedTypes: ['sized_array_type'],
  pointers: 'behind',
  pointerArithmetic: true,
  lengthFunctions: ['sizeof', 'strlen'],
  sizeFunctions: ['sizeof', 'offsetof', 'alignof', '_Alignof'],
  macros: 'preproc_def',
  memory: C_MEMORY,
  numbersAreConditions: true,
  containerFunctions: [
    ...['strcpy', 'strncpy', 'strcat', 'strncat', 'stpcpy', 'stpncpy', 'strlcpy', 'strlcat'],
    ...['strcpy_s', 'strncpy_s', 'strcat_s', 'strncat_s', 'wcscpy', 'wcsncpy', 'wcscat', 'wcsncat'],
    ...['memcpy', 'memmove', 'mempcpy', 'wmemcpy', 'wmemmove'],
    ...['sprintf', 'snprintf', 'vsprintf', 'vsnprintf', 'sprintf_s', 'snprintf_s', 'swprintf', 'asprintf'],
  ],
  functionTypes: {
    ...{ strlen: 'size_t', strnlen: 'size_t', sizeof: 'size_t', atoi: 'int', atol: 'long', atof: 'double' },
    ...{ strtol: 'long', strtoul: 'unsigned long', strtod: 'double', strcmp: 'int', strncmp: 'int' },
    ...{ memcmp: 'int', abs: 'int' },
  },
  literalTypes: {
    string: ['char *'],
    char: ['char'],
    integer: ['int'],
    float: ['double', 'float'],
    bool: ['bool', '_Bool'],
  },
  equalTypes: [
    ['unsigned', 'unsigned int'],
    ['long', 'long int'],
    ['unsigned long', 'unsigned long int'],
    ['short', 'short int'],
  ],
};

export const c: Language = {
  id: 'c',
  narrowerThan: 'cpp',
  macros: /^[A-Z_][A-Z0-9_]*$/,
  names: ['c'],
  editorIds: ['c'],
  extensions: ['.c', '.h'],
  grammar: 'tree-sitter-c.wasm',
  comments: { line: ['//'], block: [['/*', '*/']] },
  chains: {
    first: new Set(['binary_expression', 'call_expression', 'field_expression', 'subscript_expression']),
    last: new Map([
      ['if_statement', 'alternative'],
      ['else_clause', null],
      ['conditional_expression', 'alternative'],
    ]),
  },
  commentTypes: new Set(['comment']),
  unitTypes: new Set(['function_definition', 'struct_specifier', 'union_specifier', 'enum_specifier']),
  lowerings: cLowerings,
  pattern: cPattern,
  semantics: cSemantics,
};
