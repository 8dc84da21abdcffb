/**
 * PHP up to 8.4. Files may have text around and between the code; it is left out. A variable is an Identifier
 * with its sigil (`$x`), since functions, constants and variables have names apart; a property is one without
 * (`$this->x` is declared by `public $x`), but for a static one, which is written with it everywhere.
 */

import { addAll } from '../../text/lists.ts';
import type { Extractor, Lowerer, Lowering, Span } from '../lower.ts';
import { bodyOf, empty, oneOrMany, pairsIn, partsOf, spanOf, statementOf } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';
import { allFinder, finder } from '../places.ts';
import {
  asStatement,
  blockIn,
  bodyOrExpression,
  declarations,
  drop,
  either,
  extractor,
  given,
  grouped,
  held,
  inside,
  type Maker,
  none,
  orPlaceholder,
  over,
  type Part,
  sequence,
  shape,
  table,
  token,
  typed,
  unwrap,
  where,
  words,
  written,
} from '../table.ts';
import {
  annotation,
  arm,
  BARE_IF,
  jump,
  member,
  memberOf,
  switchOn,
  usual,
  usualContexts,
} from './constructs.ts';
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
  if (lowered !== undefined && STAND_INS.has(lowered.kind))
    return lowered.children.length === 0 ? ctx.leaf(lowered.kind, node, lowered.text) : lowered;
  const text = ctx.text(node);
  return text === '$this' ? ctx.leaf('This', node, text) : ctx.leaf('Identifier', node, text);
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

/** What a property is called: without the sigil of its declaration. */
const fieldName: Extractor = (node, ctx) => {
  const name = ctx.one(node.child('name'));
  return name?.kind === 'Identifier' ? ctx.leaf('Identifier', name, name.text.replace(/^\$/, '')) : name;
};

// ---------------------------------------------------------------------------------------------------
// Calls

/** A call of something that the language writes as a keyword: `echo`, `include`, `exit`. */
function keywordCall(node: SyntaxNode, ctx: Lowerer): Node {
  const [word] = node.children as [SyntaxNode];
  const values = node.namedChildren.flatMap(members);
  const span = spanOf(values) ?? { start: word.end, end: word.end };
  const last = node.children.findLast((child) => child.type !== ';') ?? word;
  return ctx.shaped(
    'Call',
    { start: node.start, end: last.end },
    {
      callee: ctx.leaf('Identifier', word, word.type),
      arguments: ctx.sequence('Arguments', span, ctx.all(values)),
    },
  );
}

/** The expressions of a comma list, which the grammar nests; anything else is itself. */
function members(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'sequence_expression' ? node.namedChildren.flatMap(members) : [node];
}

/** `exit` and its other name. */
const EXIT = /^(?:die|exit)$/i;

const calledFunction: Extractor = (node, ctx) => {
  const name = node.child('function');
  return name?.type === 'name' && EXIT.test(ctx.text(name))
    ? ctx.leaf('Identifier', name, 'exit')
    : ctx.one(name);
};

/** A call, or with `(...)` alone the function itself: that is `Closure::fromCallable(f)`. */
function callOf(called: Extractor): Maker {
  return (node, ctx) => {
    const callee = called(node, ctx);
    const list = node.child('arguments');
    const dots = list?.ofType('variadic_placeholder');
    if (dots === undefined || callee === undefined)
      return ctx.shaped('Call', node, { callee, arguments: ctx.one(list) });
    const closure = ctx.leaf('Identifier', dots, 'Closure');
    return ctx.shaped('Call', node, {
      callee: member(ctx, closure, ctx.leaf('Identifier', dots, 'fromCallable'), '::'),
      arguments: ctx.sequence('Arguments', callee, [callee]),
    });
  };
}

/** What an argument with a name is given. */
const givenValue: Extractor = (node, ctx) => ctx.all(UNNAMED(node))[0];
const UNNAMED = allFinder('#* but name');

const MEMBER: [Part, Part] = ['object or scope or #0', 'name or #1'];

