/**
 * Programs that are long, and programs that are deep, in every language. What people write side by side in
 * thousands (`else if`, operators, calls on calls) is long, although grammars put it inside each other; brackets
 * in brackets are deep.
 */

/** How many of each: more than any stack has room for. */
export const COUNT = 10_000;

/** How a language writes what the programs are made of. */
interface Writing {
  readonly path: string;
  /** A whole program around statements. */
  readonly program: (statements: string) => string;
  /** One statement of an expression, with its end. */
  readonly statement: (expression: string) => string;
  /** A variable `x` that is given the value of an expression, as a statement. */
  readonly keeps: (expression: string) => string;
  readonly call: (name: string, argument: string) => string;
  readonly variable: string;
  /** The names of long programs, each with the text of its links; `inside` is the link that stands for the middle. */
  readonly long: Readonly<Record<string, Program>>;
  /** Deep programs. */
  readonly deep: Readonly<Record<string, string>>;
}

interface Program {
  /** The statements, `inside` in the middle of them. */
  readonly text: string;
  /** How often what is sought stands inside. */
  readonly inside: number;
}

function times(text: (i: number) => string): string {
  return Array.from({ length: COUNT }, (_, i) => text(i)).join('');
}

/** So many links, of which the middle one is another. */
function withMiddle(link: (i: number) => string, middle: string): string {
  return times((i) => (i === COUNT / 2 ? middle : link(i)));
}

function nested(open: string, inside: string, close: string): string {
  return open.repeat(COUNT) + inside + close.repeat(COUNT);
}

const semicolon = (expression: string): string => `${expression};\n`;
const line = (expression: string): string => `${expression}\n`;

/** What most languages write in one way: operators and links of members, calls and indexes. */
function chains(
  writing: Pick<Writing, 'statement' | 'keeps' | 'call' | 'variable'>,
  {
    member = '.',
    and = '&&',
    plus = '+',
  }: { readonly member?: string; readonly and?: string; readonly plus?: string } = {},
): Record<string, Program> {
  const { keeps, statement, call, variable } = writing;
  const danger = call('danger', '1');
  return {
    'a sum': { text: keeps(variable + withMiddle((i) => ` + ${i}`, ` + ${danger}`)), inside: 1 },
    'a condition': {
      text: keeps(variable + withMiddle(() => ` ${and} ${variable}`, ` ${and} ${danger}`)),
      inside: 1,
    },
    'strings that are put together': { text: keeps(`"a"${times((i) => ` ${plus} "b${i}"`)}`), inside: 0 },
    'calls on calls': {
      text: statement(variable + withMiddle((i) => `${member}b(${i})`, `${member}b(${danger})`)),
      inside: 1,
    },
    'members of members': { text: keeps(variable + times(() => `${member}b`)), inside: 0 },
    'indexes of indexes': {
      text: keeps(variable + withMiddle((i) => `[${i}]`, `[${danger}]`)),
      inside: 1,
    },
    statements: { text: withMiddle((i) => statement(call('b', String(i))), statement(danger)), inside: 1 },
    arguments: {
      text: statement(call('b', `${times(() => `${variable}, `)}${danger}`)),
      inside: 1,
    },
  };
}

