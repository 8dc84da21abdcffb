/**
 * Bash. A command is a Call of its name with its words as arguments; a word is a String however it is
 * quoted, `$x` and `${x}` are the variable, and what mixes both is Interpolated.
 */

import { addAll } from '../../text/lists.ts';
import type { Lowerer, Lowering } from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import { Node } from '../node.ts';
import { drop, sequence, shape, table, token, unwrap } from '../table.ts';
import type { Language } from './language.ts';

const PREFIX = '__aiss_';
/** The command that a deep expression goes by. */
const DEEP = `${PREFIX}D`;

const PLACEHOLDERS = new Set(['Metavariable', 'Ellipsis', 'EllipsisMetavariable']);

/** What does not wait for a command has it inside: the `&` is no part of the grammar's node. */
function inBackground(node: SyntaxNode, lowered: Node, ctx: Lowerer): Node {
  const sign = /^[ \t]*&(?![&>])/.exec(ctx.slice(node.end, node.end + FARTHEST_SIGN));
  if (sign === null) return lowered;
  return ctx.sequence('background', { start: node.start, end: node.end + sign[0].length }, [lowered]);
}

/** The commands of a pipeline or list: an `&` behind the last of them is about all of it. */
function partsOf(node: SyntaxNode, ctx: Lowerer): Node[] {
  return ctx.named(node).map((part) => (part.kind === 'background' ? (part.children[0] as Node) : part));
}

/** Characters between a command and its `&`. */
const FARTHEST_SIGN = 40;

function command(node: SyntaxNode, ctx: Lowerer): Node {
  return inBackground(node, foreground(node, ctx), ctx);
}

function foreground(node: SyntaxNode, ctx: Lowerer): Node {
  const name = node.child('name');
  const words = node.childrenOf('argument');
  const only = name?.namedChildren[0];
  const callee = only === undefined ? undefined : commandName(only, ctx);
  if (words.length === 0 && callee !== undefined && PLACEHOLDERS.has(callee.kind)) return callee;
  const start = words[0]?.start ?? node.end;
  const given = NAMING.has(callee?.text ?? '') ? ctx.all(words).map(asName) : ctx.all(words);
  const args = ctx.sequence(
    'Arguments',
    { start, end: words.at(-1)?.end ?? start },
    callee?.text === DEEP ? given.map(asWord) : given,
  );
  const called = withRedirects(ctx.shaped('Call', node, { callee, arguments: args }), node, ctx);
  // `a=1 command`: the values are for the environment of the command alone, so these are no assignments.
  const before = node.namedChildren.filter((child) => child.type === 'variable_assignment');
  return before.length === 0
    ? called
    : ctx.sequence('command', node, [
        ...before.map((each) => ctx.sequence('environment', each, ctx.named(each))),
        called,
      ]);
}

/** Commands that put what they read into the variables that they are given by their names. */
const NAMING: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray']);

/** A word that may name a variable, as the variable. */
function asName(word: Node): Node {
  if (word.kind !== 'String' || !/^[A-Za-z_]\w*$/.test(word.text)) return word;
  return new Node('Identifier', word.text, word.from, word.to, [], null, word.unit);
}

/** A command whose redirects stand among its words (`sh <<< x`, `> x echo`) is one with redirects behind it. */
function withRedirects(called: Node, node: SyntaxNode, ctx: Lowerer): Node {
  const redirects = node.namedChildren.filter((child) => child.type.endsWith('_redirect'));
  return redirects.length === 0
    ? called
    : ctx.sequence('redirected_statement', node, [called, ...ctx.all(redirects)]);
}

/** A name is one however it is quoted. */
function commandName(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  const word = ctx.one(node);
  return word?.kind === 'String' ? ctx.leaf('Identifier', node, word.text) : word;
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, character: string) => (character === '\n' ? '' : character));
}

/** `"…"` and words that are written together: one String where nothing is filled in. */
function interpolated(node: SyntaxNode, ctx: Lowerer): Node {
  const quote = node.type === 'string' ? 1 : 0;
  const parts: Node[] = [];
  let at = node.start + quote;
  const literal = (end: number): void => {
    if (end > at) parts.push(ctx.leaf('StringText', { start: at, end }, unescaped(ctx.slice(at, end))));
  };
  for (const child of node.namedChildren) {
    if (child.type === 'string_content') continue;
    literal(child.start);
    at = child.end;
    const inside = ctx.one(child);
    if (inside?.kind === 'String') parts.push(ctx.leaf('StringText', child, inside.text));
    else if (inside?.kind === 'Interpolated') addAll(parts, inside.children);
    else if (inside !== undefined) parts.push(ctx.shaped('Interpolation', child, { expression: inside }));
  }
  literal(node.end - quote);
  // In a pattern these are strings in quotes, and no words.
  const [only, another] = parts;
  if (quote > 0 && ctx.isPattern && only?.kind === 'StringText' && another === undefined) {
    if (only.text === '...') return ctx.sequence('Interpolated', node, [only]);
    if (METAVARIABLE.test(only.text))
      return ctx.sequence('Interpolated', node, [quotedMetavariable(only, ctx)]);
  }
  if (parts.some((part) => part.kind !== 'StringText')) return ctx.sequence('Interpolated', node, parts);
  return ctx.leaf('String', node, parts.map((part) => part.text).join(''));
}