/** `new A(…)`; without parentheses there are no arguments. `new class {…}` constructs the class right there. */
const CONSTRUCTED = '<anonymous_class> or #0 but <arguments>';
const construction = shape('New', {
  callee: CONSTRUCTED,
  arguments: either('<anonymous_class>/<arguments> or <arguments>', none('Arguments', CONSTRUCTED)),
});

// ---------------------------------------------------------------------------------------------------
// Expressions

const typeTest = shape('TypeTest', { value: 'left', type: typed('right') });

const binary: Maker = (node, ctx) =>
  (/^instanceof$/i.test(SIGN(node, ctx)) ? typeTest : operation)(node, ctx);

const SIGN = written('operator');
const operation = shape('Binary', { left: 'left', right: 'right' }, (node, ctx) => {
  const operator = SIGN(node, ctx).toLowerCase();
  return OPERATORS[operator] ?? operator;
});

const OPERATORS: Readonly<Record<string, string>> = { and: '&&', or: '||', '<>': '!=' };

/** `a ? b : c`; `a ?: c` is an operator, since `a` is condition and value. */
const conditional = where(
  'body',
  shape('Conditional', { condition: 'condition', consequent: 'body', alternative: 'alternative' }),
  shape('Binary', { left: 'condition', right: 'alternative' }, '?:'),
);

/** `[$a, 'k' => $b]` as a target: as the array that is taken apart. What a comma skips is there, and empty. */
function destructuring(node: SyntaxNode, ctx: Lowerer): Node {
  const { children } = node;
  const skipped = children
    .filter((child, i) => child.type === ',' && children[i - 1]?.named !== true)
    .map(({ start }) => ctx.leaf('omitted_element', { start, end: start }, ''));
  const parts = pairsIn(node, '=>').flatMap(([key, value]) => {
    const lowered = ctx.one(key);
    if (lowered === undefined || value === undefined) return lowered ?? [];
    return ctx.shaped('Pair', { start: key.start, end: value.end }, { key: lowered, value: ctx.one(value) });
  });
  return ctx.sequence(
    'Array',
    node,
    [...parts, ...skipped].sort((a, b) => a.start - b.start),
  );
}

// ---------------------------------------------------------------------------------------------------
// Definitions

const WORDS =
  '<visibility_modifier|static_modifier|final_modifier|abstract_modifier|readonly_modifier|var_modifier|reference_modifier>*';

/** The words before a definition, and the `&` of a function or parameter that hands over a variable itself. */
const modifiers = words(WORDS);

/** The words before a method. One without a word for it is public; a pattern without one leaves it open. */
const methodModifiers: Extractor = (node, ctx) => {
  const said = modifiers(node, ctx);
  if (ctx.isPattern || node.ofType('visibility_modifier') !== undefined) return said;
  const at = { start: node.start, end: node.start };
  const all = [ctx.leaf('Modifier', at, 'public'), ...(said?.children ?? [])];
  return ctx.sequence('Modifiers', { start: node.start, end: said?.end ?? node.start }, all);
};

const HEAD = { decorators: 'attributes', modifiers };

/** `function (…) use ($a, &$b) {…}` and `fn (…) => e`. */
const lambda = shape('Lambda', {
  ...HEAD,
  parameters: either('parameters', none('Parameters', 'start')),
  captures: '<anonymous_function_use_clause>',
  returnType: typed('return_type'),
  body: bodyOrExpression('body', 'compound_statement'),
});

function parameter(rest: string): Lowering {
  return orPlaceholder(
    shape('Parameter', { ...HEAD, type: typed('type'), name: 'name', default: 'default_value' }, rest),
  );
}

/** Parameters. `readonly` before `public` and the like is an error to the grammar, which stands by itself in the list. */
function parameters(node: SyntaxNode, ctx: Lowerer): Node {
  const list: Node[] = [];
  let word: SyntaxNode | undefined;
  for (const child of node.namedChildren) {
    const isWord = child.type === 'ERROR' && READONLY.test(ctx.text(child));
    const before = word;
    if (!isWord)
      addAll(
        list,
        ctx.lower(child).map((each) => (before === undefined ? each : promoted(each, before, ctx))),
      );
    word = isWord ? child : undefined;
  }
  return ctx.sequence('Parameters', node, list);
}

const READONLY = /^readonly$/i;