/** What languages with braces write in one way. */
function braces(
  writing: Pick<Writing, 'statement' | 'call' | 'variable'>,
  { condition = (text: string): string => `(${text})` } = {},
): { readonly long: Record<string, Program>; readonly deep: Record<string, string> } {
  const { statement, call, variable } = writing;
  const test = (i: number): string => condition(`${variable} == ${i}`);
  const branch = (i: number, name: string): string => ` else if ${test(i)} { ${statement(call(name, '1'))}}`;
  return {
    long: {
      'else if': {
        text: `if ${test(0)} { }${withMiddle((i) => branch(i, 'b'), branch(0, 'danger'))}\n`,
        inside: 1,
      },
    },
    deep: {
      'blocks in blocks': `${nested(`if ${condition(variable)} { `, '', '}')}\n`,
      'else in else': `${nested(`if ${condition(variable)} { } else { `, '', '}')}\n`,
    },
  };
}

function cases(
  of: string,
  link: (i: number, body: string) => string,
  end: string,
  call: Writing['call'],
): Program {
  return {
    text: of + withMiddle((i) => link(i, call('b', '1')), link(COUNT, call('danger', '1'))) + end,
    inside: 1,
  };
}

/** Brackets and calls, which every language but the shell has. */
function brackets({
  keeps,
  statement,
  call,
  variable,
}: Pick<Writing, 'keeps' | 'statement' | 'call' | 'variable'>): Record<string, string> {
  return {
    'brackets in brackets': keeps(nested('(', variable, ')')),
    'calls in calls': statement(nested(call('b', ' ').replace(/ \)$/, ''), '1', ')')),
    'a minus before a minus': keeps(`${'- '.repeat(COUNT)}${variable}`),
  };
}

const call = (name: string, argument: string): string => `${name}(${argument})`;

const SCRIPT = { statement: semicolon, keeps: (e: string) => `x = ${e};\n`, call, variable: 'a' };
const script = (path: string): Writing => ({
  ...SCRIPT,
  path,
  program: (statements) => statements,
  long: {
    ...chains(SCRIPT),
    ...braces(SCRIPT).long,
    cases: cases('switch (a) {\n', (i, body) => `case ${i}: ${body}; break;\n`, '}\n', call),
    'a ? b : c': { text: `x = ${times((i) => `a ? ${i} : `)}danger(1);\n`, inside: 1 },
    'calls of what a call gives': { text: `a${times((i) => `(${i})`)};\n`, inside: 0 },
  },
  deep: {
    ...brackets(SCRIPT),
    ...braces(SCRIPT).deep,
    'lists in lists': `x = ${nested('[', '', ']')};\n`,
    'functions in functions': `${nested('function b() { ', '', '}')}\n`,
    'functions that give functions': `x = ${'b => '.repeat(COUNT)}1;\n`,
  },
});

const PYTHON = { statement: line, keeps: (e: string) => `x = ${e}\n`, call, variable: 'a' };
const RUBY = PYTHON;
const PHP = { statement: semicolon, keeps: (e: string) => `$x = ${e};\n`, call, variable: '$a' };
const GO = { statement: line, keeps: (e: string) => `x := ${e}\n`, call, variable: 'a' };
const RUST = { statement: semicolon, keeps: (e: string) => `let x = ${e};\n`, call, variable: 'a' };
const C = { statement: semicolon, keeps: (e: string) => `int x = ${e};\n`, call, variable: 'a' };
const TYPED = { statement: semicolon, keeps: (e: string) => `var x = ${e};\n`, call, variable: 'a' };
const SHELL_CALL = (name: string, argument: string): string => `${name} ${argument}`;

/** What the languages after C write in one way. */
function cLike(writing: typeof C, path: string, program: Writing['program']): Writing {
  return {
    ...writing,
    path,
    program,
    long: {
      ...chains(writing),
      ...braces(writing).long,
      cases: cases('switch (a) {\n', (i, body) => `case ${i}: ${body}; break;\n`, '}\n', call),
      'a ? b : c': { text: writing.keeps(`${times((i) => `a ? ${i} : `)}danger(1)`), inside: 1 },
    },
    deep: {
      ...brackets(writing),
      ...braces(writing).deep,
      'bare loops in loops': `${'while (a) '.repeat(COUNT)};\n`,
    },
  };
}

const inMethod = (statements: string): string => `class A { void f(int a) {\n${statements}} }\n`;
const inFunction = (statements: string): string => `void f(int a) {\n${statements}}\n`;

export const WRITINGS: Readonly<Record<string, Writing>> = {
  javascript: script('a.js'),
  typescript: script('a.ts'),
  tsx: script('a.tsx'),
  python: {
    ...PYTHON,
    path: 'a.py',
    program: (statements) => statements,
    long: {
      ...chains(PYTHON, { and: 'and' }),
      elif: {
        text: `if a == 0:\n  b()\n${withMiddle((i) => `elif a == ${i}:\n  b()\n`, 'elif a == 0:\n  danger(1)\n')}`,
        inside: 1,
      },
      cases: cases('match a:\n', (i, body) => `  case ${i}:\n    ${body}\n`, '', call),
      'a if b else c': { text: `x = ${times((i) => `${i} if a else `)}danger(1)\n`, inside: 1 },
      'strings side by side': { text: `x = (${times((i) => ` "b${i}"`)})\n`, inside: 0 },
    },
    deep: {
      ...brackets(PYTHON),
      'lists in lists': `x = ${nested('[', '', ']')}\n`,
      'functions that give functions': `x = ${'lambda: '.repeat(COUNT)}1\n`,
      'not before not': `x = ${'not '.repeat(COUNT)}a\n`,
    },
  },
  java: cLike(TYPED, 'A.java', inMethod),
  csharp: cLike(TYPED, 'a.cs', inMethod),
  c: cLike(C, 'a.c', inFunction),
  cpp: cLike(C, 'a.cpp', inFunction),
  go: {
    ...GO,
    path: 'a.go',
    program: (statements) => `package p\nfunc f(a int) {\n${statements}}\n`,
    long: {
      ...chains(GO),
      ...braces(GO, { condition: (text) => text }).long,
      cases: cases('switch a {\n', (i, body) => `case ${i}:\n ${body}\n`, '}\n', call),
    },
    deep: { ...brackets(GO), ...braces(GO, { condition: (text) => text }).deep },
  },
  rust: {
    ...RUST,
    path: 'a.rs',
    program: (statements) => `fn f(a: i32) {\n${statements}}\n`,
    long: {
      ...chains(RUST),
      ...braces(RUST, { condition: (text) => text }).long,
      cases: cases('match a {\n', (i, body) => `${i} => { ${body}; }\n`, '}\n', call),
    },
    deep: {
      ...brackets(RUST),
      ...braces(RUST, { condition: (text) => text }).deep,
      'functions in functions': `${nested('fn b() { ', '', '}')}\n`,
    },
  },
  php: {
    ...PHP,
    path: 'a.php',
    program: (statements) => `<?php\n${statements}`,
    long: {
      ...chains(PHP, { member: '->', plus: '.' }),
      ...braces(PHP).long,
      elseif: {
        text: `if ($a) {}\n${withMiddle((i) => `elseif ($a == ${i}) { b(); }\n`, 'elseif ($a) { danger(1); }\n')}`,
        inside: 1,
      },
      cases: cases('switch ($a) {\n', (i, body) => `case ${i}: ${body}; break;\n`, '}\n', call),
    },
    deep: {
      ...brackets(PHP),
      ...braces(PHP).deep,
      'lists in lists': `$x = ${nested('[', '', ']')};\n`,
    },
  },
  ruby: {
    ...RUBY,
    path: 'a.rb',
    program: (statements) => statements,
    long: {
      ...chains(RUBY),
      elsif: {
        text: `if a == 0\n b(1)\n${withMiddle((i) => `elsif a == ${i}\n b(1)\n`, 'elsif a\n danger(1)\n')}end\n`,
        inside: 1,
      },
      cases: cases('case a\n', (i, body) => `when ${i}\n ${body}\n`, 'end\n', call),
      'a ? b : c': { text: `x = ${times((i) => `a ? ${i} : `)}danger(1)\n`, inside: 1 },
      'blocks behind calls': { text: `a${times(() => '\n  .each { |c| b(c) }')}\n`, inside: 0 },
    },
    deep: {
      ...brackets(RUBY),
      'lists in lists': `x = ${nested('[', '', ']')}\n`,
      'methods in methods': nested('def b\n', '', 'end\n'),
      'an if in an if': nested('if a\n', '', 'end\n'),
    },
  },
  bash: {
    path: 'a.sh',
    program: (statements) => statements,
    statement: line,
    keeps: (expression) => `x=${expression}\n`,
    call: SHELL_CALL,
    variable: '$a',
    long: {
      'a sum': { text: `x=$(( 1${times((i) => ` + ${i}`)} ))\n`, inside: 0 },
      'a condition': { text: `b${withMiddle(() => ' && b', ' && danger 1')}\n`, inside: 1 },
      'a pipe': { text: `b${withMiddle(() => ' | b', ' | danger 1')}\n`, inside: 1 },
      'strings side by side': { text: `x=${times((i) => `"b${i}"`)}\n`, inside: 0 },
      statements: { text: withMiddle((i) => `b ${i}\n`, 'danger 1\n'), inside: 1 },
      elif: {
        text: `if [ $a = 0 ]; then b\n${withMiddle((i) => `elif [ $a = ${i} ]; then b\n`, 'elif b; then danger 1\n')}fi\n`,
        inside: 1,
      },
      cases: cases('case $a in\n', (i, body) => `${i}) ${body} ;;\n`, 'esac\n', SHELL_CALL),
    },
    deep: {
      'an if in an if': `${nested('if a; then ', 'b; ', 'fi; ')}\n`,
      'commands in commands': `x=${nested('$(b ', '', ')')}\n`,
      'functions in functions': `${nested('b() { ', 'b; ', '}; ')}\n`,
    },
  },
};