/** `"$X"`: the metavariable is what is filled in, or all of the text. */
function quotedMetavariable(text: Node, ctx: Lowerer): Node {
  return ctx.shaped('Interpolation', text, { expression: ctx.leaf('Metavariable', text, text.text) });
}

const METAVARIABLE = /^\$[A-Z_][A-Z0-9_]*$/;

/** `$x` and `${x}`; with operators (`${x:-y}`) the grammar's own kind around its parts. */
function expansion(node: SyntaxNode, ctx: Lowerer): Node {
  const inside = ctx.named(node);
  const [only] = inside;
  if (inside.length === 1 && only !== undefined && /^\$\{?[\w$]+\}?$/.test(ctx.text(node)))
    return expanded(only, node, ctx);
  return ctx.sequence('expansion', node, inside);
}

/** What is written as a variable is one, also where only a metavariable names it. */
function expanded(name: Node, node: SyntaxNode, ctx: Lowerer): Node {
  if (name.kind === 'Identifier') return ctx.leaf('Identifier', node, name.text);
  return name.kind === 'Metavariable' ? ctx.shaped('Variable', node, { name }) : name;
}

/** A pattern of a pipeline may leave out what comes after it. */
function pipeline(node: SyntaxNode, ctx: Lowerer): Node {
  const bars = node.children.filter((child) => !child.named).map(({ type }) => type);
  const rest = ctx.isPattern ? [ctx.leaf('Ellipsis', { start: node.end, end: node.end }, '...')] : [];
  const text = bars.every((bar) => bar === '|') ? '' : bars.join(' ');
  return inBackground(node, ctx.sequence('pipeline', node, [...partsOf(node, ctx), ...rest], text), ctx);
}

/** A pattern of one word is that word, and one of a substitution the substitution: neither is a command by itself. */
function patternRoot(root: Node): Node {
  const callee = root.kind === 'Call' ? root.get('callee') : undefined;
  if (callee === undefined || root.get('arguments')?.children.length !== 0) return root;
  return callee.kind === 'Identifier' ? asWord(callee) : callee;
}

function asWord(node: Node): Node {
  if (node.kind !== 'String' && node.kind !== 'Identifier') return node;
  return new Node('Word', node.text, node.from, node.to, [], null, node.unit);
}

function list(node: SyntaxNode, ctx: Lowerer): Node | readonly Node[] {
  const operator = node.children.find((child) => child.type === '&&' || child.type === '||');
  if (operator === undefined) return ctx.named(node);
  const sides = partsOf(node, ctx);
  if (sides.length !== 2) return sides;
  const [left, right] = sides;
  return inBackground(node, ctx.shaped('Binary', node, { left, right }, operator.type), ctx);
}

/** An `if` with its clauses: each `elif` is an If in the alternative of the one before. */
function conditional(node: SyntaxNode, ctx: Lowerer): Node {
  const clauses = node.namedChildren.filter((child) => CLAUSES.has(child.type));
  const { end } = clauses.at(-1) ?? node;
  let alternative: Node | undefined;
  for (const clause of clauses.reverse()) {
    alternative =
      clause.type === 'else_clause'
        ? ctx.sequence('Block', clause, ctx.named(clause))
        : branch(clause, end, alternative, ctx);
  }
  return branch(node, node.end, alternative, ctx);
}

/** One condition with the statements behind its `then`. */
function branch(source: SyntaxNode, end: number, alternative: Node | undefined, ctx: Lowerer): Node {
  const then = source.children.find((child) => child.type === 'then');
  const from = then?.end ?? source.start;
  const named = source.namedChildren.filter((child) => !CLAUSES.has(child.type));
  const conditions = named.filter((child) => child.end <= from);
  const body = named.filter((child) => child.start >= from);
  return ctx.shaped(
    'If',
    { start: source.start, end },
    {
      condition: one(conditions, source, ctx),
      consequent: ctx.sequence('Block', { start: from, end: body.at(-1)?.end ?? from }, ctx.all(body)),
      alternative,
    },
  );
}

const CLAUSES = new Set(['elif_clause', 'else_clause']);

/** A condition: a command, or several as a Block. */
function one(nodes: readonly SyntaxNode[], at: SyntaxNode, ctx: Lowerer): Node | undefined {
  const lowered = ctx.all(nodes);
  return lowered.length > 1 ? ctx.sequence('Block', at, lowered) : lowered[0];
}

function whileLoop(node: SyntaxNode, ctx: Lowerer): Node {
  const body = node.child('body');
  const conditions = node.namedChildren.filter((child) => child !== body);
  return ctx.shaped('While', node, { condition: one(conditions, node, ctx), body: ctx.one(body) });
}