/** A parameter with `readonly` before all that the grammar has of it. */
function promoted(parameter: Node, word: SyntaxNode, ctx: Lowerer): Node {
  if (parameter.kind !== 'Parameter') return parameter;
  const parts = partsOf(parameter);
  const said = parts.modifiers?.children ?? [];
  const all = [ctx.leaf('Modifier', word, 'readonly'), ...said];
  const modifiers = ctx.sequence('Modifiers', { start: word.start, end: said.at(-1)?.end ?? word.end }, all);
  const span = { start: word.start, end: parameter.end };
  return ctx.shaped('Parameter', span, { ...parts, modifiers }, parameter.text);
}

function functionDefinition(before: Part): Lowering {
  return shape('FunctionDef', {
    decorators: 'attributes',
    modifiers: before,
    name: 'name',
    parameters: either('parameters', none('Parameters', 'end')),
    returnType: typed('return_type'),
    body: blockIn('body'),
  });
}

/** What a class extends and implements is in one list. */
function classDefinition(keyword: string): Lowering {
  const supers = grouped('Supers', '<base_clause|class_interface_clause>*/#*');
  return shape('ClassDef', { ...HEAD, name: 'name', supers, body: 'body' }, keyword);
}

/** The words and the type before names that are declared together. */
function before(found: string) {
  return { decorators: 'attributes', modifiers: words(found), type: typed('type') };
}

function properties(target: Part): Lowering {
  return declarations(
    '<property_element>*',
    before(WORDS),
    { target, value: 'default_value' },
    { accessors: '<property_hook_list>' },
  );
}

/** `get => e;` and `set($value) {…}` of a property. */
const propertyHook = shape('FunctionDef', {
  ...HEAD,
  name: '<name>',
  parameters: either('parameters', hookParameters),
  body: bodyOrExpression('body', 'compound_statement'),
});

/** Those of a `set` that names none. */
function hookParameters(node: SyntaxNode, ctx: Lowerer): Node {
  const name = node.ofType('name');
  const at = name?.end ?? node.end;
  const value = ctx.leaf('Identifier', { start: at, end: at }, '$value');
  const isSetter = name !== undefined && ctx.text(name) === 'set';
  return ctx.sequence('Parameters', value, isSetter ? [ctx.shaped('Parameter', value, { name: value })] : []);
}

const IMPORTED = '#0 but alias but type';
const importName = orPlaceholder(shape('ImportName', { name: IMPORTED, alias: 'alias' }));
const KIND = written('type');

/** `use A\B as C, D;` imports each; `use A\{B, C}` imports from A. */
const useOfNames = where(
  'body',
  shape(
    'ImportFrom',
    {
      module: '<namespace_name|name>',
      names: inside('body', (list, ctx) =>
        ctx.sequence(
          'ImportNames',
          list,
          list.namedChildren.map((clause) => importName(clause, ctx)),
        ),
      ),
    },
    KIND,
  ),
  (node, ctx) => {
    const clauses = node.children.filter((child) => child.type === 'namespace_use_clause');
    return clauses.map((clause) => {
      const parts = { module: MODULE(clause, ctx), alias: ctx.one(clause.child('alias')) };
      const text = KIND(clause, ctx) || KIND(node, ctx);
      return ctx.shaped('Import', clauses.length === 1 ? node : clause, parts, text);
    });
  },
);

const MODULE = extractor(IMPORTED);

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
  const list = ctx.sequence('Arguments', { start: values[0]?.start ?? tag.end, end }, values);
  const callee = ctx.leaf('Identifier', tag, 'echo');
  return statementOf(ctx, ctx.shaped('Call', { start: tag.start, end }, { callee, arguments: list }));
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
  const branch = (from: SyntaxNode, span: Span, alternative: Node | undefined): Node => {
    const condition = ctx.one(from.child('condition'));
    return ctx.shaped('If', span, { condition, consequent: bodyOf(ctx, BODY(from)), alternative });
  };
  const branches = node.childrenOf('alternative');
  // Without `else` there is an empty one, so that a pattern without it means an `if` without it.
  const none = branches.at(-1)?.type === 'else_clause' ? undefined : empty(ctx, 'Block', node.end);
  const alternative = branches.reduceRight<Node | undefined>((rest, clause) => {
    if (clause.type !== 'else_clause')
      return branch(clause, { start: clause.start, end: rest?.end ?? clause.end }, rest);
    const body = BODY(clause);
    return body?.type === 'if_statement' ? ctx.one(body) : bodyOf(ctx, body);
  }, none);
  return branch(node, node, alternative);
}

