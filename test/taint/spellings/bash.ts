// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how the shell expands variables.

import { indented, type LanguageSpellings } from './spelling.ts';

/** The shell's spelling of what data flows through. */
export const bash: LanguageSpellings = {
  language: 'bash',
  path: 'case.sh',
  untrusted: '$(source)',
  sanitized: '$(clean "$(source)")',
  source: 'source',
  sanitizer: 'clean ...',
  sink: 'sink ...',
  program: (body, beside) => `${beside}\n\nhandler() {\n${indented(body, '  ')}\n}\nhandler\n`,
  lacks:
    'all parameters at once (`$@`) and variables that a function gives to its caller are not followed; it has no objects, fields, classes, methods, closures, callbacks other than by name, exceptions, await, generators; functions return a status, and their output is what a caller gets',
  constructs: {
    assignment: 'x="VALUE"\nsink "$x"',
    'assignment without quotes': 'x=VALUE\nsink $x',
    local: 'local x="VALUE"\nsink "$x"',
    export: 'export X="VALUE"\nsink "$X"',
    readonly: 'readonly x="VALUE"\nsink "$x"',
    'augmented assignment': 'x="a"\nx+="VALUE"\nsink "$x"',
    concatenation: 'x="VALUE"\ny="a${x}b"\nsink "$y"',
    'expansion in braces': 'x="VALUE"\nsink "${x}"',
    'default value': 'x="VALUE"\nsink "${x:-a}"',
    'replaced part': 'x="VALUE"\nsink "${x//a/b}"',
    'cut part': 'x="VALUE"\nsink "${x%%.*}"',
    array: 'a=("VALUE" "b")\nsink "${a[0]}"',
    'whole array': 'a=("VALUE" "b")\nsink "${a[@]}"',
    'element that is set': 'a[0]="VALUE"\nsink "${a[0]}"',
    'array that grows': 'a=()\na+=("VALUE")\nsink "${a[@]}"',
    'substituted command': 'x="VALUE"\ny="$(echo "$x")"\nsink "$y"',
    'substituted command in backquotes': 'x="VALUE"\ny=`echo "$x"`\nsink "$y"',
    'argument of a command': 'sink -a "VALUE"',
    'parameter of a function': { beside: 'put() {\n  sink "$1"\n}', body: 'put "VALUE"' },
    'named parameter': {
      beside: 'put() {\n  local x="$1"\n  sink "$x"\n}',
      body: 'put "VALUE"',
      harmless: 'put "a"',
    },
    'second parameter': {
      beside: 'put() {\n  sink "$2"\n}',
      body: 'put a "VALUE"',
      harmless: 'put "$(source)" a',
    },
    'output of a function': { beside: 'get() {\n  echo "VALUE"\n}', body: 'sink "$(get)"' },
    'output of an argument': { beside: 'same() {\n  echo "$1"\n}', body: 'sink "$(same "VALUE")"' },
    'loop over values': 'for x in "VALUE" b; do\n  sink "$x"\ndone',
    'counting loop': 'x=a\nfor ((i = 0; i < 3; i++)); do\n  sink "$x"\n  x="VALUE"\ndone',
    'loop with a condition': 'a=a\nb=b\nwhile flag; do\n  sink "$a"\n  a="$b"\n  b="VALUE"\ndone',
    'loop until': 'x=a\nuntil flag; do\n  sink "$x"\n  x="VALUE"\ndone',
    'one branch': {
      body: 'x="VALUE"\nif flag; then\n  x="a"\nfi\nsink "$x"',
      harmless: 'x="$(source)"\nif flag; then\n  x="a"\nelse\n  x="b"\nfi\nsink "$x"',
    },
    'list with and': 'x="VALUE"\nflag && sink "$x"',
    case: {
      body: 'x=a\ncase "$kind" in\n  1) x="VALUE" ;;\nesac\nsink "$x"',
      harmless: 'x=a\ncase "$kind" in\n  1) x="$(source)" ;;\n  2) sink "$x" ;;\nesac',
    },
    subshell: 'x="VALUE"\n(\n  sink "$x"\n)',
    group: 'x="VALUE"\n{\n  sink "$x"\n}',
    'overwritten value': { body: 'x=a\nx="VALUE"\nsink "$x"', harmless: 'x="$(source)"\nx=a\nsink "$x"' },
  },
};