function forLoop(node: SyntaxNode, ctx: Lowerer): Node {
  const values = node.childrenOf('value');
  const start = values[0]?.start ?? node.end;
  const words = ctx.sequence('Array', { start, end: values.at(-1)?.end ?? start }, ctx.all(values));
  return ctx.shaped('ForEach', node, {
    target: ctx.one(node.child('variable')),
    iterable: words,
    body: ctx.one(node.child('body')),
  });
}

function caseStatement(node: SyntaxNode, ctx: Lowerer): Node {
  const items = node.namedChildren.filter((child) => child.type === 'case_item');
  const cases = items.map((item) => {
    const tests = item.childrenOf('value');
    const body = item.namedChildren.filter(
      (child) => child.field !== 'value' && child.field !== 'termination',
    );
    const lowered = ctx.all(tests);
    return ctx.shaped('Case', item, {
      test: lowered.length > 1 ? ctx.sequence('Tuple', item, lowered) : lowered[0],
      body: ctx.sequence('Block', item, ctx.all(body)),
    });
  });
  const start = items[0]?.start ?? node.end;
  const body = ctx.sequence('Cases', { start, end: items.at(-1)?.end ?? start }, cases);
  return ctx.shaped('Switch', node, { subject: ctx.one(node.child('value')), body });
}

function functionDefinition(node: SyntaxNode, ctx: Lowerer): Node {
  const name = node.child('name');
  const at = name?.end ?? node.start;
  return ctx.shaped('FunctionDef', node, {
    name: name && commandName(name, ctx),
    parameters: ctx.sequence('Parameters', { start: at, end: at }, []),
    body: ctx.one(node.child('body')),
  });
}

/** `declare -r a=b c=d`: the assignments; without any, a command of that name. */
const declaration: Lowering = (node, ctx) => {
  const assigned = node.namedChildren.filter((child) => child.type === 'variable_assignment');
  return assigned.length > 0 ? ctx.all(assigned) : ctx.sequence(node.type, node, ctx.named(node));
};

const lowerings = table(
  {},
  {
    command,
    command_name: unwrap,
    word: (node, ctx) =>
      node.children.length > 0
        ? interpolated(node, ctx)
        : ctx.leaf('String', node, unescaped(ctx.text(node))),
    number: token('String'),
    raw_string: (node, ctx) => ctx.leaf('String', node, ctx.text(node).slice(1, -1)),
    'string|concatenation': interpolated,
    'simple_expansion|expansion': expansion,
    'variable_name|special_variable_name': token('Identifier'),
    list,
    pipeline,
    command_substitution: sequence('command_substitution'),
    negated_command: shape('Unary', { operand: '#0' }, '!'),
    variable_assignment: shape('Assign', { target: 'name', value: 'value' }),
    array: sequence('Array'),
    declaration_command: declaration,
    function_definition: functionDefinition,
    'compound_statement|do_group': sequence('Block'),
    if_statement: conditional,
    while_statement: whileLoop,
    for_statement: forLoop,
    c_style_for_statement: shape('For', {
      init: 'initializer',
      condition: 'condition',
      update: 'update',
      body: 'body',
    }),
    case_statement: caseStatement,
    subscript: (node, ctx) => {
      const index = node.child('index');
      // `${a[@]}` is all elements, not the one under a key `@`.
      const all = index !== undefined && /^[@*]$/.test(ctx.text(index));
      return ctx.shaped('Index', node, {
        object: ctx.one(node.child('name')),
        index: all ? ctx.leaf('word', index, ctx.text(index)) : ctx.one(index),
      });
    },
    heredoc_end: drop,
  },
);

export const bash: Language = {
  id: 'bash',
  names: ['bash', 'sh', 'shell'],
  editorIds: ['shellscript'],
  extensions: ['.sh', '.bash', '.bats', '.ksh', '.zsh'],
  filenames: ['.bashrc', '.bash_profile', '.profile', '.bash_aliases'],
  interpreters: ['bash', 'sh', 'dash', 'ash', 'ksh', 'mksh', 'zsh', 'rbash', 'bats'],
  grammar: 'tree-sitter-bash.wasm',
  comments: { line: ['#'], block: [] },
  chains: { first: new Set(['list', 'binary_expression']), last: new Map() },
  commentTypes: new Set(['comment']),
  unitTypes: new Set(['function_definition']),
  lowerings,
  pattern: {
    prefix: PREFIX,
    ellipses: ['…'],
    statement: '…',
    deep: ['$(… ', ')'],
    root: patternRoot,
    contexts: [{ text: '…' }, { text: 'if true; then\n…\nfi' }, { text: 'case x in\n…\nesac' }],
  },
  semantics: {
    importCalls: ['source', '.'],
    concatenation: [],
    assignmentDeclares: true,
    blockScope: false,
    selfNames: [],
    importBinds: 'nothing',
    positionalParameters: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    outputFunctions: ['echo', 'printf'],
  },
};