const BODY = finder('body or #-1');

const forStatement = shape('For', {
  init: flattened('initialize*'),
  condition: flattened('condition*'),
  update: flattened('update*'),
  body: loopBody,
});

/** Expressions that a `for` has one behind the other. */
function flattened(places: string): Extractor {
  const find = allFinder(places);
  return (node, ctx) => oneOrMany(ctx, 'sequence_expression', ctx.all(find(node).flatMap(members)));
}

/** The statements behind a label. */
function caseBody(node: SyntaxNode, ctx: Lowerer): Node {
  const found = BEHIND_LABEL(node);
  return ctx.sequence('Block', { start: found[0]?.start ?? node.end, end: node.end }, statements(found, ctx));
}

const BEHIND_LABEL = allFinder('#* after <:|;>');

/** An expression as a statement; `die;` is read as a name. */
function expressionStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const inner = node.namedChildren[0];
  if (inner?.type !== 'name' || !EXIT.test(ctx.text(inner)))
    return ctx.shaped('ExprStmt', node, { expression: ctx.one(inner) });
  const callee = ctx.leaf('Identifier', inner, 'exit');
  const expression = ctx.shaped('Call', inner, { callee, arguments: empty(ctx, 'Arguments', inner.end) });
  return ctx.shaped('ExprStmt', node, { expression });
}

/** A text that ends inside a string in the given quotes, directly behind `last`. */
function inQuotes(quotes: string, last = ''): RegExp {
  const strings = /[^"'`]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`/s.source;
  return new RegExp(`^(?:${strings})*(${quotes})(?:(?!\\1)[^\\\\]|\\\\.)*${last}$`, 's');
}

const lowerings = table(usual, {
  'php_tag|php_end_tag|text|text_interpolation': drop,
  'compound_statement|colon_block': blockOf,
  expression_statement: expressionStatement,
  named_type: unwrap,
  'name|cast_type|bottom_type': token('Identifier'),
  relative_scope: (node, ctx) =>
    /^parent$/i.test(ctx.text(node))
      ? ctx.leaf('Super', node, 'parent')
      : ctx.leaf('Identifier', node, ctx.text(node)),
  'namespace_name|qualified_name|relative_name': qualified,
  variable_name: variable,
  dynamic_variable_name: dynamicVariable,
  by_ref: shape('Unary', { operand: '#0' }, '&'),
  boolean: token('Bool', (node, ctx) => ctx.text(node).toLowerCase()),
  string: singleQuoted,
  encapsed_string: doubleQuoted,
  'heredoc|nowdoc': heredoc,
  shell_command_expression: shellCommand,
  array_creation_expression: sequence('Array'),
  // `x`, `k => x`, `&x`, `...x`. An entry of a pattern may stand for any number of entries, however it is spelled.
  array_element_initializer: where('#1', orPlaceholder(shape('Pair', { key: '#0', value: '#1' })), unwrap),
  list_literal: destructuring,
  pair: shape('Pair', { key: '#0', value: '#1' }),
  variadic_unpacking: shape('Spread', { value: '#0' }, '...'),
  argument: where('name', shape('Argument', { name: 'name', value: givenValue }), unwrap),
  function_call_expression: callOf(calledFunction),
  'member_call_expression|nullsafe_member_call_expression': callOf(memberOf('object', 'name')),
  scoped_call_expression: callOf(memberOf('scope', 'name', '::')),
  'member_access_expression|nullsafe_member_access_expression': memberOf(...MEMBER, '', true),
  'scoped_property_access_expression|class_constant_access_expression': memberOf(...MEMBER, '::', true),
  subscript_expression: shape('Index', { object: '#0', index: '#1' }),
  object_creation_expression: construction,
  anonymous_class: classDefinition('class'),
  'anonymous_function|arrow_function': lambda,
  anonymous_function_use_clause: sequence('Captures'),
  // `$a =& $b`: the value is the variable itself.
  reference_assignment_expression: shape('Assign', {
    target: 'left',
    value: shape('Unary', { operand: 'right' }, '&', over('<&>', 'right')),
  }),
  binary_expression: binary,
  unary_op_expression: shape('Unary', { operand: 'argument' }, written('operator')),
  update_expression: shape('Update', { operand: 'argument' }, written('operator')),
  error_suppression_expression: shape('Unary', { operand: '#0' }, '@'),
  clone_expression: shape('Unary', { operand: '#0' }, 'clone'),
  conditional_expression: conditional,
  match_expression: switchOn('condition'),
  'match_conditional_expression|match_default_expression': arm(
    'conditional_expressions/#*',
    'return_expression',
  ),
  yield_expression: shape('Yield', { value: '#0' }, given('<from|yield from>', 'from')),
  'print_intrinsic|include_expression|include_once_expression': keywordCall,
  'require_expression|require_once_expression': keywordCall,
  'echo_statement|exit_statement|unset_statement': asStatement(keywordCall),
  attribute_list: sequence('Decorators', '#*/#*'),
  attribute: orPlaceholder(annotation('#0 but parameters', 'parameters', true)),
  formal_parameters: parameters,
  'simple_parameter|property_promotion_parameter': parameter(''),
  variadic_parameter: parameter('...'),
  function_definition: functionDefinition(modifiers),
  method_declaration: functionDefinition(methodModifiers),
  class_declaration: classDefinition('class'),
  interface_declaration: classDefinition('interface'),
  trait_declaration: classDefinition('trait'),
  enum_declaration: classDefinition('enum'),
  'declaration_list|enum_declaration_list': sequence('ClassBody'),
  enum_case: shape('enum_constant', { decorators: 'attributes', name: 'name', value: 'value' }),
  // The use of traits in a class; also where an ellipsis among members stands.
  use_declaration: orPlaceholder(sequence('use_declaration')),
  const_declaration: declarations('<const_element>*', before(`${WORDS} and <const>*`), {
    target: '#0',
    value: '#0 after <=>',
  }),
  property_declaration: where('<static_modifier>', properties('name'), properties(fieldName)),
  property_hook_list: sequence('Accessors'),
  property_hook: propertyHook,
  function_static_declaration: declarations('<static_variable_declaration>*', before('<static>*'), {
    target: 'name',
    value: 'value',
  }),
  namespace_definition: shape('namespace_declaration', { name: 'name', body: 'body' }),
  namespace_use_declaration: useOfNames,
  if_statement: ifStatement,
  for_statement: forStatement,
  foreach_statement: shape('ForEach', {
    target: '#0 after <as>',
    iterable: '#0 before <as>',
    body: loopBody,
  }),
  switch_statement: switchOn('condition'),
  'case_statement|default_statement': shape('Case', { test: 'value', body: caseBody }),
  catch_clause: shape('Catch', { type: held('Tuple', 'type'), name: 'name', body: blockIn('body') }),
  break_statement: jump('Break', 'integer'),
  continue_statement: jump('Continue', 'integer'),
  named_label_statement: shape('Labeled', { label: '#0', body: '#1' }),
});

export const php: Language = {
  id: 'php',
  names: ['php'],
  editorIds: ['php'],
  extensions: ['.php', '.phtml', '.php3', '.php4', '.php5', '.php7', '.php8', '.phps', '.inc'],
  interpreters: ['php', 'php-cgi'],
  grammar: 'tree-sitter-php.wasm',
  comments: { line: ['//', '#'], block: [['/*', '*/']] },
  // Words that promote a parameter may stand in any order; the grammar knows one.
  macros: READONLY,
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
      ...usualContexts('<?php '),
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
    enumerations: { byWord: true, lookUps: ['from', 'tryFrom'] },
    sigil: '$',
    regexesAreDelimited: true,
    endingFunctions: ['exit', 'abort'],
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
    containerMethods: ['add', 'append', 'attach', 'enqueue', 'offsetSet', 'push', 'put', 'set', 'unshift'],
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
